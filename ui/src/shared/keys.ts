/** Keys of shortcuts: reading `Ctrl+Shift+Z`, comparing it with what was pressed, writing it down. */

export interface Keys {
  key: string;
  ctrl: boolean;
  alt: boolean;
  /** `null` where it does not matter, because the character itself tells (`?`, `+`). */
  shift: boolean | null;
}

const onMac = /Mac/.test(navigator.platform);

/** Reads a shortcut like `Ctrl+Shift+Z`. Letters are given in upper case and mean no Shift. */
export function parseKeys(text: string): Keys {
  const parts = text.endsWith('++') ? [...text.slice(0, -2).split('+'), '+'] : text.split('+');
  const key = parts.at(-1) ?? '';
  const modifiers = new Set(parts.slice(0, -1));
  const character = [...key].length === 1 && key.toLowerCase() === key.toUpperCase();
  return {
    key: key.toLowerCase(),
    ctrl: modifiers.has('Ctrl'),
    alt: modifiers.has('Alt'),
    shift: character ? null : modifiers.has('Shift'),
  };
}

/** What was pressed. The command key of a Mac counts as Ctrl. */
export function keysOf(event: KeyboardEvent): Keys {
  return {
    key: event.key.toLowerCase(),
    ctrl: onMac ? event.metaKey : event.ctrlKey,
    alt: event.altKey,
    shift: event.shiftKey,
  };
}

/** True where what was pressed is the shortcut. */
export const matches = (wanted: Keys, pressed: Keys): boolean =>
  wanted.key === pressed.key &&
  wanted.ctrl === pressed.ctrl &&
  wanted.alt === pressed.alt &&
  (wanted.shift === null || wanted.shift === pressed.shift);

/** True where keys pressed on this target write text. */
export function typesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  return (
    target instanceof HTMLInputElement &&
    !['checkbox', 'radio', 'button', 'submit', 'range', 'color', 'reset'].includes(target.type)
  );
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '↵',
  Escape: 'Esc',
};

/** The keys of a shortcut, each as it is printed on a key cap. */
export function keyCaps(text: string): string[] {
  const parts = text.endsWith('++') ? [...text.slice(0, -2).split('+'), '+'] : text.split('+');
  return parts.map((part) => (onMac && part === 'Ctrl' ? '⌘' : (NAMES[part] ?? part)));
}
