/**
 * The one subscriber to what happens. Every store that follows is listed here; no screen fetches
 * again by hand.
 */
import { onEvent, onRefused } from '../wire/call';
import type { Changed, Event, IndexState, JobState, VaultInfo } from '../wire/wire';
import { sayFailure } from './acts';
import { app } from './app.svelte';
import { health } from './health.svelte';
import { imports } from './imports.svelte';
import { inbox } from './inbox.svelte';
import { jobs } from './jobs.svelte';
import { log } from './log.svelte';
import { overview } from './overview.svelte';
import { search } from './search.svelte';
import { sources } from './sources.svelte';

/** What a store can follow. */
export interface Follower {
  onChanged?(changed: Changed): void;
  onJob?(job: JobState): void;
  onIndex?(index: IndexState): void;
  onVault?(vault: VaultInfo | null): void;
  /** Another vault: everything known is of the old one. */
  clear?(): void;
}

const followers: Follower[] = [app, overview, inbox, search, sources, log, jobs, imports, health];

/** Adds a store that comes and goes with a screen; the answer takes it out again. */
export function follow(follower: Follower): () => void {
  followers.push(follower);
  return () => {
    const at = followers.indexOf(follower);
    if (at >= 0) followers.splice(at, 1);
  };
}

/** Hands one event to everybody. */
export function feed(event: Event): void {
  const another = event.type === 'vault' && event.vault?.id !== app.vault?.id;
  for (const follower of [...followers]) {
    if (another) follower.clear?.();
    if (event.type === 'changed') follower.onChanged?.(event.changed);
    else if (event.type === 'job') follower.onJob?.(event.job);
    else if (event.type === 'index') follower.onIndex?.(event.index);
    else follower.onVault?.(event.vault);
  }
}

/** Begins to listen. */
export async function startFeed(): Promise<() => void> {
  const stops = await Promise.all([onEvent(feed), onRefused(sayFailure)]);
  return () => stops.forEach((stop) => stop());
}
