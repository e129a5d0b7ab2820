import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { B_ORGANIZATION, B_PERSON, B_PLACE, OUTSIDE } from '../../src/analyze/names/tags.ts';
import type { Language } from '../../src/language/language.ts';
import { loadTsv } from '../../src/language/tsv.ts';
import type { Corpus, Tagged } from './corpus.ts';
import { seededRandom } from './crf.ts';

/** How often each template is filled. */
const FILLINGS = 5;
const SEED = 41;

/** Sentences made of the templates in a folder, the same every time. */
export function inventSentences(folder: string, language: Language): Corpus {
  const inventor = new Inventor(folder, language);
  const templates = readFileSync(join(folder, 'templates.tpl'), 'utf8').split(/\r?\n/).filter((line) => line && !line.startsWith('#'));
  return templates.flatMap((template) => Array.from({ length: FILLINGS }, () => inventor.fill(template)));
}

class Inventor {
  readonly #random = seededRandom(SEED);
  readonly #fillers: ReadonlyMap<string, readonly string[]>;
  readonly #towns: readonly string[];
  readonly #countries: readonly string[];
  readonly #bodies: readonly string[];
  /** Names of body-names.tsv by kind. */
  readonly #named = new Map<string, readonly string[]>();

  constructor(folder: string, language: Language) {
    const rows = loadTsv(join(folder, 'fillers.tsv')).slice(1);
    this.#fillers = new Map(rows.map(({ cells: [id = '', ar = ''] }) => [id, ar.split('|')]));
    const spellings = (name: string): string[] => language.lexicon.ofClass(name).filter((entry) => entry.attributes['common'] !== 'yes').map((entry) => entry.spelling);
    this.#towns = language.lexicon.ofClass('known-places').filter((entry) => entry.attributes['common'] !== 'yes' && ARAB.has(entry.attributes['country'] ?? '')).map((entry) => entry.spelling);
    this.#countries = spellings('countries').slice(0, 170);
    this.#bodies = spellings('known-organizations');
    for (const kind of ['club', 'company', 'media', 'body']) this.#named.set(kind, language.lexicon.ofClass('body-names').filter((entry) => entry.attributes['kind'] === kind).map((entry) => entry.spelling));
  }

  fill(template: string): Tagged[] {
    const tokens: Tagged[] = [];
    for (const part of template.split(' ')) {
      const slot = /^([^{]*)\{(\w+)\}(.*)$/.exec(part);
      if (!slot) tokens.push({ text: part, label: OUTSIDE });
      else {
        const words = this.#words(slot[2]!);
        this.#put(tokens, words, slot[1]!, NEEDS_HEAD.has(slot[2]!) ? takeHead(tokens) : false);
      }
    }
    return tokens;
  }

  #put(tokens: Tagged[], { text, label }: { text: string; label: number }, clitic: string, headed: false | 'headed'): void {
    const words = text.split(' ');
    // a town or body with the article after ل: لل
    const first = clitic === 'ل' && words[0]!.startsWith('ال') ? `لل${words[0]!.slice(2)}` : clitic + words[0]!;
    [first, ...words.slice(1)].forEach((word, i) => tokens.push({ text: word, label: label === OUTSIDE ? OUTSIDE : label + (i > 0 || headed ? 1 : 0) }));
  }

  #pick(id: string): string {
    const all = this.#fillers.get(id)!;
    return all[Math.floor(this.#random() * all.length)]!;
  }

  #any(all: readonly string[]): string {
    return all[Math.floor(this.#random() * all.length)]!;
  }

  #words(slot: string): { text: string; label: number } {
    const chance = this.#random();
    switch (slot) {
      case 'PER': return { text: chance < 0.25 ? this.#pick('foreign') : this.#fullName(chance), label: B_PERSON };
      case 'given': return { text: this.#pick('given'), label: B_PERSON };
      case 'last': return { text: this.#pick('family'), label: B_PERSON };
      case 'kunya': return { text: this.#pick('kunya'), label: B_PERSON };
      case 'LOC': return { text: this.#any(this.#countries), label: B_PLACE };
      case 'CITY': return { text: this.#any(this.#towns), label: B_PLACE };
      case 'ORG': return { text: this.#body(chance), label: B_ORGANIZATION };
      case 'ARMED': return { text: chance < 0.6 ? this.#pick('armed') : this.#any(this.#bodies), label: B_ORGANIZATION };
      case 'CLUB': return { text: this.#any(this.#named.get('club')!), label: B_ORGANIZATION };
      case 'COMPANY': return { text: this.#any(this.#named.get('company')!), label: B_ORGANIZATION };
      case 'PAPER': return { text: this.#any(this.#named.get('media')!), label: B_ORGANIZATION };
      case 'BODY': return { text: this.#any(this.#named.get('body')!), label: B_ORGANIZATION };
      case 'PARTY': return { text: this.#pick('party'), label: B_ORGANIZATION };
      case 'NAME': return { text: this.#pick('medium'), label: B_ORGANIZATION };
      case 'MEDIA': return { text: `${this.#pick('media-head')} ${this.#pick('medium')}`, label: B_ORGANIZATION };
      default: return { text: this.#pick(slot), label: OUTSIDE };
    }
  }

  #fullName(chance: number): string {
    const middle = chance > 0.85 ? ` ${this.#pick('given')}` : '';
    return `${this.#pick('given')}${middle} ${this.#pick('family')}`;
  }

  #body(chance: number): string {
    if (chance < 0.35) return this.#any(this.#bodies);
    if (chance < 0.55) return this.#pick('bare');
    const gender = chance < 0.8 ? 'f' : 'm';
    const nation = this.#random() < 0.3 ? ` ${this.#pick('nat')}${gender === 'f' ? 'ة' : ''}` : '';
    return `${this.#pick(`orghead-${gender}`)} ${this.#pick(`orgfield-${gender}`)}${nation}`;
  }
}

/** Slots whose name begins with the word before them: «حزب {PARTY}», quotation marks passed over. */
const NEEDS_HEAD = new Set(['PARTY', 'NAME']);

function takeHead(tokens: Tagged[]): 'headed' {
  const at = tokens.findLastIndex(({ text }) => text !== '«');
  tokens[at] = { ...tokens[at]!, label: B_ORGANIZATION };
  return 'headed';
}

const ARAB = new Set(['ly', 'eg', 'sa', 'ae', 'om', 'ye', 'iq', 'sy', 'lb', 'jo', 'ps', 'sd', 'tn', 'dz', 'ma', 'mr', 'so', 'kw', 'qa', 'bh']);
