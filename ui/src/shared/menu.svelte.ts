/** The menu that is open, if any: one at a time, wherever it was asked for. */
import type { Component } from 'svelte';

export interface MenuItem {
  label: string;
  run: () => void;
  keys?: string | undefined;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- Lucide types each icon with its own props.
  icon?: Component<any>;
  /** Key colour shown instead of an icon. */
  color?: string;
  /** A second, quieter text. */
  detail?: string | undefined;
  disabled?: boolean;
  /** Set where the entry is one of a choice. */
  checked?: boolean;
}

export type MenuEntry = MenuItem | 'line' | { heading: string };

class Menus {
  open = $state.raw<{ x: number; y: number; label: string; entries: readonly MenuEntry[] } | null>(
    null,
  );

  /** The control whose menu is open, and the one whose menu the last press closed. */
  #control: Element | null = null;
  #pressed: Element | null = null;

  /** Opens a menu at a point of the window. */
  at(x: number, y: number, label: string, entries: readonly MenuEntry[]): void {
    this.#control = null;
    this.open = { x, y, label, entries };
  }

  /** Opens a menu below a control; where the press closed that control's menu, it stays closed. */
  below(control: EventTarget | null, label: string, entries: readonly MenuEntry[]): void {
    if (!(control instanceof Element)) return;
    const pressed = this.#pressed;
    this.#pressed = null;
    if (pressed === control) return;
    const area = control.getBoundingClientRect();
    this.at(area.left, area.bottom + 4, label, entries);
    this.#control = control;
  }

  /** Opens a menu where a right click, or the key for it, asked for one. */
  asked(event: MouseEvent, label: string, entries: readonly MenuEntry[]): void {
    event.preventDefault();
    const { x, y } = askedAt(event);
    this.at(x, y, label, entries);
  }

  close(): void {
    this.open = null;
    this.#control = null;
  }

  /** A press outside of the menu closes it. */
  pressedOutside(target: EventTarget | null): void {
    const control = this.#control;
    this.#pressed = target instanceof Node && control?.contains(target) ? control : null;
    this.close();
  }

  /** A press while no menu is open: what it opens is new. */
  pressedAnywhere(): void {
    this.#pressed = null;
  }
}

/** Where a menu opens: where the mouse is, or, asked for by keys, below what has the keyboard. */
export function askedAt(event: MouseEvent): { x: number; y: number } {
  if (event.clientX !== 0 || event.clientY !== 0) return { x: event.clientX, y: event.clientY };
  const element = event.target instanceof Element ? event.target : document.body;
  const area = element.getBoundingClientRect();
  return { x: area.left + 12, y: Math.min(area.bottom, area.top + 28) };
}

/**
 * Asks what has the keyboard for its menu, as a right click would. False where it has none.
 */
export function askByKeys(): boolean {
  const element = document.activeElement ?? document.body;
  return !element.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }));
}

export const menus = new Menus();
