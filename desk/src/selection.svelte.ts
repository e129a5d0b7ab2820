/** Articles chosen for comparing, two to six; they stay while the reader goes from page to page. */
class Selection {
  static readonly MOST = 6;
  ids = $state<string[]>([]);

  has(id: string): boolean {
    return this.ids.includes(id);
  }

  get isFull(): boolean {
    return this.ids.length >= Selection.MOST;
  }

  toggle(id: string): void {
    if (this.has(id)) this.ids = this.ids.filter((one) => one !== id);
    else if (!this.isFull) this.ids = [...this.ids, id];
  }

  clear(): void {
    this.ids = [];
  }

  readonly address = $derived(`/compare?${this.ids.map((id) => `article=${encodeURIComponent(id)}`).join('&')}`);
}

export const selection = new Selection();
