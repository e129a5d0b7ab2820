import { z } from '@hono/zod-openapi';
import { ROLES as BLOCK_ROLES } from '../model/block.ts';
import { DOUBT_KINDS } from '../model/doubt.ts';
import { EVENT_TYPES } from '../model/event.ts';
import { ROLES as USER_ROLES } from '../work/users/user-file.ts';
import { ArticleSummary, Because, EntityRef, Passage, Problem, Span, orNull } from './shapes.ts';

/** What the API takes and answers about corrections, doubts, sessions and users, as zod schemas. */

export function describeProblem(description: string) {
  return { description, content: { 'application/problem+json': { schema: Problem } } };
}

const Reason = z.string().max(1000).nullish().openapi({ description: 'Why, in the words of who decides. It is shown wherever the decision shows.' });
const Local = z.object({ article: z.string(), local: z.string().openapi({ description: 'Id of an entity or event in the record of the article.' }) });
const Party = z
  .object({ id: z.string().optional(), members: z.array(Local).min(1).max(300).optional() })
  .refine((party) => party.id !== undefined || party.members !== undefined, 'name it by its id or by its members')
  .openapi('Party', { description: 'A whole entity or happening by its id, or some of its members.' });
const MarkRef = z
  .object({ article: z.string(), mark: z.enum(['mention', 'time', 'quantity', 'statement', 'event', 'label', 'block', 'article']), id: z.string().optional(), span: Span.optional() })
  .openapi('MarkRef', { description: 'A mark of a record: by its local id where it has one (statement, event), else by its span.' });
const Targets = z.array(MarkRef).min(1).max(100);
const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const set = <Field extends string, Value extends z.ZodType>(field: Field, value: Value) => z.object({ kind: z.literal('set'), field: z.literal(field), targets: Targets, value, reason: Reason });

export const DecisionRequest = z
  .union([
    z.object({ kind: z.enum(['same', 'different']), about: z.enum(['entity', 'happening']), parties: z.array(Party).min(1).max(20), reason: Reason }),
    z.discriminatedUnion('field', [
      set('event-type', z.object({ type: z.enum(EVENT_TYPES), mode: z.string().max(40).nullable() })),
      set('speaker', z.object({ speaker: z.string().nullable().openapi({ description: 'Id of an entity of the record; null when no source is named.' }) })),
      set('role', z.object({ role: z.enum(BLOCK_ROLES) })),
      set('label', z.object({ polarity: z.enum(['legitimising', 'delegitimising', 'neutral']), target: z.string().nullish() })),
      set('published', z.object({ start: orNull(Day), end: orNull(Day) })),
    ]),
    z.object({ kind: z.literal('reject'), targets: Targets, reason: Reason }),
    z.object({ kind: z.literal('seen'), doubt: z.string().max(300), says: z.string().max(2000), reason: Reason }),
  ])
  .openapi('DecisionRequest', { description: 'A correction. `same` joins two or more parties; `different` parts the members of one party off, or two parties from one another.' });

export const DecisionView = z
  .object({
    id: z.string(),
    kind: z.string(),
    about: z.string().nullable().openapi({ description: '`entity` or `happening` for joins; the mark for the rest.' }),
    field: z.string().nullable(),
    who: z.string(),
    decidedAt: z.string(),
    reason: z.string().nullable(),
    was: z.string().nullable(),
    now: z.string().nullable(),
    parties: z.array(z.object({ title: z.string(), members: z.int(), id: z.string().nullable().openapi({ description: 'What it is now, when that is still there.' }) })),
    places: z.array(z.object({ article: ArticleSummary, mark: z.string(), span: Span, quote: z.string() })).openapi({ description: 'The words that it hangs on, the first few.' }),
    state: z.enum(['standing', 'undone', 'partly', 'lost']).openapi({ description: '`lost`: the words or marks are not in the articles any more, so it cannot be applied.' }),
    undoneAt: z.string().nullable(),
    undoneBy: z.string().nullable(),
    version: z.string().openapi({ description: 'Its ETag: what undoing it must name.' }),
  })
  .openapi('Decision');

export const DecisionPage = z
  .object({ items: z.array(DecisionView), total: z.int(), lost: z.int().openapi({ description: 'How many standing decisions could not be applied.' }), next: z.string().nullable() })
  .openapi('DecisionPage');

export const MemberList = z
  .object({ items: z.array(z.object({ article: ArticleSummary, local: z.string(), quote: z.string().openapi({ description: 'The sentence that names it there.' }) })) })
  .openapi('MemberList', { description: 'The local entities or events that one thing was made from.' });

export const DoubtView = z
  .object({
    key: z.string(),
    kind: z.enum(DOUBT_KINDS),
    weight: z.number(),
    uncertainty: z.number(),
    impact: z.number(),
    because: Because,
    names: z.array(z.string()),
    happening: z.object({ id: z.string(), title: z.string(), titleEn: z.string().nullable() }).nullable(),
    entity: orNull(EntityRef),
    evidence: z.array(z.object({ article: ArticleSummary, passage: Passage })),
    accept: orNull(DecisionRequest),
    reject: orNull(DecisionRequest),
  })
  .openapi('Doubt', { description: 'Something the rules are not sure of, with the request that a yes and a no would send.' });

export const DoubtPage = z
  .object({ items: z.array(DoubtView), total: z.int(), next: z.string().nullable(), kinds: z.array(z.object({ kind: z.enum(DOUBT_KINDS), count: z.int() })) })
  .openapi('DoubtPage');

export const SessionView = z
  .object({
    user: z.object({ name: z.string(), role: z.enum(USER_ROLES) }).nullable(),
    hasUsers: z.boolean().openapi({ description: 'Whether this desk has users who log in.' }),
    keepsCorrections: z.boolean().openapi({ description: 'Whether this archive keeps corrections.' }),
    mayChange: z.boolean().openapi({ description: 'Whether whoever asks may correct.' }),
    token: z.string().nullable().openapi({ description: 'To be sent as X-Isnad-Token with every request that changes something.' }),
  })
  .openapi('Session');
export const Login = z.object({ name: z.string().min(1).max(100), passcode: z.string().min(1).max(1000) }).openapi('Login');
export const UserList = z
  .object({ items: z.array(z.object({ name: z.string(), role: z.enum(USER_ROLES), kind: z.enum(['passcode', 'token']), sessions: z.int(), lastUsedAt: z.string().nullable() })) })
  .openapi('UserList');
export const EndedSessions = z.object({ ended: z.int() }).openapi('EndedSessions');

export type DecisionPage = z.infer<typeof DecisionPage>;
export type DecisionView = z.infer<typeof DecisionView>;
export type DoubtPage = z.infer<typeof DoubtPage>;
export type DoubtView = z.infer<typeof DoubtView>;
export type MemberList = z.infer<typeof MemberList>;
export type SessionView = z.infer<typeof SessionView>;
export type UserList = z.infer<typeof UserList>;
