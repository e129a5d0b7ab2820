import type { ByteReader } from '../byte-reader.ts';
import { type Fields, parseFields } from '../http-message.ts';

/** One record of a web archive (WARC 1.0 and 1.1, ISO 28500). */
export interface WarcRecord {
  readonly type: string;
  readonly fields: Fields;
  /** Where it begins among the unpacked bytes. */
  readonly offset: number;
  /** Its block; null when it is longer than `mostBytes`. */
  readonly block: Uint8Array | null;
  readonly blockBytes: number;
}

/** A place where no sound record begins or ends. */
export interface BrokenRecord {
  readonly offset: number;
  readonly fault: string;
}

const MARK = Buffer.from('WARC/');
const LONGEST_HEAD = 262_144;
const LARGEST_BLOCK = 2 ** 50;

export interface RecordLimits {
  /** Longer blocks are passed over unread. */
  readonly mostBytes: number;
  /** Blocks of other types are passed over. */
  readonly types: ReadonlySet<string>;
}

/** The records of an unpacked web archive in order; after a broken one, the next beginning is looked for. */
export async function* readWarcRecords(reader: ByteReader, { mostBytes, types }: RecordLimits): AsyncIterable<WarcRecord | BrokenRecord> {
  for (;;) {
    await reader.skipBlanks();
    const offset = reader.position;
    if ((await reader.peek(1)).length === 0) return;
    const fields = await takeHead(reader);
    if (typeof fields === 'string') {
      yield { offset, fault: fields };
      if (!(await reader.skipTo(MARK))) return;
      continue;
    }
    const blockBytes = Number(fields.get('content-length'));
    const type = (fields.get('warc-type') ?? '').toLowerCase();
    const isWanted = types.has(type) && blockBytes <= mostBytes;
    const block = isWanted ? await reader.take(blockBytes) : null;
    const passed = block ? block.length : await reader.skip(blockBytes);
    if (passed < blockBytes) {
      yield { offset, fault: `ends ${(blockBytes - passed).toLocaleString('en')} bytes early` };
      return;
    }
    yield { type, fields, offset, block, blockBytes };
  }
}

async function takeHead(reader: ByteReader): Promise<Fields | string> {
  const mark = await reader.peek(MARK.length);
  if (!MARK.equals(mark)) return 'is no record';
  let head = '';
  for (;;) {
    const line = await reader.takeLine(LONGEST_HEAD);
    if (line === null) return 'ends within its head';
    if (line === 'too-long' || head.length > LONGEST_HEAD) return 'has a head without end';
    const text = Buffer.from(line).toString('utf8');
    if (/^\r?\n?$/.test(text)) break;
    head += text;
  }
  const fields = parseFields(head);
  const length = fields.get('content-length') ?? '';
  return /^\d{1,16}$/.test(length) && Number(length) <= LARGEST_BLOCK ? fields : 'does not say how long it is';
}
