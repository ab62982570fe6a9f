/** The log of the vault, newest first, fetched as far as it is read. */
import { call, toWireError } from '../wire/call';
import type { LogEntry, WireError } from '../wire/wire';

const PIECE = 100;

export class Log {
  entries = $state.raw<readonly LogEntry[]>([]);
  error = $state.raw<WireError | null>(null);
  ready = $state(false);
  /** True where older entries are left to fetch. */
  more = $state(true);
  #turn = 0;
  #busy = false;
  /** True while some screen shows it; only then it follows what happens. */
  watched = false;

  /** Fetches anew, as far as it was read. */
  async refresh(): Promise<void> {
    const turn = ++this.#turn;
    const limit = Math.max(PIECE, this.entries.length);
    try {
      const entries = await call('log', { limit });
      if (turn !== this.#turn) return;
      this.entries = entries;
      this.more = entries.length === limit;
      this.error = null;
      this.ready = true;
    } catch (thrown) {
      if (turn === this.#turn) this.error = toWireError(thrown);
    }
  }

  async older(): Promise<void> {
    const last = this.entries.at(-1);
    if (!last || !this.more || this.#busy) return;
    this.#busy = true;
    const turn = this.#turn;
    try {
      const older = await call('log', { limit: PIECE, before: last.seq });
      if (turn !== this.#turn) return;
      this.entries = [...this.entries, ...older];
      this.more = older.length === PIECE;
    } catch (thrown) {
      if (turn === this.#turn) this.error = toWireError(thrown);
    } finally {
      this.#busy = false;
    }
  }

  onChanged(): void {
    if (this.watched) void this.refresh();
  }

  clear(): void {
    this.#turn += 1;
    this.entries = [];
    this.error = null;
    this.ready = false;
    this.more = true;
  }
}

export const log = new Log();
