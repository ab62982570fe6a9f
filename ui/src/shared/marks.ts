/** Marked parts of a text, as pieces that can be drawn one after the other. */

export interface Span {
  /** First position, in UTF-16 code units. */
  start: number;
  /** Position behind the last. */
  end: number;
}

export interface Piece {
  text: string;
  /** Number of the mark it belongs to, in the order given; `null` outside all marks. */
  mark: number | null;
}

/** Cuts a text at its marks. Marks outside the text or in disorder are clipped, never drawn twice. */
export function pieces(text: string, marks: readonly Span[], offset = 0): Piece[] {
  const out: Piece[] = [];
  let at = 0;
  for (const [number, mark] of marks.entries()) {
    // Marks come in order: the rest lies behind this text.
    if (mark.start - offset >= text.length) break;
    const start = Math.max(at, mark.start - offset);
    const end = Math.min(text.length, mark.end - offset);
    if (end <= start) continue;
    if (start > at) out.push({ text: text.slice(at, start), mark: null });
    out.push({ text: text.slice(start, end), mark: number });
    at = end;
  }
  if (at < text.length || out.length === 0) out.push({ text: text.slice(at), mark: null });
  return out;
}
