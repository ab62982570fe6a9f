import { cleanup, render, screen } from '@testing-library/svelte';
import { createRawSnippet, tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import VirtualList from './VirtualList.svelte';

const row = createRawSnippet<[number]>((index) => ({
  render: () => `<span>Row ${index()}</span>`,
}));

const HEIGHT = 400;

function draw(more: Record<string, unknown> = {}) {
  const onmove = vi.fn();
  const onrange = vi.fn();
  const view = render(VirtualList, {
    count: 100_000,
    estimate: 40,
    label: 'Rows',
    active: 0,
    key: (index: number) => index,
    row,
    onmove,
    onrange,
    ...more,
  });
  return { ...view, onmove, onrange, list: screen.getByRole('listbox', { name: 'Rows' }) };
}

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(HEIGHT);
});
afterEach(() => cleanup());

describe('VirtualList', () => {
  it('draws what is seen of 100,000 rows, and tells how many there are', async () => {
    const { onrange } = draw();
    await tick();
    const options = screen.getAllByRole('option');
    expect(options.length).toBeGreaterThan(9);
    expect(options.length).toBeLessThan(30);
    expect(options[0]?.getAttribute('aria-setsize')).toBe('100000');
    expect(onrange).toHaveBeenLastCalledWith(0, expect.any(Number));
  });

  it('draws other rows after scrolling, and remembers the place', async () => {
    const place = { index: 0, within: 0 };
    const { list, onrange } = draw({ place });
    list.scrollTop = 40 * 50_000 + 7;
    list.dispatchEvent(new Event('scroll'));
    await tick();
    expect(screen.getByText('Row 50000')).toBeTruthy();
    expect(screen.queryByText('Row 0')).toBeNull();
    expect(place).toEqual({ index: 50_000, within: 7 });
    const [first] = onrange.mock.lastCall ?? [];
    expect(first).toBe(49_996);
  });

  it('comes back to the place where it was left', async () => {
    const { list } = draw({ place: { index: 1_000, within: 12 } });
    await tick();
    await tick();
    expect(list.scrollTop).toBe(40_012);
  });

  it('brings the cursor into view, moving as little as needed', async () => {
    const { list, rerender } = draw();
    await rerender({ active: 300 });
    await tick();
    expect(list.scrollTop).toBe(301 * 40 - HEIGHT);
    await rerender({ active: 299 });
    await tick();
    expect(list.scrollTop).toBe(301 * 40 - HEIGHT);
  });

  it('moves by keys and by clicks, with Shift and Ctrl', async () => {
    const { list, onmove } = draw({ multiple: true, active: 3 });
    await tick();
    const press = (init: KeyboardEventInit): boolean =>
      list.dispatchEvent(
        new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }),
      );
    press({ key: 'ArrowDown' });
    press({ key: 'ArrowUp', shiftKey: true });
    press({ key: 'End' });
    press({ key: ' ' });
    screen
      .getByText('Row 5')
      .dispatchEvent(new MouseEvent('click', { bubbles: true, ctrlKey: true }));
    expect(onmove.mock.calls).toEqual([
      [4, { extend: false, toggle: false }],
      [2, { extend: true, toggle: false }],
      [99_999, { extend: false, toggle: false }],
      [3, { extend: false, toggle: true }],
      [5, { extend: false, toggle: true }],
    ]);
  });

  it('reaches the last row even where the list is taller than a browser can draw', async () => {
    const { list } = draw({ count: 1_000_000 });
    await tick();
    list.scrollTop = 16_000_000 - HEIGHT;
    list.dispatchEvent(new Event('scroll'));
    await tick();
    expect(screen.getByText('Row 999999')).toBeTruthy();
  });

  it('draws nothing for nothing', async () => {
    draw({ count: 0, active: -1 });
    await tick();
    expect(screen.queryByRole('option')).toBeNull();
  });
});
