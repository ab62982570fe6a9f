import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import ChosenBar from './ChosenBar.svelte';
import Decisions from './Decisions.svelte';

afterEach(() => cleanup());
const names = (): string[] =>
  screen.getAllByRole('button').map((button) => button.querySelector('.words')?.textContent ?? '');

describe('decisions', () => {
  it('say how many items they are about, where that is more than one', () => {
    render(Decisions, { whole: true, count: 10 });
    expect(names()).toEqual(['File 10', 'Link 10', 'Discard 10', 'Tag 10', 'Merge 10']);
  });

  it('are about the one item otherwise', () => {
    render(Decisions, { whole: true });
    expect(names()).toEqual(['File', 'Link', 'Discard']);
  });

  it('stand above the reader while several items are chosen, with their number', () => {
    const { unmount } = render(ChosenBar, { count: 1, onnone: vi.fn() });
    expect(screen.queryByText(/chosen/)).toBeNull();
    unmount();
    render(ChosenBar, { count: 3, onnone: vi.fn() });
    expect(screen.getByText('3 items chosen')).toBeTruthy();
    expect(names()).toContain('Discard 3');
  });
});
