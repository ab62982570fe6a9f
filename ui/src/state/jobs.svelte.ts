/** Long work: what runs, what is done, and what came of it. */
import { call } from '../wire/call';
import type { JobAction, JobState } from '../wire/wire';
import { sayFailure } from './acts';

const over = (job: JobState): boolean =>
  job.phase === 'done' || job.phase === 'cancelled' || job.phase === 'failed';

/** How many finished jobs are kept for looking at. */
const KEPT = 12;

export class Jobs {
  all = $state.raw<readonly JobState[]>([]);
  readonly running: readonly JobState[] = $derived.by(() => this.all.filter((job) => !over(job)));
  /** Who wants to know when a job is over. */
  readonly onOver: ((job: JobState) => void)[] = [];
  #waiting = new Map<number, ((job: JobState) => void)[]>();

  async start(): Promise<void> {
    try {
      this.all = await call('jobs', null);
    } catch (thrown) {
      sayFailure(thrown);
    }
  }

  find = (job: number): JobState | undefined => this.all.find((one) => one.job === job);

  onJob(job: JobState): void {
    const known = this.find(job.job);
    if (known && over(known)) return;
    const rest = this.all.filter((one) => one.job !== job.job);
    const done = rest.filter(over).slice(0, KEPT);
    this.all = [job, ...rest.filter((one) => !over(one)), ...done].sort((a, b) => b.job - a.job);
    if (!over(job)) return;
    this.onOver.forEach((hear) => hear(job));
    this.#waiting.get(job.job)?.forEach((hear) => hear(job));
    this.#waiting.delete(job.job);
  }

  /** Waits for the end of a job, however it ends. */
  async end(job: number): Promise<JobState> {
    const known = this.find(job);
    if (known && over(known)) return known;
    const ended = new Promise<JobState>((resolve) => {
      this.#waiting.set(job, [...(this.#waiting.get(job) ?? []), resolve]);
    });
    // It may have ended before anybody listened.
    const now = await call('job', { job });
    if (over(now)) this.onJob(now);
    return ended;
  }

  async control(job: number, action: JobAction): Promise<void> {
    try {
      this.onJob(await call('control_job', { job, action }));
    } catch (thrown) {
      sayFailure(thrown);
    }
  }
}

export const jobs = new Jobs();
