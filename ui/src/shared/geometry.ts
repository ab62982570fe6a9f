/**
 * Where the rows of a long list stand. Rows have heights of their own, known once they were drawn;
 * until then an estimate counts. Sums come from a Fenwick tree, so a million rows cost 20 steps.
 */

/** Browsers draw no box taller than some 33 million pixels; a taller list is shown to scale. */
export const TALLEST = 16_000_000;

export class RowGeometry {
  #heights: Float32Array;
  /** Fenwick tree over the differences to the estimate. */
  #tree: Float64Array;

  constructor(
    public readonly count: number,
    public readonly estimate: number,
  ) {
    this.#heights = new Float32Array(count).fill(estimate);
    this.#tree = new Float64Array(count + 1);
  }

  /** The same list with another number of rows; heights known by place are kept. */
  resized(count: number): RowGeometry {
    const next = new RowGeometry(count, this.estimate);
    const shared = Math.min(count, this.count);
    for (let i = 0; i < shared; i += 1) {
      const height = this.#heights[i] ?? this.estimate;
      if (height !== this.estimate) next.set(i, height);
    }
    return next;
  }

  height(index: number): number {
    return this.#heights[index] ?? 0;
  }

  /** Notes the height of a drawn row. Returns by how much it differs from what was thought. */
  set(index: number, height: number): number {
    if (index < 0 || index >= this.count) return 0;
    const difference = height - this.height(index);
    if (difference === 0) return 0;
    this.#heights[index] = height;
    for (let i = index + 1; i <= this.count; i += i & -i) {
      this.#tree[i] = (this.#tree[i] ?? 0) + difference;
    }
    return difference;
  }

  /** Distance of a row from the top of the list. */
  top(index: number): number {
    const rows = Math.max(0, Math.min(index, this.count));
    let sum = rows * this.estimate;
    for (let i = rows; i > 0; i -= i & -i) sum += this.#tree[i] ?? 0;
    return sum;
  }

  get total(): number {
    return this.top(this.count);
  }

  /** The row at a distance from the top. */
  at(offset: number): number {
    let index = 0;
    let rest = offset;
    for (let step = 2 ** Math.floor(Math.log2(Math.max(1, this.count))); step > 0; step >>= 1) {
      const next = index + step;
      if (next > this.count) continue;
      const size = step * this.estimate + (this.#tree[next] ?? 0);
      if (size > rest) continue;
      index = next;
      rest -= size;
    }
    return Math.max(0, Math.min(index, this.count - 1));
  }
}
