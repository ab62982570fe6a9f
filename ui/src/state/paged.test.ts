import { describe, expect, it, vi } from 'vitest';
import { PAGE, PagedList, type Page } from './paged.svelte';

interface Row {
  id: number;
}

/** A list of so many rows whose answers can be held back. */
function source(total: number) {
  const state = { total };
  const held: (() => void)[] = [];
  let hold = false;
  const fetch = vi.fn(async (offset: number, limit: number): Promise<Page<Row>> => {
    const rows = Array.from(
      { length: Math.max(0, Math.min(limit, state.total - offset)) },
      (_, i) => ({
        id: offset + i + 1,
      }),
    );
    const answer = { total: state.total, rows };
    if (hold) await new Promise<void>((resolve) => held.push(resolve));
    return answer;
  });
  return {
    state,
    fetch,
    hold: () => (hold = true),
    release: () => {
      hold = false;
      held.splice(0).forEach((go) => go());
    },
  };
}

describe('PagedList', () => {
  it('knows nothing until the first answer, then the total and the first rows', async () => {
    const list = new PagedList<Row>(source(100_000).fetch);
    expect(list.ready).toBe(false);
    await list.refresh();
    expect(list.ready).toBe(true);
    expect(list.total).toBe(100_000);
    expect(list.row(PAGE - 1)?.id).toBe(PAGE);
    expect(list.row(PAGE)).toBeUndefined();
  });

  it('fetches what is about to be seen, each part once', async () => {
    const { fetch } = source(100_000);
    const list = new PagedList<Row>(fetch);
    await list.refresh();
    list.ensure(50_010, 50_120);
    list.ensure(50_011, 50_121);
    await vi.waitFor(() => expect(list.row(50_120)?.id).toBe(50_121));
    expect(fetch.mock.calls.map(([offset]) => offset)).toEqual([0, 50_000, 50_100]);
    expect(list.indexOf(50_121)).toBe(50_120);
    expect(list.row(49_000)).toBeUndefined();
  });

  it('shows the old rows until the new ones are there', async () => {
    const from = source(3);
    const list = new PagedList<Row>(from.fetch);
    await list.refresh();
    from.state.total = 2;
    from.hold();
    const refreshed = list.refresh();
    expect(list.total).toBe(3);
    from.release();
    await refreshed;
    expect(list.total).toBe(2);
    expect(list.row(2)).toBeUndefined();
  });

  it('takes only the newest answer', async () => {
    const from = source(1);
    const list = new PagedList<Row>(from.fetch);
    from.hold();
    const old = list.refresh();
    from.state.total = 7;
    const now = list.refresh();
    from.release();
    await Promise.all([old, now]);
    expect(list.total).toBe(7);
  });

  it('takes rows out before the desk has answered', async () => {
    const list = new PagedList<Row>(source(5).fetch);
    await list.refresh();
    list.remove(new Set([2, 4]));
    expect(list.total).toBe(3);
    expect([0, 1, 2].map((i) => list.row(i)?.id)).toEqual([1, 3, 5]);
  });

  it('says why nothing came, and keeps what it has', async () => {
    const from = source(4);
    const list = new PagedList<Row>(from.fetch);
    await list.refresh();
    from.fetch.mockRejectedValueOnce({ code: 'damaged', message: 'Unreadable.', hint: null });
    await list.refresh();
    expect(list.error?.code).toBe('damaged');
    expect(list.total).toBe(4);
    await list.refresh();
    expect(list.error).toBeNull();
  });

  it('fetches ids of rows that were never seen', async () => {
    const list = new PagedList<Row>(source(350).fetch);
    await list.refresh();
    expect(await list.ids(150, 152)).toEqual([151, 152, 153]);
    expect(await list.ids(0, 349)).toHaveLength(350);
  });
});
