import type { ArticleRecord } from '../../../src/model/record.ts';
import type { Polarity } from '../../../src/model/label.ts';
import type { JoinAbout, MarkRef } from '../../../src/model/correction.ts';

type Form =
  /** `near`: where to ask for what it may be one with. */
  | { readonly form: 'join'; readonly about: JoinAbout; readonly id: string; readonly title: string; readonly near: string | null }
  | { readonly form: 'part'; readonly about: JoinAbout; readonly id: string; readonly title: string }
  | { readonly form: 'type'; readonly targets: readonly MarkRef[]; readonly type: string; readonly mode: string | null }
  | { readonly form: 'speaker'; readonly target: MarkRef; readonly speaker: string | null; readonly record: ArticleRecord }
  | { readonly form: 'role'; readonly record: ArticleRecord; readonly at?: number }
  | { readonly form: 'label'; readonly target: MarkRef; readonly polarity: Polarity; readonly about: string | null; readonly record: ArticleRecord }
  | { readonly form: 'date'; readonly article: string; readonly published: { readonly start: string | null; readonly end: string | null } | null }
  | { readonly form: 'reject'; readonly target: MarkRef; readonly quote: string };

/** A correction that somebody began. `step` is the state of the log that they saw. */
export type Asked = Form & { readonly step: string | null };
