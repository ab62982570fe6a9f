/**
 * Short notices at the edge of the window. The newest act takes the place of the one before: undo
 * takes back the last act, so only the last one may offer it.
 */

export interface ToastAction {
  label: string;
  run: () => void;
  keys?: string;
}

export interface Toast {
  id: number;
  text: string;
  /** A second line: what to do. */
  detail?: string | undefined;
  tone: 'done' | 'note' | 'warn' | 'bad';
  actions: readonly ToastAction[];
}

/** How long a notice stays, in milliseconds: a failure long enough to be read twice. */
const STAYS = { done: 7_000, note: 7_000, warn: 14_000, bad: 30_000 } as const;

class Toasts {
  list = $state.raw<readonly Toast[]>([]);
  #next = 1;
  #timers = new Map<number, ReturnType<typeof setTimeout>>();

  /** Shows a notice and returns its number. */
  say(toast: {
    text: string;
    detail?: string | undefined;
    tone?: Toast['tone'];
    actions?: readonly ToastAction[];
  }): number {
    const id = this.#next++;
    const tone = toast.tone ?? 'done';
    const stays = this.list.filter((other) => tone !== 'done' || other.tone !== 'done');
    this.list = [
      ...stays.slice(-3),
      { id, tone, text: toast.text, detail: toast.detail, actions: toast.actions ?? [] },
    ];
    this.#count(id, tone);
    return id;
  }

  #count(id: number, tone: Toast['tone']): void {
    this.#timers.set(
      id,
      setTimeout(() => this.close(id), STAYS[tone]),
    );
  }

  /** Keeps a notice while it is pointed at or has the keyboard. */
  hold(id: number): void {
    clearTimeout(this.#timers.get(id));
  }

  /** Lets it go again. */
  release(toast: Toast): void {
    this.hold(toast.id);
    if (this.list.some((one) => one.id === toast.id)) this.#count(toast.id, toast.tone);
  }

  /** Closes the newest notice; false where there is none. */
  closeNewest(): boolean {
    const newest = this.list.at(-1);
    if (newest) this.close(newest.id);
    return newest !== undefined;
  }

  close(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
