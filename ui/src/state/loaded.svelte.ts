/** Something that is fetched: its value, whether it is on its way, and why it did not come. */
import { toWireError } from '../wire/call';
import type { WireError } from '../wire/wire';

export class Loaded<T> {
  value = $state.raw<T | null>(null);
  error = $state.raw<WireError | null>(null);
  loading = $state(false);
  #turn = 0;

  /** Fetches; the newest request wins, and the old value stays until the new one is there. */
  async load(fetch: () => Promise<T>): Promise<void> {
    const turn = ++this.#turn;
    this.loading = true;
    try {
      const value = await fetch();
      if (turn !== this.#turn) return;
      this.value = value;
      this.error = null;
    } catch (thrown) {
      if (turn !== this.#turn) return;
      this.error = toWireError(thrown);
    } finally {
      if (turn === this.#turn) this.loading = false;
    }
  }

  /** Forgets everything; an answer on its way is not taken. */
  clear(): void {
    this.#turn += 1;
    this.value = null;
    this.error = null;
    this.loading = false;
  }
}

/** Runs something at most once at a time; asked meanwhile, it runs once more afterwards. */
export function coalesced(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let again = false;
  return () => {
    if (running) {
      again = true;
      return running;
    }
    running = (async () => {
      do {
        again = false;
        await run();
      } while (again);
    })().finally(() => {
      running = null;
    });
    return running;
  };
}
