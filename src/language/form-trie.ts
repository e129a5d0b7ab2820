import { widened } from '../text/row.ts';

/** Where every phrase begins. No form leads there, so it also says that a form leads nowhere. */
export const ROOT = 0;
export const NOWHERE = 0;

/** Room for so many steps; as many slots stay empty. */
const FIRST_STEPS = 1 << 14;
/** Numbers a slot: the node that the step leads to (NOWHERE where the slot is empty), the node and the form that it comes from. */
const NUMBERS_A_SLOT = 4;

/** Phrases of forms as a trie in one table of numbers: a step from a node by a form costs one look at far memory. */
export class FormTrie {
  /** Open addressing; at most half of the slots are taken. */
  #slots = new Int32Array(2 * FIRST_STEPS * NUMBERS_A_SLOT);
  /** 1 for each node from which a step leads on. */
  #inner = new Uint8Array(FIRST_STEPS);
  #size = 1;

  /** Nodes, the root among them. */
  get size(): number {
    return this.#size;
  }

  /** The node to which a form leads from a node, or NOWHERE. */
  next(node: number, form: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = firstSlot(node, form, mask); ; slot = (slot + NUMBERS_A_SLOT) & mask) {
      const to = slots[slot]!;
      if (to === NOWHERE || (slots[slot + 1] === node && slots[slot + 2] === form)) return to;
    }
  }

  goesOn(node: number): boolean {
    return this.#inner[node] === 1;
  }

  /** The node at the end of a phrase, made when there is none. */
  add(forms: readonly number[]): number {
    let node = ROOT;
    for (const form of forms) node = this.next(node, form) || this.#addStep(node, form);
    return node;
  }

  #addStep(node: number, form: number): number {
    if (this.#size === this.#inner.length) this.#grow();
    const to = this.#size++;
    this.#inner[node] = 1;
    this.#putSlot(to, node, form);
    return to;
  }

  #putSlot(to: number, node: number, form: number): void {
    const mask = this.#slots.length - 1;
    let slot = firstSlot(node, form, mask);
    while (this.#slots[slot] !== NOWHERE) slot = (slot + NUMBERS_A_SLOT) & mask;
    this.#slots[slot] = to;
    this.#slots[slot + 1] = node;
    this.#slots[slot + 2] = form;
  }

  #grow(): void {
    const old = this.#slots;
    this.#inner = widened(this.#inner, 2 * this.#inner.length);
    this.#slots = new Int32Array(2 * old.length);
    for (let slot = 0; slot < old.length; slot += NUMBERS_A_SLOT) if (old[slot] !== NOWHERE) this.#putSlot(old[slot]!, old[slot + 1]!, old[slot + 2]!);
  }
}

/** Odd numbers far apart, so that neighbours among nodes and forms do not meet. */
const NODE_FACTOR = 0x9e3779b1;
const FORM_FACTOR = 0x85ebca6b;

function firstSlot(node: number, form: number, mask: number): number {
  const hash = Math.imul(node, NODE_FACTOR) ^ Math.imul(form, FORM_FACTOR);
  return Math.imul(hash ^ (hash >>> 15), NUMBERS_A_SLOT) & mask;
}
