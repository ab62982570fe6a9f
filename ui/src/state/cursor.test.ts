import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ListCursor } from './cursor.svelte';
import { PagedList } from './paged.svelte';

let list: PagedList<{ id: number }>;
let cursor: ListCursor<{ id: number }>;
const plain = { extend: false, toggle: false };

beforeEach(async () => {
  const total = 500;
  list = new PagedList(async (offset, limit) => ({
    total,
    rows: Array.from({ length: Math.min(limit, total - offset) }, (_, i) => ({
      id: offset + i + 1,
    })),
  }));
  await list.refresh();
  cursor = new ListCursor(list);
  cursor.settle();
});

describe('ListCursor', () => {
  it('begins on the first row and moves within the list', () => {
    expect(cursor.id).toBe(1);
    cursor.step(-1);
    expect(cursor.id).toBe(1);
    cursor.step(1);
    expect([cursor.id, cursor.index]).toEqual([2, 1]);
    expect(cursor.targets).toEqual([2]);
  });

  it('goes to a row that was not fetched yet', async () => {
    cursor.move(499, plain);
    await vi.waitFor(() => expect(cursor.id).toBe(500));
    expect(cursor.index).toBe(499);
  });

  it('chooses a range with Shift, from where it began', async () => {
    cursor.move(2, plain);
    cursor.move(4, { extend: true, toggle: false });
    await vi.waitFor(() => expect(cursor.targets).toEqual([3, 4, 5]));
    cursor.move(0, { extend: true, toggle: false });
    await vi.waitFor(() => expect(cursor.targets).toEqual([1, 2, 3]));
    cursor.move(9, plain);
    expect(cursor.targets).toEqual([10]);
  });

  it('adds and takes away with Ctrl', () => {
    cursor.move(3, { extend: false, toggle: true });
    cursor.move(5, { extend: false, toggle: true });
    expect(cursor.targets.sort((a, b) => a - b)).toEqual([1, 4, 6]);
    cursor.move(3, { extend: false, toggle: true });
    expect(cursor.targets.sort((a, b) => a - b)).toEqual([1, 6]);
    expect([0, 3, 5].map(cursor.isChosen)).toEqual([true, false, true]);
  });

  it('begins at the top again as long as nobody went anywhere', () => {
    list.remove(new Set([1]));
    cursor.settle();
    expect(cursor.id).toBe(2);
    cursor.begin();
    expect(cursor.id).toBe(2);
    cursor.step(3);
    cursor.begin();
    expect(cursor.id).toBe(5);
  });

  it('leaves what came above unread to the top of the list', async () => {
    let first = 0;
    const grown = new PagedList(async () => ({
      total: 2 - first,
      rows: first === 0 ? [{ id: 1 }, { id: 2 }] : [{ id: 2 }],
    }));
    first = 1;
    await grown.refresh();
    const at = new ListCursor(grown);
    at.settle();
    expect(at.id).toBe(2);
    first = 0;
    await grown.refresh();
    expect(at.index).toBe(1);
    at.begin();
    expect([at.id, at.index]).toEqual([1, 0]);
  });

  it('chooses everything', async () => {
    await cursor.all();
    expect(cursor.targets).toHaveLength(500);
  });

  it('names the heir of rows that leave: the next one, at the end the one before', () => {
    cursor.to(3);
    expect(cursor.heir(new Set([3, 4]))).toBe(5);
    list.remove(new Set(Array.from({ length: 495 }, (_, i) => i + 6)));
    cursor.to(5);
    expect(cursor.heir(new Set([5]))).toBe(4);
    expect(cursor.heir(new Set([1, 2, 3, 4, 5]))).toBeNull();
  });
});
