import { describe, expect, it } from 'vitest';
import type { Fact, Happening } from '../src/model/dossier.ts';
import { ArchiveView } from '../src/http/archive-view.ts';
import { OriginTable } from '../src/http/origin-table.ts';
import { affairDossier } from './http-invented-affair.ts';

const [like] = affairDossier.facts;
const [happening] = affairDossier.happenings;

/** A fact with one origin, carried by articles whose chains begin with some names. */
function makeFact(origin: string, names: readonly string[]): Fact {
  const carried = names.map((by) => ({ article: 'x', span: [0, 1] as const, chain: [{ by, how: 'report' as const }, { by: 'صحيفة', how: 'report' as const }] }));
  return { ...like!, origins: [origin], carried };
}

describe('the origins of a dossier', () => {
  it('takes names that stand for one another in turn as one origin, and comes to an end', () => {
    const facts = [makeFact('وزارة النقل', ['هيئة الموانئ']), makeFact('الناطق', ['وزارة النقل', 'هيئة الموانئ'])];
    const told: Happening = { ...happening!, origins: [{ by: 'وزارة النقل', articles: ['x'] }] };
    const table = new OriginTable(ArchiveView.of(affairDossier), told, facts);
    const keys = facts.flatMap((fact) => fact.carried.map(({ chain }) => table.keyOf('x', chain, fact)));
    expect(new Set(keys)).toEqual(new Set(['1']));
  });
});
