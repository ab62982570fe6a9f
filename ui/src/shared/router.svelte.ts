/**
 * Where the user is: a path like `/case/7?tab=evidence`, kept behind the `#` of the address, so that
 * the window's own history makes back and forward work.
 */

export interface Place {
  /** Parts of the path: `['case', '7']`. */
  parts: readonly string[];
  /** What follows the question mark. */
  query: Readonly<Record<string, string>>;
}

/** Reads a path. A damaged one is read as far as it can be. */
export function parsePlace(path: string): Place {
  const [before = '', after = ''] = path.split(/\?(.*)/s);
  const decode = (part: string): string => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  };
  return {
    parts: before.split('/').filter(Boolean).map(decode),
    query: Object.fromEntries(new URLSearchParams(after)),
  };
}

/** Writes a path; empty values are left out. */
export function writePlace(
  parts: readonly (string | number)[],
  query: Readonly<Record<string, string | undefined>> = {},
): string {
  const rest = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) rest.set(name, value);
  const tail = rest.size > 0 ? `?${rest}` : '';
  return `/${parts.map((part) => encodeURIComponent(part)).join('/')}${tail}`;
}

export class Router {
  #path = $state('');
  /** How far back and forward the user can go: positions in this window's history. */
  #position = $state(0);
  #last = $state(0);
  /** Before this, the places belong to something that is gone. */
  #first = $state(0);
  readonly place: Place = $derived(parsePlace(this.#path));

  constructor(private readonly home: string) {
    this.#path = this.#fromAddress();
  }

  get path(): string {
    return this.#path;
  }

  get canGoBack(): boolean {
    return this.#position > this.#first;
  }

  get canGoForward(): boolean {
    return this.#position < this.#last;
  }

  #fromAddress(): string {
    return location.hash.length > 2 ? location.hash.slice(1) : this.home;
  }

  /** Goes to a place, as a new step of the history. */
  go(path: string): void {
    if (path === this.#path) return;
    this.#position += 1;
    this.#last = this.#position;
    history.pushState({ position: this.#position }, '', `#${path}`);
    this.#path = path;
  }

  /** Says the same place in other words: no new step of the history. */
  replace(path: string): void {
    if (path === this.#path) return;
    history.replaceState({ position: this.#position }, '', `#${path}`);
    this.#path = path;
  }

  back(): void {
    if (this.canGoBack) history.back();
  }

  forward(): void {
    if (this.canGoForward) history.forward();
  }

  /** Begins anew at a place: another vault has other cases. */
  reset(path: string = this.home): void {
    this.#first = this.#position;
    this.#last = this.#position;
    this.replace(path);
  }

  /** Listens to the history and to the mouse's back and forward buttons. */
  start(): () => void {
    const moved = (event: PopStateEvent): void => {
      const state: unknown = event.state;
      this.#path = this.#fromAddress();
      if (typeof state === 'object' && state !== null && 'position' in state) {
        this.#position = Number(state.position);
        this.#last = Math.max(this.#last, this.#position);
      } else {
        // A link was followed: a new step that the browser itself made.
        this.#position += 1;
        this.#last = this.#position;
        history.replaceState({ position: this.#position }, '');
      }
    };
    const pressed = (event: MouseEvent): void => {
      if (event.button !== 3 && event.button !== 4) return;
      event.preventDefault();
      if (event.type !== 'mouseup') return;
      if (event.button === 3) this.back();
      else this.forward();
    };
    history.replaceState({ position: this.#position }, '');
    addEventListener('popstate', moved);
    addEventListener('mousedown', pressed);
    addEventListener('mouseup', pressed);
    return () => {
      removeEventListener('popstate', moved);
      removeEventListener('mousedown', pressed);
      removeEventListener('mouseup', pressed);
    };
  }
}
