import { addPaths, renewArticles, type AddSummary } from '../work/add-paths.ts';
import { openArchive } from '../work/open-archive.ts';
import { countPaths } from '../work/read-paths.ts';
import { ARCHIVE_OPTION, getArchiveLocation, makeArchiveFolder } from './archive-location.ts';
import type { Command } from './command.ts';
import { countOf, type Output } from './output.ts';
import { ProgressBar } from './progress-bar.ts';
import { describeKinds, noteRefusals } from './refusals.ts';

export const addCommand: Command = {
  name: 'add',
  usage: 'PATH… [--archive FILE]',
  summary: 'Takes files and folders into an archive, reads them, and compares them with what is there.',
  details: [
    'Adding the same bytes twice changes nothing. When the command or the machine is stopped, add again: what was counted is kept, and what is missing is taken in.',
    'Articles that an older version of Isnad or of its language data had read are read again.',
  ],
  options: { archive: ARCHIVE_OPTION },
  examples: [
    ['isnad add pages/', 'Take a folder into the archive of this account'],
    ['isnad add "الأزمة الليبية/" --archive libya.isnad', 'Into an archive of its own'],
  ],
  leastOperands: 1,
  async run(call) {
    const { operands, output } = call;
    const location = getArchiveLocation(call);
    makeArchiveFolder(location);
    const open = await openArchive(location);
    try {
      const bar = new ProgressBar(output, output.showsProgress ? await countPaths(operands) : 0);
      const summary = await addPaths(open.archive, operands, { onProgress: () => bar.advance() }).finally(() => bar.stop());
      const renewed = await renewArticles(open.archive);
      if (output.showsProgress) output.note('Comparing …');
      const dossier = await open.dossier();
      await printSummary(output, location, { ...summary, renewed: summary.renewed + renewed.renewed });
      const { articles } = await open.counts();
      await output.print(`${location} now holds ${countOf(articles, 'article')} and ${countOf(dossier.happenings.length, 'happening')}.`);
      const taken = summary.added + summary.known + summary.renewed;
      return taken === 0 ? 2 : summary.refused > 0 ? 1 : 0;
    } finally {
      await open.close();
    }
  },
};

async function printSummary(output: Output, location: string, summary: AddSummary): Promise<void> {
  noteRefusals(output, summary.refusals);
  const parts = [`${countOf(summary.added, 'new article')} into ${location}`];
  if (summary.known > 0) parts.push(`${summary.known.toLocaleString('en')} known already`);
  if (summary.renewed > 0) parts.push(`${summary.renewed.toLocaleString('en')} read again with this version`);
  if (summary.refused > 0) parts.push(describeKinds(summary.refusals));
  await output.print(`${parts.join('; ')}.`);
}
