import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useTransport } from '../wire/call';
import { createFake, type Fake } from '../wire/fake';
import type { ItemDetail } from '../wire/wire';
import Fact from './Fact.svelte';

let fake: Fake;
let item: ItemDetail;
const refusal = {
  code: 'badRequest',
  message: '“yesterday” is no date.',
  hint: 'Write 2024-12-18.',
};

beforeEach(async () => {
  fake = createFake('full', 0);
  useTransport(fake);
  item = (await fake.request('show_item', { id: 2 })) as ItemDetail;
  render(Fact, { item, field: 'published', label: 'Published', value: '2024' });
  await fireEvent.click(screen.getByRole('button', { name: /Published/ }));
});
afterEach(() => cleanup());

const field = (): HTMLInputElement => screen.getByRole('textbox', { name: 'Published' });
const refuse = (): ReturnType<typeof vi.spyOn> =>
  vi.spyOn(fake, 'request').mockRejectedValue(refusal);

async function send(value: string): Promise<void> {
  await fireEvent.input(field(), { target: { value } });
  await fireEvent.submit(field().form as HTMLFormElement);
}

describe('a correction', () => {
  it('that is refused stays in the field, with what is wrong beside it', async () => {
    refuse();
    await send('yesterday');
    await vi.waitFor(() => expect(screen.getByRole('alert').textContent).toContain('no date'));
    expect(screen.getByRole('alert').textContent).toContain('Write 2024-12-18.');
    expect(field().value).toBe('yesterday');
    expect(field().getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(field());
  });

  it('that was refused is not sent again by leaving the field, and Escape gives it up', async () => {
    const sent = refuse();
    await send('yesterday');
    await vi.waitFor(() => screen.getByRole('alert'));
    await fireEvent.blur(field());
    expect(sent).toHaveBeenCalledTimes(1);
    await fireEvent.keyDown(field(), { key: 'Escape' });
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('that is taken closes the field', async () => {
    await send('2024-12');
    await vi.waitFor(() => expect(screen.queryByRole('textbox')).toBeNull());
  });
});
