import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parsePlace } from '../shared/router.svelte';
import { toasts } from '../shared/toasts.svelte';
import { useTransport } from '../wire/call';
import { createFake, type Fake } from '../wire/fake';
import BriefingView from './BriefingView.svelte';

let fake: Fake;
let unmount: () => void;
const record = () => fake.world.record;
const revisions = (): string[] => (record().revisions[1] ?? []).map((one) => one.markdown);

/** Types over the title: it is saved as the text is, and needs no layout. */
async function typeTitle(value: string): Promise<void> {
  const title = screen.getByRole('textbox', { name: 'Title' });
  await fireEvent.input(title, { target: { value } });
  await fireEvent.blur(title);
}

beforeEach(async () => {
  fake = createFake('full', 0);
  useTransport(fake);
  Range.prototype.getClientRects ??= () => [] as unknown as DOMRectList;
  ({ unmount } = render(BriefingView, { place: parsePlace('/briefing/1') }));
  await vi.waitFor(() => screen.getByRole('textbox', { name: 'Title' }));
  await fake.request('save_briefing', { id: 1, baseRevision: 3, markdown: 'Theirs' });
  await typeTitle('Mine');
  await vi.waitFor(() => screen.getByText(/was saved elsewhere/));
});
afterEach(() => cleanup());

describe('a briefing that was saved elsewhere while one typed', () => {
  it('can be seen in both states, and kept', async () => {
    await fireEvent.click(screen.getByRole('button', { name: 'See both' }));
    const dialog = screen.getByRole('dialog');
    await vi.waitFor(() => within(dialog).getByRole('region', { name: /saved elsewhere/ }));
    const mine = within(dialog).getByRole('region', { name: 'What you typed' });
    expect(mine.querySelectorAll('.alone').length).toBeGreaterThan(0);
    expect(within(dialog).getByText('Theirs')).toBeTruthy();
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Keep mine' }));
    await vi.waitFor(() => expect(record().briefings[0]?.row.title).toBe('Mine'));
    expect(screen.queryByText(/was saved elsewhere/)).toBeNull();
    expect(revisions().at(-1)).toBe('Theirs');
  });

  it('takes the other state, and keeps one\u2019s own beside it', async () => {
    await fireEvent.click(screen.getByRole('button', { name: 'Take theirs' }));
    await vi.waitFor(() => expect(screen.queryByText(/was saved elsewhere/)).toBeNull());
    expect(revisions()).toHaveLength(3);
    expect(record().briefings[0]?.row.title).toBe('Weekly threat brief');
  });

  it('keeps what was typed when one just leaves, and says where', async () => {
    unmount();
    await vi.waitFor(() => expect(revisions()).toHaveLength(3));
    expect(record().revisions[1]?.map((one) => one.title)[1]).toBe('Mine');
    expect(toasts.list.at(-1)?.text).toContain('kept as revision 5');
  });
});
