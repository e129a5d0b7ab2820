/** The program that `work-kill.test.ts` kills: adds a folder to an archive, says how many articles are safe, then compares. */
import { openSqliteArchive } from '../src/store/sqlite-archive.ts';
import { addPaths } from '../src/work/add-paths.ts';
import { refreshDossier } from '../src/work/refresh-dossier.ts';
import { loadStages } from './fake-stages.ts';

const [location = '', folder = ''] = process.argv.slice(2);
const archive = await openSqliteArchive(location);
await addPaths(archive, [folder], {
  stagesModule: new URL('./fake-stages.ts', import.meta.url).href,
  workers: 1,
  engine: 'engine-1',
  onProgress: ({ added, known }) => process.stdout.write(`${added + known}\n`),
});
await refreshDossier(archive, loadStages, 'engine-1');
await archive.close();
