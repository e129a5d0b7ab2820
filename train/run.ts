/** `npm run train -- NAME [--measure]`: trains one of the models of models/README.md. */
import { main as trainNames } from './names.ts';

const [name, ...args] = process.argv.slice(2);
if (name === 'names') trainNames(args);
else {
  console.error(`There is no trainer "${name ?? ''}"; there is: names.`);
  process.exitCode = 2;
}
