import { z } from '@hono/zod-openapi';
import { EVENT_TYPES } from '../model/event.ts';
import { COMPARISON_STEPS } from '../work/comparison-progress.ts';

/** What the API answers, as zod schemas: types, validation and the OpenAPI contract come from this one file. */

/** A named schema or null: `nullable()` loses the null, or the name, on its way into the contract. */
export function orNull<Schema extends z.ZodType>(schema: Schema) {
  return z.union([schema, z.null()]);
}

export const VERDICTS = ['conflict', 'corroborated', 'one-voice', 'single', 'unattributed'] as const;
const STATUSES = ['happened', 'ongoing', 'planned', 'hypothetical', 'denied'] as const;

export const Span = z.tuple([z.int(), z.int()]).openapi('Span', { description: 'Half-open, UTF-16 code units of the article text.' });

export interface BecauseShape {
  rule: string;
  says?: string | undefined;
  span?: readonly [number, number] | undefined;
  from?: BecauseShape[] | undefined;
}
export const Because: z.ZodType<BecauseShape> = z
  .object({
    rule: z.string(),
    says: z.string().optional(),
    span: Span.optional(),
    from: z.array(z.any()).optional().openapi({ type: 'array', items: { type: 'object' } }),
  })
  .openapi('Because', { type: 'object' }) as z.ZodType<BecauseShape>;

export const Link = z
  .object({ by: z.string().nullable(), how: z.string(), entity: z.string().nullable().optional() })
  .openapi('Link', { description: 'One link of a chain: who passed it on, and how.' });

export const Interval = z.object({ start: z.string().nullable(), end: z.string().nullable() }).openapi('Interval');

export const EntityRef = z
  .object({ id: z.string(), type: z.string(), name: z.string(), latin: z.string().nullable() })
  .openapi('EntityRef');

export const OutletRef = z
  .object({ id: z.string(), name: z.string().nullable() })
  .openapi('OutletRef', { description: 'The id is the name, or `~` for an outlet that is not known.' });

export const StoryRef = z.object({ id: z.string(), title: z.string(), titleEn: z.string().nullable() }).openapi('StoryRef');

export const ParticipantView = z.object({ entity: EntityRef, side: z.string() }).openapi('Participant');

export const HappeningSummary = z
  .object({
    id: z.string(),
    type: z.enum(EVENT_TYPES),
    mode: z.string().nullable(),
    title: z.string(),
    titleEn: z.string().nullable().openapi({ description: 'The title in English when the names and the type give one.' }),
    time: orNull(Interval),
    reportedOn: orNull(Interval).openapi({ description: 'When its reports were published, for one whose own time is not told; else null.' }),
    reportedAt: z.string().nullable().openapi({ description: 'Minute of its first report (`2023-03-09T21:05`), by the clock that the page shows; null when no page tells one.' }),
    status: z.enum(STATUSES).nullable(),
    place: orNull(EntityRef),
    participants: z.array(ParticipantView),
    reports: z.int(),
    outlets: z.array(OutletRef),
    voices: z.int(),
    fan: z.array(z.array(z.int())).openapi({ description: 'For each origin, the places in `outlets` of those that carry it.' }),
    unattributed: z.int(),
    verdict: z.enum(VERDICTS),
    conflicts: z.int().openapi({ description: 'Facts whose values cannot all be true.' }),
    story: orNull(StoryRef),
    marginal: z.boolean(),
    interest: z.number(),
    minor: z.boolean().openapi({ description: 'A smaller matter, which lists fold away.' }),
    arrived: z.int().openapi({ description: 'How many articles the archive held when the last of its reports had come.' }),
  })
  .openapi('HappeningSummary');

export const PublishedView = z
  .object({
    start: z.string().nullable(),
    end: z.string().nullable(),
    basis: z.string(),
    evidence: z.array(
      z.object({
        says: z.string(),
        quote: z.string().nullable(),
        span: orNull(Span),
        where: z.string().nullable(),
        raw: z.string().nullable(),
        article: z.string().nullable(),
        articleTitle: z.string().nullable(),
      }),
    ),
  })
  .openapi('Published');

export const ArticleSummary = z
  .object({
    id: z.string(),
    uri: z.string().nullable(),
    outlet: OutletRef,
    via: z.array(z.string()),
    headline: z.string().nullable(),
    published: z.object({ start: z.string().nullable(), end: z.string().nullable(), basis: z.string() }).nullable(),
  })
  .openapi('ArticleSummary');

export const Passage = z
  .object({ article: z.string(), span: Span, before: z.string(), quote: z.string(), after: z.string() })
  .openapi('Passage', { description: 'Words of an article with the rest of their sentence.' });

export const Origin = z
  .object({
    key: z.string().openapi({ description: 'A short badge, the same wherever this origin shows in the dossier.' }),
    by: z.string(),
    latin: z.string().nullable(),
    entity: z.string().nullable(),
    isVoice: z.boolean().openapi({ description: 'Whether it vouches for the happening itself, and not only for a fact.' }),
    articles: z.array(z.string()),
    outlets: z.array(OutletRef),
  })
  .openapi('Origin');

export const ChainView = z
  .object({
    scope: z.enum(['happening', 'facts']).openapi({ description: 'Whether it carries the happening itself or single facts of it.' }),
    article: z.string(),
    outlet: OutletRef,
    origin: z.string().nullable().openapi({ description: 'Key of its origin; null when the outlet says it with no source.' }),
    links: z.array(Link),
    facts: z.array(z.string()),
    passages: z.array(Passage),
  })
  .openapi('Chain');

export const Telling = z
  .object({ origin: z.string().nullable(), chain: z.array(Link), passage: orNull(Passage) })
  .openapi('Telling', { description: 'One place where an article carries a fact: through whom, in which words.' });

export const FactCell = z
  .object({ article: z.string(), standing: z.enum(['carried', 'absent']), value: z.string().nullable(), tellings: z.array(Telling) })
  .openapi('FactCell');

export const FactView = z
  .object({
    id: z.string(),
    gist: z.string(),
    verdict: z.enum(VERDICTS),
    voices: z.int(),
    unattributed: z.int(),
    values: z.array(z.object({ value: z.string(), articles: z.array(z.string()) })),
    cells: z.array(FactCell),
    because: z.array(Because),
  })
  .openapi('Fact');

export const LabelUse = z
  .object({
    entity: EntityRef,
    outlet: OutletRef,
    text: z.string(),
    count: z.int(),
    polarity: z.string(),
    voice: z.string().nullable(),
    distanced: z.boolean(),
    passages: z.array(Passage),
    periods: z.array(z.int()).optional().openapi({ description: 'How often in each period of the matrix.' }),
  })
  .openapi('LabelUse');

export const ReusePair = z
  .object({
    a: Passage,
    b: Passage,
    aOutlet: OutletRef,
    bOutlet: OutletRef,
    overlap: z.number(),
    origin: z.string().nullable(),
    because: orNull(Because),
  })
  .openapi('ReusePair');

export const ReportView = z
  .object({ article: ArticleSummary, event: z.string(), passages: z.array(Passage), because: orNull(Because) })
  .openapi('Report');

export const Point = z
  .object({ latitude: z.number(), longitude: z.number(), isCountry: z.boolean().openapi({ description: 'Whether the point stands for a whole country.' }) })
  .openapi('Point');

export const MapPlace = z
  .object({ place: EntityRef, point: orNull(Point), happenings: z.int(), reports: z.int(), conflicts: z.int(), types: z.array(z.object({ type: z.string(), count: z.int() })) })
  .openapi('MapPlace');

export const PlaceMap = z
  .object({ places: z.array(MapPlace), total: z.int().openapi({ description: 'Happenings that the query leaves.' }), placeless: z.int().openapi({ description: 'Those of them whose place is not told.' }) })
  .openapi('PlaceMap');

export const HappeningDossier = HappeningSummary.extend({
  articles: z.array(ArticleSummary),
  reported: z.array(ReportView),
  origins: z.array(Origin),
  chains: z.array(ChainView),
  facts: z.array(FactView),
  singles: z.int().openapi({ description: 'Facts of one article that `singles=without` left out.' }),
  point: orNull(Point).openapi({ description: 'Where its place lies, when that is known.' }),
  days: z.array(FactView).openapi({ description: 'Facts that are nothing but the day: evidence of its time.' }),
  labels: z.array(LabelUse),
  reuse: z.array(ReusePair),
  siblings: z.array(HappeningSummary).openapi({ description: 'Other happenings of the story, the nearest in time, in order of time.' }),
  siblingsTotal: z.int(),
  because: z.array(Because),
}).openapi('HappeningDossier');

export const StoryView = z
  .object({ id: z.string(), title: z.string(), titleEn: z.string().nullable(), time: orNull(Interval), count: z.int(), reports: z.int(), happenings: z.array(HappeningSummary) })
  .openapi('Story');

export const StorySummary = z
  .object({ id: z.string(), title: z.string(), time: orNull(Interval), count: z.int(), reports: z.int() })
  .openapi('StorySummary');

const Count = z.object({ id: z.string(), name: z.string().nullable(), latin: z.string().nullable().optional(), count: z.int() });
export const Facets = z
  .object({ type: z.array(Count), verdict: z.array(Count), outlet: z.array(Count), status: z.array(Count), person: z.array(Count), organization: z.array(Count), place: z.array(Count) })
  .openapi('Facets');

export const HappeningPage = z
  .object({ items: z.array(HappeningSummary), total: z.int(), minor: z.int().openapi({ description: 'Smaller matters that `minor=without` left out.' }), next: z.string().nullable(), facets: Facets })
  .openapi('HappeningPage');

export const TimeMark = z
  .object({
    start: z.string().openapi({ description: 'A day; a minute where only a day or two are shown and the minute of the first report is known.' }),
    end: z.string(),
    count: z.int(),
    reports: z.int(),
    voices: z.int(),
    conflicts: z.int(),
    happening: z.object({ id: z.string(), title: z.string(), titleEn: z.string().nullable(), type: z.string() }).nullable(),
    band: z.boolean().openapi({ description: 'Whether it is drawn over all its days; else it stands at their middle.' }),
    basis: z.enum(['told', 'reported']).openapi({ description: 'Whether it stands at its own time or at the day of its reports.' }),
    open: z.enum(['none', 'start', 'end']).openapi({ description: 'Which bound of the interval is not known.' }),
  })
  .openapi('TimeMark');

export const TimeLine = z
  .object({
    extent: Interval,
    from: z.string().nullable(),
    to: z.string().nullable(),
    undated: z.int(),
    density: z.array(z.object({ start: z.string(), end: z.string(), count: z.int() })),
    lanes: z.array(z.object({ story: orNull(StoryRef), total: z.int(), marks: z.array(TimeMark) })),
  })
  .openapi('TimeLine');

export const EntitySummary = EntityRef.extend({ mentions: z.int(), articles: z.int(), happenings: z.int() }).openapi('EntitySummary');

export const EntityStatement = z
  .object({
    id: z.string(), article: ArticleSummary, published: z.string().nullable(), cue: z.string(), force: z.string(), mode: z.enum(['direct', 'indirect']), channel: z.string(), chain: z.array(Link), passage: Passage,
  })
  .openapi('EntityStatement');

export const EntityView = EntityRef.extend({
  kb: z.string().nullable(),
  names: z.array(z.object({ text: z.string(), count: z.int(), articles: z.int(), because: z.array(Because).openapi({ description: 'Why this spelling is this entity.' }) })),
  because: z.array(Because),
  location: z
    .object({ country: z.string().nullable(), kind: z.string(), at: z.array(z.number()).length(2).nullable(), because: orNull(Because) })
    .nullable()
    .openapi({ description: 'Of a place that is known: country (ISO 3166-1), latitude and longitude, and why this one of its name.' }),
  offices: z
    .array(
      z.object({
        office: z.string(),
        wordings: z.array(z.object({ text: z.string(), count: z.int() })),
        count: z.int(),
        from: z.string().nullable(),
        to: z.string().nullable(),
        isFormer: z.boolean(),
        source: z.enum(['articles', 'knowledge-base']),
        because: Because,
      }),
    )
    .openapi({ description: 'Offices in order of time: days of the articles that give them, years of the knowledge base.' }),
  happenings: z.array(HappeningSummary),
  happeningsTotal: z.int(),
  company: z.array(z.object({ entity: EntityRef, count: z.int(), met: z.int().openapi({ description: 'Visits and talks among them.' }) })),
  statements: z.array(EntityStatement).openapi({ description: 'The newest; `/statements` has them all.' }),
  statementsTotal: z.int(),
  roles: z.array(z.object({ text: z.string(), count: z.int(), first: z.string().nullable(), last: z.string().nullable() })).openapi({ description: 'Offices with the days of the first and last article that give them.' }),
  articlesTotal: z.int(),
  labels: z.array(LabelUse),
  articles: z.array(ArticleSummary),
}).openapi('Entity');

export const OutletSummary = OutletRef.extend({ latin: z.string().nullable(), articles: z.int(), happenings: z.int() }).openapi('OutletSummary');

export const OutletView = OutletRef.extend({
  articles: z.array(ArticleSummary),
  articlesTotal: z.int(),
  happenings: z.array(HappeningSummary),
  happeningsTotal: z.int(),
  origins: z.array(z.object({ by: z.string(), facts: z.int() })).openapi({ description: 'Whose words it carries, most first.' }),
  unattributed: z.int(),
  shared: z
    .array(z.object({ outlet: OutletRef, passages: z.int(), earlier: z.int(), later: z.int() }))
    .openapi({ description: 'With whom it shares passages; how often it was the earlier and the later by days.' }),
  copied: z
    .object({ articles: z.int().openapi({ description: 'Its articles that share a passage with another outlet.' }), measured: z.int(), share: z.number().nullable() })
    .openapi({ description: 'Share of its own text that stands in other outlets too, measured over so many articles, the latest.' }),
  neverQuoted: z
    .array(z.object({ by: z.string(), entity: z.string().nullable(), facts: z.int(), outlets: z.int() }))
    .openapi({ description: 'Origins that other outlets carry on the happenings it reports and that it never names.' }),
  labels: z.array(LabelUse),
}).openapi('Outlet');

export const LabelMatrix = z
  .object({
    entities: z.array(EntityRef),
    outlets: z.array(OutletRef),
    periods: z.array(z.object({ start: z.string(), end: z.string(), count: z.int() })).openapi({ description: 'Equal stretches of the days of publication, with the labels of each.' }),
    cells: z.array(z.object({ entity: z.string(), outlet: z.string(), labels: z.array(LabelUse.omit({ entity: true, outlet: true })) })),
  })
  .openapi('LabelMatrix');

export const ArticleView = z
  .object({
    summary: ArticleSummary,
    published: orNull(PublishedView),
    capture: z.object({ id: z.string(), uri: z.string().nullable(), mediaType: z.string().nullable(), fetchedAt: z.string().nullable(), bytes: z.int() }).nullable(),
    record: z.any().openapi({ type: 'object', description: 'The record as `isnad read --json` writes it (isnad.article/1).' }),
    entities: z.record(z.string(), z.string()).openapi({ description: 'Entity of the article → entity of the archive.' }),
    happenings: z.record(z.string(), StoryRef).openapi({ description: 'Event of the article → its happening.' }),
    reuse: z.array(z.object({ span: Span, other: Passage, article: ArticleSummary, overlap: z.number(), origin: z.string().nullable() })),
  })
  .openapi('Article');

const FoundText = z.object({ article: ArticleSummary, span: Span, text: z.string(), matches: z.array(Span).openapi({ description: 'Into `text`.' }) });
export const SearchAnswer = z
  .object({
    query: z.string(),
    happenings: z.array(HappeningSummary),
    entities: z.array(EntitySummary),
    statements: z.array(FoundText.extend({ by: z.string().openapi({ description: 'Who says it.' }) })),
    passages: z.array(FoundText),
    passagesTotal: z.int().openapi({ description: 'How many articles hold the words; all of them at /api/passages.' }),
  })
  .openapi('SearchAnswer');
export const PassagePage = z.object({ items: z.array(FoundText), total: z.int() }).openapi('PassagePage');

export const ArticleComparison = z
  .object({
    articles: z.array(ArticleSummary),
    happenings: z.array(HappeningDossier).openapi({ description: 'What two or more of them tell, cut down to them.' }),
    articleViews: z.array(
      z.object({
        article: z.string(),
        leavesOut: z.array(z.object({ happening: z.string(), fact: z.string(), gist: z.string() })),
        leavesOutHappenings: z.array(HappeningSummary),
        alone: z.array(HappeningSummary).openapi({ description: 'What none of the others tells.' }),
      }),
    ),
  })
  .openapi('ArticleComparison');

export const AddAnswer = z
  .object({ added: z.int(), known: z.int(), renewed: z.int(), refused: z.int(), refusals: z.array(z.object({ uri: z.string(), code: z.string(), says: z.string() })) })
  .openapi('AddAnswer');

export const ArchiveSummary = z
  .object({
    articles: z.int(),
    happenings: z.int(),
    stories: z.int(),
    entities: z.int(),
    outlets: z.int(),
    extent: Interval,
    takes: z.boolean().openapi({ description: 'Whether articles can be added here.' }),
    fetches: z.boolean().openapi({ description: 'Whether pages of the web can be added here.' }),
    samples: z.boolean().openapi({ description: 'Whether samples can be added here.' }),
    fresh: z.object({ articles: z.int(), happenings: z.int() }).nullable().openapi({ description: 'What has come since `since` articles.' }),
  })
  .openapi('ArchiveSummary');

export const AddressRequest = z
  .object({
    address: z.string().trim().max(2000).regex(/^https?:\/\/[^\s/]+/i, 'write it with https:// in front').openapi({ description: 'A page of the web, or a feed (RSS, Atom, JSON Feed) or sitemap.' }),
    kind: z.enum(['page', 'feed']).default('page').openapi({ description: '`feed`: its newest pages are fetched.' }),
  })
  .openapi('AddressRequest');

/** How what is shown stands to the archive as it is. */
export const ComparisonProgress = z
  .object({ step: z.enum(COMPARISON_STEPS), done: z.int(), total: z.int() })
  .openapi('ComparisonProgress', { description: `Where the comparison stands: ${COMPARISON_STEPS.join(', ')} follow each other. Articles are counted while they are read; else both numbers are 0.` });

export const Standing = z
  .object({
    state: z.enum(['fresh', 'working', 'failed']).openapi({ description: '`working`: articles or decisions came since, and the comparison is being made anew; until then the last one is shown.' }),
    since: z.string().nullable().openapi({ description: 'When that began, UTC.' }),
    usuallyMs: z.number().nullable().openapi({ description: 'How long the last comparison took.' }),
    progress: orNull(ComparisonProgress),
    says: z.string().nullable().openapi({ description: 'Why it failed.' }),
  })
  .openapi('Standing');

export const Problem = z
  .object({ type: z.string(), title: z.string(), status: z.int(), detail: z.string() })
  .openapi('Problem', { description: 'RFC 9457 problem details.' });

export type AddAnswer = z.infer<typeof AddAnswer>;
export type ArticleComparison = z.infer<typeof ArticleComparison>;
export type ArchiveSummary = z.infer<typeof ArchiveSummary>;
export type ArticleSummary = z.infer<typeof ArticleSummary>;
export type ArticleView = z.infer<typeof ArticleView>;
export type ChainView = z.infer<typeof ChainView>;
export type EntityRef = z.infer<typeof EntityRef>;
export type EntityStatement = z.infer<typeof EntityStatement>;
export type EntitySummary = z.infer<typeof EntitySummary>;
export type EntityView = z.infer<typeof EntityView>;
export type FactCell = z.infer<typeof FactCell>;
export type FactView = z.infer<typeof FactView>;
export type Facets = z.infer<typeof Facets>;
export type HappeningDossier = z.infer<typeof HappeningDossier>;
export type HappeningPage = z.infer<typeof HappeningPage>;
export type HappeningSummary = z.infer<typeof HappeningSummary>;
export type Interval = z.infer<typeof Interval>;
export type LabelMatrix = z.infer<typeof LabelMatrix>;
export type LabelUse = z.infer<typeof LabelUse>;
export type LinkView = z.infer<typeof Link>;
export type OriginView = z.infer<typeof Origin>;
export type MapPlace = z.infer<typeof MapPlace>;
export type OutletRef = z.infer<typeof OutletRef>;
export type OutletSummary = z.infer<typeof OutletSummary>;
export type OutletView = z.infer<typeof OutletView>;
export type ParticipantView = z.infer<typeof ParticipantView>;
export type Passage = z.infer<typeof Passage>;
export type PlaceMap = z.infer<typeof PlaceMap>;
export type Point = z.infer<typeof Point>;
export type PublishedView = z.infer<typeof PublishedView>;
export type ReportView = z.infer<typeof ReportView>;
export type ReusePair = z.infer<typeof ReusePair>;
export type SearchAnswer = z.infer<typeof SearchAnswer>;
export type FoundText = z.infer<typeof FoundText>;
export type Standing = z.infer<typeof Standing>;
export type StoryRef = z.infer<typeof StoryRef>;
export type StorySummary = z.infer<typeof StorySummary>;
export type StoryView = z.infer<typeof StoryView>;
export type TimeLine = z.infer<typeof TimeLine>;
export type TimeMark = z.infer<typeof TimeMark>;
