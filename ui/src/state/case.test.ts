import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useTransport } from '../wire/call';
import { createFake, type Fake } from '../wire/fake';
import { followUndo, undo } from './acts';
import { isLike, OpenCase } from './case.svelte';

let fake: Fake;
beforeEach(() => {
  fake = createFake('full', 0);
  useTransport(fake);
});

const ids = (open: OpenCase): number[] => open.shown.map((one) => one.id);

describe('a case', () => {
  it('lists its evidence with role and note, the cursor on the first', async () => {
    const open = new OpenCase();
    await open.show(1);
    expect(ids(open)).toEqual([9, 11, 12]);
    expect(open.current?.id).toBe(9);
    expect(open.current?.note).toContain('more than one operator');
  });

  it('is narrowed by role and by words', async () => {
    const open = new OpenCase();
    await open.show(1);
    open.role = 'background';
    await open.relist();
    expect(ids(open)).toEqual([12]);
    open.role = null;
    open.words = 'MORE operator';
    await open.relist();
    expect(ids(open)).toEqual([9]);
    expect(open.list.total).toBe(1);
  });

  it('changes role and note of a link, and keeps the note where only the role changes', async () => {
    const open = new OpenCase();
    await open.show(1);
    await open.relink([9], 'context');
    await open.refresh();
    expect(open.shown[0]).toMatchObject({ role: 'context' });
    expect(open.shown[0]?.note).toContain('more than one operator');
    await open.relink([9], 'context', '');
    await open.refresh();
    expect(open.shown[0]?.note).toBe('');
  });

  it('goes on to the next item when one is taken out', async () => {
    const open = new OpenCase();
    await open.show(1);
    await open.unlink([9]);
    await open.refresh();
    expect(ids(open)).toEqual([11, 12]);
    expect(open.current?.id).toBe(11);
  });

  it('has the cursor on what undo brought back', async () => {
    const open = new OpenCase();
    const stop = followUndo((done) => open.onUndone(done));
    await open.show(1);
    await open.unlink([11]);
    await open.refresh();
    expect(open.current?.id).not.toBe(11);
    await undo();
    await vi.waitFor(() => expect(open.current?.id).toBe(11));
    stop();
  });

  it('is put in the order of a column, and the other way round', async () => {
    const open = new OpenCase();
    await open.show(1);
    const titles = (): string[] => open.shown.map((one) => one.title);
    await open.sortBy('title');
    const up = titles();
    expect(up).toEqual([...up].sort((a, b) => a.localeCompare(b)));
    await open.sortBy('title');
    expect(titles()).toEqual([...up].reverse());
    await open.sortBy('role');
    expect(open.shown.map((one) => one.role)).toEqual(['evidence', 'evidence', 'background']);
    expect(open.list.row(2)?.role).toBe('background');
    await open.sortBy('linked');
    const when = open.shown.map((one) => one.linkedAt);
    expect(when).toEqual([...when].sort().reverse());
  });

  it('looks for every word in title, source and note', () => {
    const item = { title: 'Ship late', publisher: 'Coast', note: 'twice', key: 'k' } as never;
    expect(isLike(item, 'coast LATE')).toBe(true);
    expect(isLike(item, 'coast early')).toBe(false);
    expect(isLike(item, '')).toBe(true);
  });
});
