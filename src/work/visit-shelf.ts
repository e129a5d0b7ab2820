import type { Visit, VisitMemory } from '../acquire/feed/visit-memory.ts';
import type { Archive } from '../store/archive.ts';

/** Visits of one run over those that the archive keeps. They are kept only once the pages that they led to are on disk. */
export class VisitShelf implements VisitMemory {
  readonly #archive: Archive;
  readonly #noted = new Map<string, Visit>();

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  async findVisit(address: string): Promise<Visit | null> {
    return this.#noted.get(address) ?? this.#archive.visit(address);
  }

  hasPage(address: string): Promise<boolean> {
    return this.#archive.hasSighting(address);
  }

  noteVisit(visit: Visit): void {
    this.#noted.set(visit.address, visit);
  }

  /** To be called when everything that the run took in is committed. */
  async keep(): Promise<void> {
    if (this.#noted.size > 0) await this.#archive.keepVisits([...this.#noted.values()]);
    this.#noted.clear();
  }
}
