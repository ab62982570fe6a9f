/** Sizes of panes by name, in CSS pixels. Whoever keeps settings listens to `onchange`. */

class Panes {
  sizes = $state.raw<Readonly<Record<string, number>>>({});
  onchange: (sizes: Readonly<Record<string, number>>) => void = () => undefined;

  /** Takes over what was remembered. */
  restore(sizes: Readonly<Record<string, number | undefined>>): void {
    const known = Object.entries(sizes).filter(
      (entry): entry is [string, number] => entry[1] !== undefined,
    );
    this.sizes = Object.fromEntries(known);
  }

  set(name: string, size: number): void {
    this.sizes = { ...this.sizes, [name]: Math.round(size) };
    this.onchange(this.sizes);
  }

  /** Forgets a size: the pane is as wide as it was designed. */
  reset(name: string): void {
    const { [name]: _, ...rest } = this.sizes;
    this.sizes = rest;
    this.onchange(rest);
  }
}

export const panes = new Panes();
