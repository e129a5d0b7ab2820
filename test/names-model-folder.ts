/** Writes a tiny ONNX token classifier: one look-up of a label a piece of a word. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'];
const LABELS = ['O', 'B-PER', 'I-PER', 'B-LOC', 'I-LOC', 'B-ORG', 'I-ORG', 'B-DATE'];

/** A model that knows these pieces of words by heart: `{ 'رنيم': 'B-PER', '##ية': 'O' }`. */
export function writeModelFolder(folder: string, pieces: Readonly<Record<string, string>>): void {
  const vocabulary = [...SPECIAL, ...Object.keys(pieces)];
  const rows = vocabulary.map((piece) => LABELS.map((label) => (label === (pieces[piece] ?? 'O') ? 4 : 0)));
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  writeFileSync(join(folder, 'onnx', 'model.onnx'), encodeLookUp(rows));
  const write = (name: string, content: unknown): void => writeFileSync(join(folder, name), JSON.stringify(content));
  write('config.json', { model_type: 'bert', architectures: ['BertForTokenClassification'], vocab_size: vocabulary.length, id2label: Object.fromEntries(LABELS.entries()), label2id: Object.fromEntries(LABELS.map((label, i) => [label, i])) });
  write('tokenizer_config.json', { tokenizer_class: 'BertTokenizer', model_max_length: 512 });
  write('tokenizer.json', describeTokenizer(vocabulary));
}

function describeTokenizer(vocabulary: readonly string[]): unknown {
  const special = (content: string): unknown => ({ SpecialToken: { id: content, type_id: 0 } });
  const kept = (content: string): unknown => ({ id: content, ids: [SPECIAL.indexOf(content)], tokens: [content] });
  return {
    version: '1.0', truncation: null, padding: null,
    added_tokens: SPECIAL.map((content, id) => ({ id, content, special: true, single_word: false, lstrip: false, rstrip: false, normalized: false })),
    normalizer: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: false },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: { type: 'TemplateProcessing', single: [special('[CLS]'), { Sequence: { id: 'A', type_id: 0 } }, special('[SEP]')], pair: [], special_tokens: { '[CLS]': kept('[CLS]'), '[SEP]': kept('[SEP]') } },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: { type: 'WordPiece', unk_token: '[UNK]', continuing_subword_prefix: '##', max_input_chars_per_word: 100, vocab: Object.fromEntries(vocabulary.map((piece, i) => [piece, i])) },
  };
}

/** ONNX: logits = weights[input_ids]. The numbers are those of the fields in onnx.proto. */
function encodeLookUp(rows: readonly (readonly number[])[]): Buffer {
  const width = rows[0]!.length;
  const weights = message(5, number(1, rows.length), number(1, width), number(2, 1), text(8, 'weights'), bytes(9, Buffer.from(Float32Array.from(rows.flat()).buffer)));
  const graph = message(
    7,
    message(1, text(1, 'weights'), text(1, 'input_ids'), text(2, 'logits'), text(4, 'Gather')),
    text(2, 'tiny'), weights,
    value(11, 'input_ids', 7, ['batch', 'length']), value(11, 'attention_mask', 7, ['batch', 'length']), value(12, 'logits', 1, ['batch', 'length', width]),
  );
  return Buffer.concat([number(1, 8), graph, message(8, text(1, ''), number(2, 13))]);
}

function value(no: number, name: string, type: number, dims: readonly (string | number)[]): Buffer {
  const shape = dims.map((dim) => message(1, typeof dim === 'number' ? number(1, dim) : text(2, dim)));
  return message(no, text(1, name), message(2, message(1, number(1, type), message(2, ...shape))));
}

function varint(value: number): Buffer {
  const out: number[] = [];
  let rest = value;
  do {
    out.push((rest & 127) | (rest > 127 ? 128 : 0));
    rest = Math.floor(rest / 128);
  } while (rest > 0);
  return Buffer.from(out);
}

const number = (no: number, content: number): Buffer => Buffer.concat([varint(no * 8), varint(content)]);
const bytes = (no: number, content: Buffer): Buffer => Buffer.concat([varint(no * 8 + 2), varint(content.length), content]);
const text = (no: number, content: string): Buffer => bytes(no, Buffer.from(content));
const message = (no: number, ...parts: Buffer[]): Buffer => bytes(no, Buffer.concat(parts));
