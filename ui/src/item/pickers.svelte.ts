/** The small dialogs that an act on items may need: which case, which tags. */

export type Picker =
  { kind: 'link'; items: number[] } | { kind: 'tag'; items: number[]; tags: readonly string[] };

class Pickers {
  open = $state.raw<Picker | null>(null);

  /** Asks which case these items are linked to. */
  link(items: number[]): void {
    if (items.length > 0) this.open = { kind: 'link', items };
  }

  /** Asks for tags; those given are on all of the items already. */
  tag(items: number[], tags: readonly string[]): void {
    if (items.length > 0) this.open = { kind: 'tag', items, tags };
  }

  close(): void {
    this.open = null;
  }
}

export const pickers = new Pickers();
