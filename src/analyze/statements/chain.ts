import type { Article } from '../../model/article.ts';
import type { Channel, Link } from '../../model/statement.ts';
import type { Voice } from './voice.ts';

/** The chain of a voice to the article's outlet; `via` stands in it only when no other relay is named. */
export function chainOf(voice: Voice, article: Article): Link[] {
  const outlet: Link = { by: article.outlet, how: 'report' };
  if (voice.own) return [outlet];
  const links = [firstLink(voice), ...voice.through];
  const relayed = voice.through.some(({ how }) => how === 'report') || (voice.channel === 'report' && voice.by !== null);
  const via: Link[] = relayed ? [] : article.via.map((by) => ({ by, how: 'report' }));
  return [...links, ...via.filter(({ by }) => !links.some((link) => link.by === by)), outlet];
}

/** A voice as the first link of its own chain. */
export function firstLink({ speakers, by, channel, how }: Voice): Link {
  const link = { by, how: how ?? channel };
  return speakers.length > 0 ? { ...link, entity: speakers[0]! } : link;
}

/** What stands between the speaker of a nested statement and the outlet: the outer speaker and all behind him. */
export function linksBehind(parent: Voice): Link[] {
  return parent.by === null ? [...parent.through] : [firstLink(parent), ...parent.through];
}

/** The channel of a nested speaker's own link: only a text carries its words as they were issued. */
export const nestedHow = ({ channel }: Voice): Channel => (channel === 'communique' || channel === 'document' ? channel : 'unknown');
