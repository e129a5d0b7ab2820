import type { HappeningTitle } from './happening-titles.ts';

/** The titles of stories, as long as they tell the same happenings and none of these is told otherwise. */
export class StoryTellings {
  readonly #titles = new WeakMap<readonly string[], HappeningTitle>();
  readonly #storyOf = new Map<string, readonly string[]>();

  /** The title of a story, by the list of its happenings. */
  of(happenings: readonly string[], make: () => HappeningTitle): HappeningTitle {
    let title = this.#titles.get(happenings);
    if (!title) {
      this.#titles.set(happenings, (title = make()));
      for (const id of happenings) this.#storyOf.set(id, happenings);
    }
    return title;
  }

  /** Lets go of the title of the story that tells a happening. */
  forget(happening: string): void {
    const story = this.#storyOf.get(happening);
    if (story) this.#titles.delete(story);
    this.#storyOf.delete(happening);
  }
}
