import { existsSync, rmSync } from 'node:fs';
import { addPaths, renewArticles, type AddSummary } from '../work/add-paths.ts';
import { openArchive, type OpenArchive } from '../work/open-archive.ts';
import { countPaths } from '../work/read-paths.ts';
import { ARCHIVE_OPTION, getArchiveLocation, makeArchiveFolder } from './archive-location.ts';
import type { Call, Command, ExitCode } from './command.ts';
import { INPUT_OPTIONS, getAcquireOptions } from './input-options.ts';
import { countOf } from './output.ts';
import { ProgressBar } from './progress-bar.ts';
import { describeKinds, noteRefusals } from './refusals.ts';

export const addCommand: Command = {
  name: 'add',
  usage: 'PATH|ADDRESS|feed:ADDRESS… [--archive FILE]',
  summary: 'Takes files, folders, web pages and feeds into an archive, reads them, and compares them with what is there.',
  details: [
    'PATH is a text file, a saved page (HTML, MHTML), a web archive (WARC, WACZ), a table (JSONL, CSV), a ZIP file of these, or a folder. ADDRESS is a page of the web; feed:ADDRESS is RSS, Atom, JSON Feed or a sitemap, whose new pages are fetched.',
    'Adding the same bytes twice changes nothing. When the command or the machine is stopped, add again: what was counted is kept, and what is missing is taken in.',
    'Articles that an older version of Isnad or of its language data had read are read again.',
  ],
  options: { archive: ARCHIVE_OPTION, ...INPUT_OPTIONS },
  examples: [
    ['isnad add pages/', 'Take a folder into the archive of this account'],
    ['isnad add "الأزمة الليبية/" --archive libya.isnad', 'Into an archive of its own'],
    ['isnad add feed:https://example.org/rss.xml crawl.warc.gz', 'The pages of a feed and of a web archive'],
    ['isnad add أخبار.csv --map text=content,date=published,outlet=source', 'The rows of a table'],
  ],
  leastOperands: 1,
  async run(call) {
    const location = getArchiveLocation(call);
    const isNew = !existsSync(location);
    makeArchiveFolder(location);
    const open = await openArchive(location);
    try {
      return await addInputs(call, open);
    } finally {
      const { captures } = await open.counts();
      await open.close();
      // Nothing was taken in: no empty archive is left behind.
      if (isNew && captures === 0) rmSync(location, { force: true });
    }
  },
};

async function addInputs(call: Call, open: OpenArchive): Promise<ExitCode> {
  const { operands, output } = call;
  const acquire = getAcquireOptions(call);
  const bar = await ProgressBar.start(output, output.showsProgress ? await countPaths(operands) : 0);
  const summary = await addPaths(open.archive, operands, { acquire, onProgress: () => bar.advance() }).finally(() => bar.stop());
  noteRefusals(output, summary.refusals);
  if (summary.added + summary.known + summary.renewed === 0) return 2;
  const older = await renewArticles(open.archive);
  if (output.showsProgress) output.note('Comparing …');
  const { happenings } = await open.dossier();
  const { articles } = await open.counts();
  await output.print(describeSummary({ ...summary, renewed: summary.renewed + older.renewed }));
  // as the desk counts them: what is only named in passing is no happening of its own
  const told = happenings.filter(({ marginal }) => !marginal);
  await output.print(`${open.archive.location} now holds ${countOf(articles, 'article')} and ${countOf(told.length, 'happening')}.`);
  return summary.refused > 0 ? 1 : 0;
}

/** `3 new articles; 2 known already.` */
export function describeSummary(summary: AddSummary): string {
  const parts = [countOf(summary.added, 'new article')];
  if (summary.known > 0) parts.push(`${summary.known.toLocaleString('en')} known already`);
  if (summary.renewed > 0) parts.push(`${summary.renewed.toLocaleString('en')} read again with this version`);
  if (summary.refused > 0) parts.push(describeKinds(summary.refusals));
  return `${parts.join('; ')}.`;
}
