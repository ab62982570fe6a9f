/** Which lines of two texts stand in only one of them. */

export interface Line {
  text: string;
  /** True where the other text does not hold it. */
  alone: boolean;
}

/** The lines of `text`; each line of `other` accounts for one that is the same. */
export function linesOf(text: string, other: string): Line[] {
  const there = new Map<string, number>();
  for (const line of other.split('\n')) there.set(line, (there.get(line) ?? 0) + 1);
  return text.split('\n').map((line) => {
    const left = there.get(line) ?? 0;
    there.set(line, left - 1);
    return { text: line, alone: left <= 0 && line.trim() !== '' };
  });
}
