/** How one item is being read: which view of it, where one stands in it, what is done to it. */
import type { Span } from '../shared/marks';
import { app } from '../state/app.svelte';
import { Find } from '../state/find.svelte';
import { setBlocks, split } from '../state/texts';
import type { Block, ItemDetail } from '../wire/wire';

export type ReaderTab = 'text' | 'original' | 'cut' | 'record';

/** Drafts of texts that were put aside, by item. */
const drafts = new Map<number, string>();

/** The host of an address, as a site is called; `null` where there is none. */
export function hostOf(url: string | null): string | null {
  if (url === null || !/^https?:/i.test(url)) return null;
  try {
    return new URL(url).hostname.replace(/^www\./, '') || null;
  } catch {
    return null;
  }
}

export class Reading {
  tab = $state<ReaderTab>('text');
  /** Hit of the query that one stands at; -1 before the first. */
  hit = $state(-1);
  /** Place of the block that the keys act on, in the item's blocks; -1 for none. */
  block = $state(-1);
  /** True while the text is written. */
  writing = $state(false);
  /** True while the versions are looked at. */
  versions = $state(false);
  /** Text of the original, where that is what is searched. */
  source = $state.raw<string | null>(null);
  readonly find = new Find(() =>
    this.tab === 'original' && this.source !== null ? this.source : (this.item()?.body ?? ''),
  );
  /** Marks in the text: of what is being found, else of the query. */
  readonly marks: readonly Span[] = $derived.by(() =>
    this.find.open ? this.find.marks : (this.item()?.bodyMarks ?? []),
  );

  constructor(private readonly item: () => ItemDetail | null) {}

  /** Hits in the title come before those in the text. */
  get #inTitle(): number {
    return this.find.open ? 0 : (this.item()?.titleMarks.length ?? 0);
  }

  /** How many places can be stepped through. */
  get total(): number {
    return this.#inTitle + this.marks.length;
  }

  /** The mark in the text that one stands at; -1 where it is none. */
  get now(): number {
    if (this.find.open) return this.find.at;
    return this.hit < this.#inTitle ? -1 : this.hit - this.#inTitle;
  }

  /** The mark in the title that one stands at; -1 where it is none. */
  get inHead(): number {
    return !this.find.open && this.hit < this.#inTitle ? this.hit : -1;
  }

  /** Another item begins at its top, on its text. */
  begin(): void {
    this.tab = 'text';
    this.hit = -1;
    this.block = -1;
    this.writing = false;
    this.versions = false;
    this.source = null;
    this.find.close();
  }

  /** Steps from hit to hit of the query, or from place to place of what is being found. */
  step(by: number): void {
    if (this.find.open) {
      this.find.step(by);
      return;
    }
    const of = this.total;
    if (of === 0) return;
    this.tab = 'text';
    this.hit = this.hit < 0 ? (by > 0 ? 0 : of - 1) : (this.hit + by + of) % of;
  }

  /** Opens the search in what is being read. */
  look(): void {
    if (this.tab === 'cut' || this.tab === 'record') this.tab = 'text';
    this.find.open = true;
    this.find.look(this.find.words);
  }

  // blocks

  /** The block that the keys act on. */
  get current(): Block | undefined {
    return this.item()?.blocks[this.block];
  }

  /** True where a block is drawn in the view that is open. */
  #isDrawn(block: Block): boolean {
    return this.tab === 'cut' || block.kept;
  }

  /** Goes to the next or previous block that is drawn. */
  moveBlock(by: number): void {
    const blocks = this.item()?.blocks ?? [];
    if (this.tab !== 'cut') this.tab = 'text';
    for (let at = this.block + by; at >= 0 && at < blocks.length; at += by) {
      const block = blocks[at];
      if (block && this.#isDrawn(block)) {
        this.block = at;
        return;
      }
    }
  }

  /** Cuts the block one stands at, or puts it back. */
  toggleBlock(at: number = this.block, teach = false): void {
    const item = this.item();
    const block = item?.blocks[at];
    if (!item || !block || app.readOnly) return;
    this.block = at;
    void setBlocks(item.row.id, [at], !block.kept, teach);
  }

  /** Makes an item of its own of what begins at the block one stands at. */
  splitAt(show: (item: number) => void): void {
    const item = this.item();
    if (item && this.block > 0) void split(item.row.id, this.block, show);
  }

  // writing

  /** The draft of the item's text that was put aside. */
  draft(id: number): string | undefined {
    return drafts.get(id);
  }

  keepDraft(id: number, text: string | null): void {
    if (text === null) drafts.delete(id);
    else drafts.set(id, text);
  }

  write(): void {
    this.tab = 'text';
    this.writing = true;
  }
}
