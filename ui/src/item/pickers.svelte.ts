/** The small dialogs that an act on items may need: which case, which tags, which one stays. */
import type { ItemRow } from '../wire/wire';

export type Picker =
  | { kind: 'link'; items: number[] }
  | { kind: 'tag'; items: number[]; tags: readonly string[] }
  | { kind: 'merge'; rows: readonly ItemRow[] };

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

  /** Asks which of these items stays when they become one. */
  merge(rows: readonly ItemRow[]): void {
    if (rows.length > 1) this.open = { kind: 'merge', rows };
  }

  close(): void {
    this.open = null;
  }
}

export const pickers = new Pickers();
