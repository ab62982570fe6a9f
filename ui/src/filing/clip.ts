/** What the clipboard held. */

export interface Clip {
  text: string;
  /** The page it was copied from, where the clipboard had one. */
  html: string | undefined;
}

/** Longer texts are kept aside rather than put into an input; in characters. */
export const LONG = 60_000;

/** Reads the clipboard of a paste; `null` where it holds no text. */
export function readClip(data: DataTransfer | null): Clip | null {
  if (!data) return null;
  const text = data.getData('text/plain');
  const html = data.getData('text/html');
  if (text.trim() === '' && html.trim() === '') return null;
  return { text, html: html.trim() === '' ? undefined : html };
}

/** True where the clipboard holds something, but no text: a picture, files. */
export const holdsNoText = (data: DataTransfer | null): boolean =>
  (data?.types.length ?? 0) > 0 && readClip(data) === null;

/** How many web addresses a text holds where it holds nothing else; 0 where it holds more. */
export function addressCount(text: string): number {
  const lines = text.split(/\s+/).filter(Boolean);
  return lines.every((line) => loneAddress(line) !== null) ? lines.length : 0;
}

/** A web address that stands alone, as a pasted text. */
export function loneAddress(text: string): string | null {
  const trimmed = text.trim();
  return /^https?:\/\/\S+$/i.test(trimmed) ? trimmed : null;
}
