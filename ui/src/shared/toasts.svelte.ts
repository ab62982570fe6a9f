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

/** How long a notice stays, in milliseconds; failures stay until they are closed. */
const STAYS = 7_000;

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
    if (tone !== 'bad') this.#count(id);
    return id;
  }

  #count(id: number): void {
    this.#timers.set(
      id,
      setTimeout(() => this.close(id), STAYS),
    );
  }

  /** Keeps a notice while it is pointed at or has the keyboard. */
  hold(id: number): void {
    clearTimeout(this.#timers.get(id));
  }

  /** Lets it go again. */
  release(toast: Toast): void {
    this.hold(toast.id);
    if (toast.tone !== 'bad') this.#count(toast.id);
  }

  close(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
