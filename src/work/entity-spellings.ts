import type { Because } from '../model/because.ts';
import type { DossierEntity } from '../model/dossier.ts';
import type { ArticleRecord } from '../model/record.ts';

/** One wording of an entity: how often, where, and why it is this entity. */
export interface Spelling {
  readonly text: string;
  readonly count: number;
  readonly articles: readonly string[];
  readonly because: readonly Because[];
}

/** Articles whose own reason is told for a spelling; more say the same. */
const MOST_ARTICLE_REASONS = 2;

interface Met {
  readonly record: ArticleRecord;
  readonly local: string;
}

/** Why each spelling was joined: it is the name itself, a part of a fuller name in its article, or a name that a rule joined. */
export function explainSpellings(entity: DossierEntity, met: readonly Met[], fold: (text: string) => string): Spelling[] {
  const bearers = new Map<string, Met[]>();
  for (const one of met) {
    const texts = new Set(one.record.mentions.filter((mention) => mention.entity === one.local).map(({ span }) => one.record.text.slice(span[0], span[1])));
    for (const text of texts) bearers.set(text, [...(bearers.get(text) ?? []), one]);
  }
  return entity.names.map(({ text, count, articles }) => ({ text, count, articles, because: whyJoined(entity, text, bearers.get(text) ?? [], fold) }));
}

function whyJoined(entity: DossierEntity, text: string, bearers: readonly Met[], fold: (text: string) => string): Because[] {
  const standard = fold(entity.name);
  if (fold(text) === standard) return [{ rule: 'same-name', says: text === entity.name ? 'this is its name' : `«${entity.name}» with other hamzas, marks or particles` }];
  const reasons: Because[] = [];
  for (const local of new Set(bearers.map(({ record, local: id }) => nameOf(record, id)))) {
    const isFuller = fold(local) !== fold(text);
    if (isFuller) reasons.push(...inArticles(text, local, bearers));
    if (fold(local) !== standard) reasons.push(...(entity.because ?? []).filter(({ says }) => says?.includes(`«${local}»`)));
  }
  if (reasons.length === 0 && entity.kb) return [{ rule: 'knowledge-base', says: `the knowledge base calls «${entity.name}» so (${entity.kb})` }];
  return reasons;
}

const nameOf = (record: ArticleRecord, local: string): string => record.entities.find(({ id }) => id === local)?.name ?? '';

function inArticles(text: string, local: string, bearers: readonly Met[]): Because[] {
  const here = bearers.filter(({ record, local: id }) => nameOf(record, id) === local).slice(0, MOST_ARTICLE_REASONS);
  return here.map(({ record, local: id }) => {
    const own = record.entities.find((one) => one.id === id)?.because;
    const mention = record.mentions.find((one) => one.entity === id && record.text.slice(one.span[0], one.span[1]) === text);
    const from = [...(own ? [own] : []), ...(mention?.because ? [mention.because] : [])];
    return { rule: 'named-in-article', says: `${record.outlet ?? record.uri?.split('/').at(-1) ?? record.id} calls «${local}» so`, ...(from.length > 0 && { from }) };
  });
}
