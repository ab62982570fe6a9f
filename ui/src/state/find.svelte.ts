/** The words that are looked for in what is being read, and the place one stands at. */
import { findIn } from '../shared/find';
import type { Span } from '../shared/marks';

export class Find {
  open = $state(false);
  words = $state('');
  /** Place one stands at; -1 before the first. */
  at = $state(-1);
  readonly marks: readonly Span[] = $derived.by(() =>
    this.open ? findIn(this.text(), this.words) : [],
  );

  /** `text` answers with what is searched now. */
  constructor(private readonly text: () => string) {}

  look(words: string): void {
    this.words = words;
    this.at = this.marks.length > 0 ? 0 : -1;
  }

  /** Steps from place to place, around the end. */
  step(by: number): void {
    const of = this.marks.length;
    if (of === 0) this.at = -1;
    else if (this.at < 0) this.at = by > 0 ? 0 : of - 1;
    else this.at = (this.at + by + of) % of;
  }

  close(): void {
    this.open = false;
    this.at = -1;
  }
}
