import type { Validators } from '../web/web-visitor.ts';

/** What is remembered of an address that was asked. */
export interface Visit extends Validators {
  readonly address: string;
  /** ISO 8601 UTC. */
  readonly visitedAt: string;
}

/** What earlier runs have asked, kept by whoever calls. */
export interface VisitMemory {
  findVisit(address: string): Promise<Visit | null>;
  /** Whether a page of this address was taken in. */
  hasPage(address: string): Promise<boolean>;
  /** To be kept once everything that came before it is safe. */
  noteVisit(visit: Visit): void;
}

/** Remembers nothing: everything is asked anew. */
export const NO_MEMORY: VisitMemory = {
  findVisit: async () => null,
  hasPage: async () => false,
  noteVisit: () => {},
};
