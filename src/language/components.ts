/** Things that hang together and are worked out together: each stands in one component at most. */
export class Components<T, Component> {
  readonly #membersOf: (component: Component) => readonly T[];
  readonly #of = new Map<T, Component>();

  constructor(membersOf: (component: Component) => readonly T[]) {
    this.#membersOf = membersOf;
  }

  put(component: Component): void {
    for (const one of this.#membersOf(component)) this.#of.set(one, component);
  }

  /** Takes out the component that a thing stands in, if it stands in one, and adds it to those that were dropped. */
  drop(one: T, dropped: Set<Component>): void {
    const component = this.#of.get(one);
    if (component === undefined) return;
    dropped.add(component);
    for (const member of this.#membersOf(component)) this.#of.delete(member);
  }
}
