/** The places of the window, and how to go there. */
import { Router, writePlace } from './shared/router.svelte';

export const router = new Router('/inbox');

/** Paths by name; every link is made here. */
export const to = {
  inbox: (): string => writePlace(['inbox']),
  archive: (query = '', item?: number): string =>
    writePlace(['archive'], { q: query, item: item === undefined ? undefined : String(item) }),
  /** One item on its own, whatever its status. */
  item: (id: number): string => writePlace(['item', id]),
  case: (id: number, tab?: string): string => writePlace(['case', id], { tab }),
  briefing: (id: number, show?: 'revisions' | 'export'): string =>
    writePlace(['briefing', id], { show }),
  /** Imports; one of them where it is named. */
  imports: (id?: number): string => writePlace(id === undefined ? ['imports'] : ['imports', id]),
  /** A watched folder. */
  watch: (id: number): string => writePlace(['imports', 'watch', id]),
  settings: (): string => writePlace(['settings']),
  log: (): string => writePlace(['log']),
  help: (part?: string): string => writePlace(['help'], { part }),
};
