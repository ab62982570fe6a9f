/**
 * A long list of which only parts were fetched. Rows on their way are `undefined`; what is shown
 * stays until its successor is there.
 */
import { toWireError } from '../wire/call';
import type { WireError } from '../wire/wire';

export interface Page<Row> {
  total: number;
  rows: Row[];
}

/** Rows fetched at once. */
export const PAGE = 100;

export class PagedList<Row extends { id: number }> {
  total = $state(0);
  error = $state.raw<WireError | null>(null);
  /** True from the first answer on. */
  ready = $state(false);
  #rows: (Row | undefined)[] = [];
  #version = $state(0);
  #generation = 0;
  #underway = new Set<number>();
  #shown = { first: 0, last: 0 };

  constructor(private readonly fetch: (offset: number, limit: number) => Promise<Page<Row>>) {}

  row(index: number): Row | undefined {
    void this.#version;
    return this.#rows[index];
  }

  /** Place of a row that was fetched; -1 where it was not. */
  indexOf(id: number | null): number {
    void this.#version;
    return id === null ? -1 : this.#rows.findIndex((row) => row?.id === id);
  }

  /** Fetches what is missing between two rows. */
  ensure(first: number, last: number): void {
    this.#shown = { first, last };
    const from = Math.floor(Math.max(0, first) / PAGE);
    const to = Math.floor(Math.max(0, last) / PAGE);
    for (let page = from; page <= to; page += 1) {
      const start = page * PAGE;
      if (this.#rows[start] === undefined && start < this.total) void this.#fetchPage(page);
    }
  }

  async #fetchPage(page: number): Promise<void> {
    if (this.#underway.has(page)) return;
    this.#underway.add(page);
    const generation = this.#generation;
    try {
      const answer = await this.fetch(page * PAGE, PAGE);
      if (generation === this.#generation) this.#put(page * PAGE, answer);
    } catch (thrown) {
      if (generation === this.#generation) this.error = toWireError(thrown);
    } finally {
      if (generation === this.#generation) this.#underway.delete(page);
    }
  }

  #put(offset: number, { total, rows }: Page<Row>): void {
    this.#rows.length = total;
    rows.forEach((row, i) => {
      if (offset + i < total) this.#rows[offset + i] = row;
    });
    this.total = total;
    this.error = null;
    this.ready = true;
    this.#version += 1;
  }

  /** Fetches what is shown anew, and takes it over when it is there. The newest call wins. */
  async refresh(): Promise<void> {
    const generation = ++this.#generation;
    this.#underway = new Set();
    const from = Math.floor(this.#shown.first / PAGE);
    const to = Math.floor(this.#shown.last / PAGE);
    const wanted = Array.from({ length: Math.min(5, to - from + 1) }, (_, i) => from + i);
    try {
      const answers = await Promise.all(wanted.map((page) => this.fetch(page * PAGE, PAGE)));
      if (generation !== this.#generation) return;
      this.#rows = [];
      answers.forEach((answer, i) => this.#put((wanted[i] ?? 0) * PAGE, answer));
    } catch (thrown) {
      if (generation === this.#generation) this.error = toWireError(thrown);
    }
  }

  /** Takes rows out at once, before the desk has answered. */
  remove(ids: ReadonlySet<number>): void {
    const before = this.#rows.length;
    const rest: (Row | undefined)[] = [];
    for (let i = 0; i < before; i += 1) {
      const row = this.#rows[i];
      if (row === undefined || !ids.has(row.id)) rest.push(row);
    }
    this.#rows = rest;
    this.total = rest.length;
    this.#version += 1;
  }

  /** Puts a newer row in the place of the old one. */
  replace(row: Row): void {
    const index = this.indexOf(row.id);
    if (index < 0) return;
    this.#rows[index] = row;
    this.#version += 1;
  }

  /** Ids between two places, fetched where they are missing. */
  async ids(first: number, last: number): Promise<number[]> {
    const missing: number[] = [];
    for (let page = Math.floor(first / PAGE); page * PAGE <= last; page += 1) {
      const start = page * PAGE;
      const end = Math.min(start + PAGE - 1, last, this.total - 1);
      if (this.#rows[start] === undefined || this.#rows[end] === undefined) missing.push(page);
    }
    for (const page of missing) await this.#fetchPage(page);
    return this.#rows.slice(first, last + 1).flatMap((row) => (row ? [row.id] : []));
  }

  clear(): void {
    this.#generation += 1;
    this.#underway = new Set();
    this.#shown = { first: 0, last: 0 };
    this.#rows = [];
    this.total = 0;
    this.error = null;
    this.ready = false;
    this.#version += 1;
  }
}
