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

  /** Opens a menu at a point of the window. */
  at(x: number, y: number, label: string, entries: readonly MenuEntry[]): void {
    this.open = { x, y, label, entries };
  }

  /** Opens a menu below a control. */
  below(control: EventTarget | null, label: string, entries: readonly MenuEntry[]): void {
    if (!(control instanceof Element)) return;
    const area = control.getBoundingClientRect();
    this.at(area.left, area.bottom + 4, label, entries);
  }

  close(): void {
    this.open = null;
  }
}

export const menus = new Menus();
