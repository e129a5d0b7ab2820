import { ColumnMapError, toAcquireOptions } from '../work/acquire-choices.ts';
import { type Call, type CommandOption, UsageError, getNumber } from './command.ts';

const MOST_PAGES = 1_000_000;
const LONGEST_DELAY_SECONDS = 60;

/** Options of commands that fetch from the web. */
export const WEB_OPTIONS: Readonly<Record<string, CommandOption>> = {
  limit: { type: 'string', short: 'n', value: 'PAGES', says: 'Take at most so many new pages of each feed or sitemap, the newest.' },
  delay: { type: 'string', value: 'SECONDS', says: 'Pause between two requests to one site. Default: 1; 0 for a server of your own.' },
  'allow-private': { type: 'boolean', says: 'Also fetch from this machine and from private networks: for tests and for an intranet.' },
};

/** Options of commands that read inputs of any kind. */
export const INPUT_OPTIONS: Readonly<Record<string, CommandOption>> = {
  map: { type: 'string', short: 'm', value: 'FIELD=COLUMN,…', says: 'Columns of JSONL and CSV: text, title, date, outlet, byline, url. Default: told by their names.' },
  ...WEB_OPTIONS,
};

/** What a call says about its inputs. Throws `UsageError`. */
export function getAcquireOptions(call: Call, signal?: AbortSignal): ReturnType<typeof toAcquireOptions> {
  const limit = getNumber(call, 'limit', { least: 1, most: MOST_PAGES, byDefault: 0 });
  const delay = getNumber(call, 'delay', { least: 0, most: LONGEST_DELAY_SECONDS, byDefault: -1 });
  try {
    return toAcquireOptions({
      map: call.text('map'), reach: call.has('allow-private') ? 'private-too' : 'public',
      delaySeconds: delay < 0 ? null : delay, mostPages: limit === 0 ? null : limit, ...(signal && { signal }),
    });
  } catch (error) {
    throw error instanceof ColumnMapError ? new UsageError(error.message) : error;
  }
}
