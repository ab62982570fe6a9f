/** The health of the vault: the check and the building of the index, and what they found. */
import { call, toWireError } from '../wire/call';
import type { DoctorReport, JobState, WireError } from '../wire/wire';
import { jobs } from './jobs.svelte';

export class Health {
  report = $state.raw<DoctorReport | null>(null);
  /** Items in the index that was built last. */
  rebuilt = $state<number | null>(null);
  error = $state.raw<WireError | null>(null);
  busy = $state(false);
  #job = $state<number | null>(null);

  get job(): JobState | undefined {
    return this.#job === null ? undefined : jobs.find(this.#job);
  }

  async run(name: 'doctor' | 'rebuild_index'): Promise<void> {
    if (this.busy) return;
    this.clear();
    this.busy = true;
    try {
      this.#job = (await call(name, null)).job;
      const { result, error, phase } = await jobs.end(this.#job);
      if (error && phase === 'failed') this.error = error;
      if (result?.type === 'doctor') this.report = result.report;
      if (result?.type === 'rebuildIndex') this.rebuilt = result.items;
    } catch (thrown) {
      this.error = toWireError(thrown);
    } finally {
      this.busy = false;
    }
  }

  clear(): void {
    this.report = null;
    this.rebuilt = null;
    this.error = null;
  }
}

export const health = new Health();
