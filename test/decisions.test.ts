import { describe, expect, test } from 'vitest';
import type { DecisionRequest } from '../src/model/decision-request.ts';
import type { Dossier } from '../src/model/dossier.ts';
import type { ArticleRecord } from '../src/model/record.ts';
import { holdSamples } from './sample-archive.ts';

const held = holdSamples();

async function decide(request: DecisionRequest, who = 'محررة'): Promise<string> {
  const outcome = await held.open.decide(request, { who, seen: await held.open.archive.decisionStep() });
  if ('clash' in outcome) throw new Error('clash');
  return outcome.decision.id;
}

/** Everything read anew by another engine that finds the same marks under other ids, some words further on. */
async function readAnew(change: (record: ArticleRecord) => ArticleRecord = (record) => record): Promise<void> {
  for await (const record of held.open.archive.records()) {
    const capture = (await held.open.archive.capture(record.id.replace(/#.*/, '')))!;
    const additions = [{ capture, record: change(shift(record, 'سطر جديد في رأس الصفحة\n')), words: { written: '', stems: '', headline: '', names: '' }, engine: 'another engine' }];
    await held.open.archive.addArticles(additions);
  }
  held.open = await held.samples.reopen(held.open);
}

/** The record with words put before its text and every local id changed. */
function shift(record: ArticleRecord, head: string): ArticleRecord {
  const moved = JSON.parse(JSON.stringify(record), (key, value: unknown) => {
    if (Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'number')) return value.map((one: number) => one + head.length);
    if (typeof value === 'string' && key !== 'id' && /^[evs]\d+$/.test(value)) return `${value}9`;
    return value;
  }) as ArticleRecord;
  const renamed = <One extends { id: string }>(ones: readonly One[]): One[] => ones.map((one) => ({ ...one, id: `${one.id}9` }));
  return { ...moved, text: head + record.text, entities: renamed(moved.entities), events: renamed(moved.events), statements: renamed(moved.statements) };
}

const named = (dossier: Dossier, words: string) => dossier.entities.filter(({ name }) => name.includes(words));
const bySize = (dossier: Dossier) => dossier.happenings.toSorted((a, b) => b.reports.length - a.reports.length);

describe('joins', () => {
  test('a happening is parted, stays parted when all is read anew, and is one again when that is undone', async () => {
    const before = await held.open.dossier();
    const [told] = bySize(before) as [Dossier['happenings'][number]];
    expect(told.reports.length).toBeGreaterThan(2);
    const [first] = told.reports as [{ article: string; event: string }];
    const id = await decide({ kind: 'different', about: 'happening', parties: [{ id: told.id, members: [{ article: first.article, local: first.event }] }], reason: 'لقاء آخر' });
    const parted = await held.open.dossier();
    expect(parted.happenings.length).toBe(before.happenings.length + 1);
    const rest = parted.happenings.find((one) => one.id === told.id)!;
    expect(rest.reports.map(({ article }) => article)).not.toContain(first.article);
    expect(rest.because?.some(({ rule, says }) => rule === 'manual-split' && says?.includes('محررة') && says.includes('لقاء آخر'))).toBe(true);
    await readAnew();
    const anew = await held.open.dossier();
    expect(anew.happenings.length).toBe(parted.happenings.length);
    expect(anew.happenings.find((one) => one.id === told.id)!.reports.length).toBe(told.reports.length - 1);
    await held.open.undo(id, 'مديرة');
    const undone = await held.open.dossier();
    expect(undone.happenings.find((one) => one.id === told.id)!.reports.length).toBe(told.reports.length);
    expect((await held.open.archive.decisions())[0]).toMatchObject({ undoneBy: 'مديرة', step: 1, undoneStep: 2 });
  });

  test('two happenings are made one; the id that was given up leads to the other, and comes back with undo', async () => {
    const before = await held.open.dossier();
    const [a, b] = bySize(before).filter(({ type }) => type === 'CONSULT') as [Dossier['happenings'][number], Dossier['happenings'][number]];
    const id = await decide({ kind: 'same', about: 'happening', parties: [{ id: a.id }, { id: b.id }] });
    const joined = await held.open.dossier();
    const [kept, given] = joined.happenings.some((one) => one.id === a.id) ? [a.id, b.id] : [b.id, a.id];
    expect(joined.happenings.find((one) => one.id === kept)!.reports.length).toBe(a.reports.length + b.reports.length);
    expect(joined.happenings.some((one) => one.id === given)).toBe(false);
    expect(await held.open.movedTo(given)).toBe(kept);
    const { time } = joined.happenings.find((one) => one.id === kept)!;
    expect(time === null || time.start === null || time.end === null || time.start <= time.end).toBe(true);
    await held.open.undo(id, 'محررة');
    expect((await held.open.dossier()).happenings.map((one) => one.id).toSorted()).toEqual(before.happenings.map((one) => one.id).toSorted());
  });

  test('a report that comes later joins one side of what was parted, and never both', async () => {
    const before = await held.open.dossier();
    const told = bySize(before)[0]!;
    const [first] = told.reports as [{ article: string; event: string }];
    await decide({ kind: 'different', about: 'happening', parties: [{ id: told.id, members: [{ article: first.article, local: first.event }] }] });
    const holderOf = async (article: string): Promise<string[]> => (await held.open.dossier()).happenings.filter(({ reports }) => reports.some((one) => one.article === article && told.reports.some((each) => each.article === article && each.event === one.event))).map(({ id }) => id);
    const { text } = (await held.open.article(told.reports[1]!.article))!;
    await held.open.addUploads([{ name: 'نسخة.txt', bytes: new TextEncoder().encode(`${text}\nنهاية الخبر.\n`) }]);
    expect((await held.open.dossier()).articles.length).toBe(before.articles.length + 1);
    expect(await holderOf(first.article)).not.toEqual(await holderOf(told.reports[1]!.article));
  });

  test('bearers of one name are parted, and a later article goes to the side whose company it shares', async () => {
    const before = await held.open.dossier();
    const [man] = before.entities.filter(({ type, members }) => type === 'person' && (members?.length ?? 0) >= 4) as [Dossier['entities'][number]];
    const [one] = man.members!;
    await decide({ kind: 'different', about: 'entity', parties: [{ id: man.id, members: [{ article: one!.article, local: one!.entity }] }], reason: 'سميّ له' });
    const parted = await held.open.dossier();
    const bearers = parted.entities.filter(({ name }) => name === man.name);
    expect(bearers.length).toBe(2);
    expect(parted.entities.find(({ id }) => id === man.id)!.members!.length).toBe(man.members!.length - 1);
    const later = `أخبار متفرقة\n\nقال ${man.name} في بيان إن الاجتماع انتهى.\n`;
    await held.open.addUploads([{ name: 'لاحق.txt', bytes: new TextEncoder().encode(later) }]);
    const grown = await held.open.dossier();
    expect(grown.entities.filter(({ name }) => name === man.name).length).toBe(2);
    expect(grown.entities.find(({ id }) => id === man.id)!.members!.map(({ article }) => article)).not.toContain(one!.article);
  });

  test('of two decisions that disagree the later one stands', async () => {
    const before = await held.open.dossier();
    const [a, b] = named(before, '').filter(({ type }) => type === 'person') as [Dossier['entities'][number], Dossier['entities'][number]];
    await decide({ kind: 'same', about: 'entity', parties: [{ id: a.id }, { id: b.id }] });
    const joined = (await held.open.dossier()).entities.find(({ id }) => id === a.id || id === b.id)!;
    expect(joined.members!.length).toBe(a.members!.length + b.members!.length);
    expect(joined.because?.some(({ rule }) => rule === 'manual-correction')).toBe(true);
    await decide({ kind: 'different', about: 'entity', parties: [{ id: joined.id, members: b.members!.map(({ article, entity }) => ({ article, local: entity })) }] });
    expect((await held.open.dossier()).entities.length).toBe(before.entities.length);
  });
});

describe('marks', () => {
  async function recordWith(test: (record: ArticleRecord) => boolean): Promise<ArticleRecord> {
    for await (const record of held.open.archive.records()) if (test(record)) return record;
    throw new Error('no such sample');
  }

  test('the type of an event is set in the record and its happening, says who and why, and outlives another analysis', async () => {
    const record = await recordWith(({ events }) => events.some(({ type }) => type === 'CONSULT'));
    const event = record.events.find(({ type }) => type === 'CONSULT')!;
    const id = await decide({ kind: 'set', field: 'event-type', targets: [{ article: record.id, mark: 'event', id: event.id }], value: { type: 'COOPERATE', mode: 'military' }, reason: 'اتفاق تدريب' });
    const check = async (local: string): Promise<void> => {
      const corrected = (await held.open.article(record.id))!.events.find((one) => one.id === local)!;
      expect(corrected).toMatchObject({ type: 'COOPERATE', mode: 'military', because: { rule: 'manual-correction', says: expect.stringContaining('اتفاق تدريب') } });
      expect(corrected.because!.from?.length).toBe(1);
    };
    await check(event.id);
    await readAnew();
    await check(`${event.id}9`);
    expect((await held.open.archive.article(record.id))!.events.find((one) => one.id === `${event.id}9`)!.type).toBe('CONSULT');
    await held.open.undo(id, 'محررة');
    expect((await held.open.article(record.id))!.events.find((one) => one.id === `${event.id}9`)!.type).toBe('CONSULT');
  });

  test('a speaker is set, with the chain that follows from it', async () => {
    const record = await recordWith(({ statements, entities }) => statements.some(({ speaker }) => speaker !== null) && entities.filter(({ type }) => type === 'person').length > 1);
    const statement = record.statements.find(({ speaker }) => speaker !== null)!;
    const other = record.entities.find(({ id, type }) => type === 'person' && id !== statement.speaker)!;
    await decide({ kind: 'set', field: 'speaker', targets: [{ article: record.id, mark: 'statement', id: statement.id }], value: { speaker: other.id } });
    const corrected = (await held.open.article(record.id))!.statements.find(({ id }) => id === statement.id)!;
    expect(corrected.speaker).toBe(other.id);
    expect(corrected.chain[0]).toMatchObject({ by: other.name, entity: other.id });
    expect(corrected.chain.at(-1)).toEqual(statement.chain.at(-1));
    await decide({ kind: 'set', field: 'speaker', targets: [{ article: record.id, mark: 'statement', id: statement.id }], value: { speaker: null } });
    const bare = (await held.open.article(record.id))!.statements.find(({ id }) => id === statement.id)!;
    expect([bare.speaker, bare.chain.length]).toEqual([null, corrected.chain.length - 1]);
  });

  test('a paragraph that is called furniture gives nothing any more', async () => {
    const record = await recordWith(({ blocks, mentions }) => blocks.some(({ role, span }) => role === 'paragraph' && mentions.some((one) => span[0] <= one.span[0] && one.span[1] <= span[1])));
    const block = record.blocks.find(({ role, span }) => role === 'paragraph' && record.mentions.some((one) => span[0] <= one.span[0] && one.span[1] <= span[1]))!;
    await decide({ kind: 'set', field: 'role', targets: [{ article: record.id, mark: 'block', span: block.span }], value: { role: 'chrome' } });
    const corrected = (await held.open.article(record.id))!;
    expect(corrected.blocks.find(({ span }) => span[0] === block.span[0])!.role).toBe('chrome');
    expect(corrected.mentions.filter(({ span }) => block.span[0] <= span[0] && span[1] <= block.span[1])).toEqual([]);
  });

  test('the date of a page is set and dates what hangs on it; other pages do not overrule it', async () => {
    const record = await recordWith(({ times }) => times.some(({ rel }) => rel === 'P0D' || rel === '-P1D'));
    await decide({ kind: 'set', field: 'published', targets: [{ article: record.id, mark: 'article' }], value: { start: '2021-02-03', end: '2021-02-03' }, reason: 'من أرشيف الصحيفة' });
    const corrected = (await held.open.article(record.id))!;
    expect(corrected.published).toMatchObject({ start: '2021-02-03', end: '2021-02-03', basis: 'person' });
    const near = corrected.times.find(({ rel }) => rel === 'P0D' || rel === '-P1D');
    expect(near?.value === undefined || near.value === null || near.value.startsWith('2021-02-0')).toBe(true);
    expect((await held.open.dossier()).articles.find(({ id }) => id === record.id)!.published).toMatchObject({ start: '2021-02-03', basis: 'person' });
  });

  test('a rejected mark is gone with what pointed to it; a lost one is reported', async () => {
    const record = await recordWith(({ labels, events }) => labels.length > 0 && events.length > 0);
    const [label] = record.labels;
    await decide({ kind: 'reject', targets: [{ article: record.id, mark: 'label', span: label!.span }] });
    const polar = record.labels[1] ?? null;
    if (polar) await decide({ kind: 'set', field: 'label', targets: [{ article: record.id, mark: 'label', span: polar.span }], value: { polarity: 'neutral' } });
    const [event] = record.events;
    await decide({ kind: 'reject', targets: [{ article: record.id, mark: 'event', id: event!.id }] });
    const corrected = (await held.open.article(record.id))!;
    expect(corrected.labels.length).toBe(record.labels.length - 1);
    if (polar) expect(corrected.labels[0]!.polarity).toBe('neutral');
    expect(corrected.events.some(({ id }) => id === event!.id)).toBe(false);
    expect(corrected.quantities.some(({ of }) => of === event!.id)).toBe(false);
    expect((await held.open.dossier()).happenings.some(({ reports }) => reports.some((one) => one.article === record.id && one.event === event!.id))).toBe(false);
    await readAnew((one) => (one.id === record.id ? { ...one, labels: [] } : one));
    const states = (await (await held.open.corrections()).states()).map(({ decision, state }) => [decision.kind, state]);
    expect(states[0]).toEqual(['reject', 'lost']);
    expect(states.at(-1)).toEqual(['reject', 'standing']);
  });

  test('who has not seen another’s decision about the same words is told of it', async () => {
    const record = await recordWith(({ events }) => events.length > 1);
    const target = (at: number) => [{ article: record.id, mark: 'event' as const, id: record.events[at]!.id }];
    const seen = await held.open.archive.decisionStep();
    await decide({ kind: 'set', field: 'event-type', targets: target(0), value: { type: 'AID', mode: null } }, 'زميل');
    const late = await held.open.decide({ kind: 'set', field: 'event-type', targets: target(0), value: { type: 'REJECT', mode: null } }, { who: 'محررة', seen });
    expect(late).toMatchObject({ clash: { who: 'زميل' } });
    expect(await held.open.decide({ kind: 'set', field: 'event-type', targets: target(1), value: { type: 'REJECT', mode: null } }, { who: 'محررة', seen })).toHaveProperty('decision');
  });

  test('what makes no sense is refused in a sentence', async () => {
    const record = await recordWith(() => true);
    const by = { who: 'محررة', seen: 0 };
    await expect(held.open.decide({ kind: 'reject', targets: [{ article: record.id, mark: 'event', id: 'v999' }] }, by)).rejects.toThrow('no such mark');
    await expect(held.open.decide({ kind: 'set', field: 'published', targets: [{ article: record.id, mark: 'article' }], value: { start: '2021-13-40', end: null } }, by)).rejects.toThrow('is no day');
    await expect(held.open.decide({ kind: 'same', about: 'entity', parties: [{ id: 'E1' }, { id: 'E99999' }] }, by)).rejects.toThrow('not there any more');
    expect(await held.open.archive.decisions()).toEqual([]);
  });
});

describe('doubts', () => {
  test('come the weightiest first with words to judge by, and go when they are answered', async () => {
    const doubts = await held.open.doubts();
    expect(doubts.length).toBeGreaterThan(3);
    expect(doubts.map(({ weight }) => weight)).toEqual(doubts.map(({ weight }) => weight).toSorted((a, b) => b - a));
    expect(doubts.every(({ evidence }) => evidence.length > 0)).toBe(true);
    expect(new Set(doubts.map(({ key }) => key)).size).toBe(doubts.length);
    for (const kind of new Set(doubts.map((one) => one.kind))) {
      const doubt = doubts.find((one) => one.kind === kind && one.accept !== null);
      if (!doubt) continue;
      await decide(doubt.accept!);
      expect((await held.open.doubts()).map(({ key }) => key), kind).not.toContain(doubt.key);
    }
    await readAnew();
    expect((await (await held.open.corrections()).states()).every(({ state }) => state === 'standing')).toBe(true);
  });
});
