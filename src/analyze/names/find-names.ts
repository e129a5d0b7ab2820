import type { Language } from '../../language/language.ts';
import type { LexiconMatches } from '../../language/lexicon-matches.ts';
import type { Article } from '../../model/article.ts';
import { READING_ROLES } from '../../model/block.ts';
import type { Entity, Mention } from '../../model/entity.ts';
import type { ModelName } from '../../model/model-name.ts';
import type { Tokens } from '../../text/tokens.ts';
import { Cast } from './cast.ts';
import { findDemonyms } from './demonyms.ts';
import { fillRows } from './person-rows.ts';
import { findRepeats } from './repeats.ts';
import type { Member } from './member.ts';
import { MentionResolver, type Naming } from './mentions.ts';
import { creditModel, layModelNames } from './model-names.ts';
import { ALL_PARTS, type NameParts, PhraseReader } from './phrase-reader.ts';
import { getTagger, type Tagger } from './tagger.ts';
import { findTitleEnds } from './offices.ts';
import { Words } from './words.ts';

/** The names layer of an article: codebook section 2. */
export interface Names {
  readonly mentions: readonly Mention[];
  readonly entities: readonly Entity[];
}

export interface NamesInput {
  readonly article: Article;
  readonly tokens: Tokens;
  readonly found: LexiconMatches;
  readonly language: Language;
  /** Parts switched off for a measurement. */
  readonly parts?: NameParts;
  /** Another tagger than the language's own, for measuring. */
  readonly tagger?: Tagger;
  /** Names that a model outside of the analysis found. */
  readonly modelNames?: readonly ModelName[];
}

const NO_TITLES: ReadonlySet<number> = new Set();
const NO_NAMES: readonly ModelName[] = [];

/** Finds the persons, organizations, places and groups of an article and every mention of them. */
export function findNames({ article, tokens, found, language, parts = ALL_PARTS, tagger = getTagger(language) ?? undefined, modelNames = NO_NAMES }: NamesInput): Names {
  const blocks = article.blocks.filter((block) => READING_ROLES.has(block.role));
  const words = new Words(tokens, found, language, blocks);
  if (words.count === 0) return { mentions: [], entities: [] };
  const { entries, countries } = findDemonyms(words);
  words.learnNations(entries, countries);
  const tagged = parts.tagger && tagger ? tagger.tag(words, parts.rules ? findTitleEnds(new PhraseReader(words, null, parts)) : NO_TITLES) : null;
  const tags = modelNames.length > 0 ? layModelNames(words, tagged, modelNames) : tagged;
  const read = new PhraseReader(words, tags, parts, { seat: article.dateline?.place ?? null, outlet: article.outlet }).all();
  const phrases = findRepeats(words, parts.rules ? fillRows(words, read) : read, tags);
  const cast = new Cast(words, phrases, language);
  const resolver = new MentionResolver(cast, words);
  resolver.resolve(phrases);
  return numberEntities(resolver.namings, cast, modelNames);
}

/** Entities in the order of their first mention. */
function numberEntities(namings: readonly Naming[], cast: Cast, modelNames: readonly ModelName[]): Names {
  const ordered = [...namings].sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
  const ids = new Map<Member, string>();
  for (const { member } of ordered) if (!ids.has(member)) ids.set(member, `e${ids.size + 1}`);
  const mentions = ordered.map(({ span, member, form, role, metonym, because }) => ({
    span, entity: ids.get(member)!, form, role, ...(metonym && { metonym }), because: modelNames.length > 0 ? creditModel(because, span, modelNames) : because,
  }));
  return { mentions, entities: [...ids].map(([member, id]) => entityOf(member, id, cast)) };
}

function entityOf(member: Member, id: string, cast: Cast): Entity {
  const { known } = member;
  const spellings = [...member.spellings].sort((a, b) => b.length - a.length);
  const standard = known ? cast.standardName(known) : null;
  const neutral = spellings.filter((spelling) => !member.partial.includes(spelling));
  const longest = (neutral.length > 0 ? neutral : spellings).find((spelling) => member.type !== 'person' || spelling.includes(' ')) ?? neutral[0] ?? spellings[0];
  const name = standard && (!longest || member.type !== 'person' || longest.split(' ').length <= standard.split(' ').length) ? standard : (longest ?? member.fallbackName ?? standard ?? '');
  return {
    id, type: member.type, name, latin: known?.attributes['latin'] ?? null, aliases: spellings.filter((spelling) => spelling !== name), kb: known?.id ?? null,
    ...(member.joined.length > 0 && { because: { rule: 'joined-names', says: member.joined.join('; ') } }),
  };
}
