import type { AddSummary } from '../work/add-paths.ts';
import { openArchive } from '../work/open-archive.ts';
import { loadFeeds, watchFeeds } from '../work/watch-feeds.ts';
import { describeSummary } from './add.ts';
import { ARCHIVE_OPTION, getArchiveLocation, makeArchiveFolder } from './archive-location.ts';
import { getNumber, type Call, type Command, type ExitCode } from './command.ts';
import { WEB_OPTIONS, getAcquireOptions } from './input-options.ts';
import { countOf } from './output.ts';
import { noteRefusals } from './refusals.ts';

/** News sites ask programs not to come more often; feeds are made anew every few minutes at most. */
const LEAST_MINUTES = 1;
const MOST_MINUTES = 7 * 24 * 60;
const DEFAULT_MINUTES = 15;

export const watchCommand: Command = {
  name: 'watch',
  usage: 'FEED|LIST… [--interval MINUTES] [--once] [--archive FILE]',
  summary: 'Takes what is new in feeds and sitemaps into an archive, again and again.',
  details: [
    'FEED is an address; LIST is an OPML file or a text file with one address a line (# begins a remark). Each feed is asked whether it has changed, each page is fetched once, and robots.txt is honoured.',
    'Ctrl+C ends it; what was fetched is kept.',
  ],
  options: {
    archive: ARCHIVE_OPTION,
    interval: { type: 'string', short: 'i', value: 'MINUTES', says: `Minutes between two rounds. Default: ${DEFAULT_MINUTES}.` },
    once: { type: 'boolean', says: 'One round only, for a timer of the system.' },
    ...WEB_OPTIONS,
  },
  examples: [
    ['isnad watch feeds.opml --archive libya.isnad', 'Follow the feeds of a feed reader'],
    ['isnad watch feed:https://example.org/rss.xml --once', 'One round'],
    ['isnad watch "قائمة الصحف.txt" --interval 60', 'Every hour'],
  ],
  leastOperands: 1,
  async run(call) {
    const minutes = getNumber(call, 'interval', { least: LEAST_MINUTES, most: MOST_MINUTES, byDefault: DEFAULT_MINUTES });
    const ending = new AbortController();
    const acquire = getAcquireOptions(call, ending.signal);
    const { feeds, refusals } = await loadFeeds(call.operands);
    noteRefusals(call.output, refusals);
    if (feeds.length === 0) return 2;
    const code = await endingOnSignals(ending, () => watch(call, feeds, { intervalMs: minutes * 60_000, signal: ending.signal, acquire }));
    return code === 0 && refusals.length > 0 ? 1 : code;
  },
};

async function watch(call: Call, feeds: readonly string[], options: Pick<Parameters<typeof watchFeeds>[2], 'intervalMs' | 'signal' | 'acquire'>): Promise<ExitCode> {
  const { output } = call;
  const location = getArchiveLocation(call);
  makeArchiveFolder(location);
  const open = await openArchive(location);
  let refused = 0;
  try {
    output.note(`Watching ${countOf(feeds.length, 'feed')}; the archive is ${location}.`);
    for await (const summary of watchFeeds(open.archive, feeds, { ...options, rounds: call.has('once') ? 'one' : 'endless' })) {
      noteRefusals(output, summary.refusals);
      refused += summary.refused;
      await output.print(describeRound(summary));
    }
  } finally {
    await open.close();
  }
  return refused > 0 ? 1 : 0;
}

function describeRound(summary: AddSummary): string {
  return `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC: ${describeSummary(summary)}`;
}

/** Ctrl+C asks for an end; a second one ends at once, as everywhere. */
async function endingOnSignals<T>(ending: AbortController, action: () => Promise<T>): Promise<T> {
  const end = (): void => ending.abort(new Error('The watch was ended.'));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  try {
    return await action();
  } finally {
    process.off('SIGINT', end);
    process.off('SIGTERM', end);
  }
}
