import type { Generated } from 'kysely';

/** The tables of an archive, as the migrations leave them. JSON columns are text. */
export interface Tables {
  marks: { name: string; value: number };
  captures: {
    id: string;
    added_at: string;
    media_type: string | null;
    charset: string | null;
    fetched_at: string | null;
    carrier: string | null;
    size: number;
    bytes: Uint8Array;
  };
  sightings: {
    position: Generated<number>;
    capture_id: string;
    uri: string | null;
    first_seen_at: string | null;
    last_seen_at: string | null;
  };
  visits: { address: string; visited_at: string; etag: string | null; last_modified: string | null };
  articles: {
    position: Generated<number>;
    id: string;
    capture_id: string;
    engine: string;
    uri: string | null;
    lang: string;
    outlet: string | null;
    via: string;
    headline: string | null;
    published: string | null;
    published_start: string | null;
    published_end: string | null;
    record: string;
    revision: number;
  };
  dossier_state: { name: 'dossier'; revision: number; engine: string; made_at: string; edition: number };
  dossier_items: { edition: number; section: string; position: number; item: string };
  decisions: {
    position: Generated<number>;
    id: string;
    decided_at: string;
    who: string;
    kind: string;
    subject: string;
    reason: string | null;
    undone_at: string | null;
    step: number;
    undone_step: number | null;
    undone_by: string | null;
  };
  known_ids: { edition: number; id: string; keys: string; moved_to: string | null };
  doubts: { edition: number; position: number; doubt: string };
}
