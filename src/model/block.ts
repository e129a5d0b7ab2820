import type { Because } from './because.ts';
import type { Span } from './span.ts';

/** Codebook section 1. */
export const ROLES = [
  'section', 'headline', 'deck', 'dateline', 'byline', 'date', 'caption', 'credit', 'paragraph', 'subheading',
  'read-also', 'related', 'comment', 'chrome',
] as const;
export type Role = (typeof ROLES)[number];

/** Roles whose words are the article's own: entities, statements, events and labels come from these only. */
export const READING_ROLES: ReadonlySet<Role> = new Set(['headline', 'deck', 'caption', 'paragraph', 'subheading']);

/** A stretch of an article's text with one role. Blocks are ordered and do not overlap. */
export interface Block {
  readonly role: Role;
  readonly span: Span;
  /** Where it stands in an HTML capture, as a CSS selector. */
  readonly selector?: string;
  readonly because?: Because;
}
