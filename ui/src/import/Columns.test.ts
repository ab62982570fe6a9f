import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useTransport } from '../wire/call';
import { createFake, type Fake } from '../wire/fake';
import ImportDialog from './ImportDialog.svelte';

let fake: Fake;
beforeEach(() => {
  fake = createFake('full', 0);
  useTransport(fake);
});
afterEach(() => cleanup());

const holds = (column: string): HTMLSelectElement =>
  screen.getByRole('combobox', { name: `What the column ${column} holds` });

/** The import that is asked for when the form is sent. */
async function start(): Promise<unknown> {
  const sent = vi.spyOn(fake, 'request');
  await fireEvent.submit(document.querySelector('form') as HTMLFormElement);
  await vi.waitFor(() =>
    expect(sent.mock.calls.some(([name]) => name === 'start_import')).toBe(true),
  );
  return sent.mock.calls.find(([name]) => name === 'start_import')?.[1];
}

describe('an import of a table', () => {
  it('shows its columns with their first rows, and what is made of them', async () => {
    render(ImportDialog, { paths: ['/a/leads.csv'], placing: {}, onclose: vi.fn() });
    await vi.waitFor(() => expect(holds('Headline').value).toBe('title'));
    expect(screen.getByText('Columns of leads.csv')).toBeTruthy();
    expect(screen.getByText('Ferry waits')).toBeTruthy();
    expect(holds('Rating').value).toBe('');
    expect(await start()).not.toHaveProperty('columns');
  });

  it('sends what the analyst makes of them, and nothing that is guessed anyway', async () => {
    render(ImportDialog, { paths: ['/a/leads.csv'], placing: {}, onclose: vi.fn() });
    await vi.waitFor(() => expect(holds('Rating').value).toBe(''));
    await fireEvent.change(holds('Rating'), { target: { value: 'tags' } });
    await fireEvent.change(holds('Link'), { target: { value: '' } });
    expect(holds('Rating').value).toBe('tags');
    expect(await start()).toMatchObject({ columns: { tags: 'Rating', url: '' } });
  });

  it('goes back to what was guessed', async () => {
    render(ImportDialog, { paths: ['/a/leads.csv'], placing: {}, onclose: vi.fn() });
    await vi.waitFor(() => expect(holds('Headline').value).toBe('title'));
    await fireEvent.change(holds('Headline'), { target: { value: 'publisher' } });
    await fireEvent.click(screen.getByRole('button', { name: 'As guessed' }));
    expect(holds('Headline').value).toBe('title');
  });

  it('shows none for other files', () => {
    render(ImportDialog, { paths: ['/a/page.html'], placing: {}, onclose: vi.fn() });
    expect(screen.queryByText(/^Columns of/)).toBeNull();
  });
});
