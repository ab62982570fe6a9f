import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import FormDialog from './FormDialog.svelte';

afterEach(() => cleanup());

const children = createRawSnippet<[{ tried: boolean }]>((given) => ({
  render: () => `<p>${given().tried ? 'tried' : 'fresh'}</p>`,
}));
const submit = (): Promise<unknown> => {
  const form = document.querySelector('form');
  if (!form) throw new Error('no form');
  return fireEvent.submit(form);
};

describe('FormDialog', () => {
  it('sends nothing while something is missing', async () => {
    const onsubmit = vi.fn(async () => undefined);
    const onclose = vi.fn();
    render(FormDialog, {
      title: 'A',
      action: 'Make',
      complete: false,
      onclose,
      onsubmit,
      children,
    });
    await submit();
    expect(onsubmit).not.toHaveBeenCalled();
    expect(onclose).not.toHaveBeenCalled();
  });

  it('closes once it is done, and is sent only once meanwhile', async () => {
    let done: () => void = () => undefined;
    const onsubmit = vi.fn(() => new Promise<void>((resolve) => (done = resolve)));
    const onclose = vi.fn();
    render(FormDialog, { title: 'A', action: 'Make', onclose, onsubmit, children });
    await submit();
    await submit();
    expect(onsubmit).toHaveBeenCalledTimes(1);
    expect(onclose).not.toHaveBeenCalled();
    done();
    await vi.waitFor(() => expect(onclose).toHaveBeenCalledTimes(1));
  });

  it('stays open and says what failed', async () => {
    const onclose = vi.fn();
    const onsubmit = (): Promise<never> =>
      Promise.reject({ message: 'The disk is full.', hint: 'Free some space.' });
    render(FormDialog, { title: 'A', action: 'Make', onclose, onsubmit, children });
    await submit();
    await vi.waitFor(() => expect(screen.getByRole('alert').textContent).toContain('disk is full'));
    expect(screen.getByRole('alert').textContent).toContain('Free some space.');
    expect(onclose).not.toHaveBeenCalled();
  });
});
