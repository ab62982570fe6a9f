// The Import centre as one goes through it.
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commands } from '../commands.svelte';
import { router, to } from '../routes';
import { parsePlace } from '../shared/router.svelte';
import { toasts } from '../shared/toasts.svelte';
import { app } from '../state/app.svelte';
import { startFeed } from '../state/feed';
import { imports } from '../state/imports.svelte';
import { jobs } from '../state/jobs.svelte';
import { useTransport } from '../wire/call';
import { createFake, type FakeState } from '../wire/fake';
import ImportsView from './ImportsView.svelte';

let stop: () => void = () => undefined;

async function show(path: string, state: FakeState = 'full'): Promise<void> {
  useTransport(createFake(state, 0));
  stop = await startFeed();
  await app.start();
  await jobs.start();
  router.reset(path);
  render(ImportsView, { place: parsePlace(path) });
}

beforeEach(() => {
  Element.prototype.scrollIntoView ??= () => undefined;
});
afterEach(() => {
  cleanup();
  stop();
  imports.clear();
  jobs.all = [];
  toasts.list.forEach(({ id }) => toasts.close(id));
});

const report = (): HTMLElement => screen.getByRole('region', { name: 'Report of the import' });

describe('the Import centre', () => {
  it('shows what is under way first, then what is watched, then the rest', async () => {
    await show(to.imports(), 'job');
    await vi.waitFor(() => expect(screen.getByText('Under way')).toBeTruthy());
    const groups = screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent);
    expect(groups.slice(0, 3)).toEqual(['Under way', 'Watched folders', 'Earlier']);
    expect(screen.getByRole('button', { name: 'Pause export-2024.warc.gz' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Resume press-mails.mbox' })).toBeTruthy();
    expect(screen.getByText('failed: the file is cut off')).toBeTruthy();
  });

  it('tells what an import brought, and leads to its items', async () => {
    await show(to.imports(5));
    await vi.waitFor(() => expect(within(report()).getByText('a picture')).toBeTruthy());
    expect(within(report()).getByRole('button', { name: 'Try these 2 again' })).toBeTruthy();
    await fireEvent.click(within(report()).getByRole('button', { name: /Filed in the inbox/ }));
    await vi.waitFor(() =>
      expect(within(report()).getByRole('listbox', { name: 'Filed in the inbox' })).toBeTruthy(),
    );
    const went = vi.spyOn(router, 'go').mockImplementation(() => undefined);
    const open = within(report()).getByRole<HTMLButtonElement>('button', { name: 'Show the item' });
    await vi.waitFor(() => expect(open.disabled).toBe(false));
    await fireEvent.click(open);
    expect(went).toHaveBeenCalledWith(to.item(1));
  });

  it('goes from one to the next by the keys of every list', async () => {
    await show(to.imports(4));
    await vi.waitFor(() => expect(screen.getByText('Under way')).toBeTruthy());
    const went = vi.spyOn(router, 'replace').mockImplementation(() => undefined);
    commands.run('itemNext');
    expect(went).toHaveBeenLastCalledWith(to.imports(3));
    commands.run('itemPrevious');
    expect(went).toHaveBeenLastCalledWith(to.imports(4));
  });

  it('steers the one that is shown by commands', async () => {
    await show(to.imports(4));
    await vi.waitFor(() => expect(commands.enabled('importResume')).toBe(true));
    expect(commands.enabled('importPause')).toBe(false);
    commands.run('importResume');
    await vi.waitFor(() => expect(commands.enabled('importPause')).toBe(true));
  });

  it('writes nothing in a vault that can only be read', async () => {
    await show(to.imports(4), 'readonly');
    await vi.waitFor(() => expect(screen.getByText('Under way')).toBeTruthy());
    flushSync();
    for (const id of ['importResume', 'importDiscard', 'watchFolder', 'importForget'] as const)
      expect(commands.enabled(id)).toBe(false);
    const resume = screen.getByRole<HTMLButtonElement>('button', {
      name: 'Resume press-mails.mbox',
    });
    expect(resume.disabled).toBe(true);
  });

  it('shows how a folder is watched', async () => {
    await show(to.watch(1));
    await vi.waitFor(() =>
      expect(within(report()).getByText('/home/analyst/Watched/feeds')).toBeTruthy(),
    );
    expect(within(report()).getByText('36 filed, 2 seen before')).toBeTruthy();
    commands.run('watchPause');
    await vi.waitFor(() =>
      expect(within(report()).getByRole('button', { name: 'Resume' })).toBeTruthy(),
    );
  });

  it('says what to do where there is nothing, and what went wrong', async () => {
    await show(to.imports(), 'empty');
    await vi.waitFor(() => expect(screen.getByText('Nothing was imported yet')).toBeTruthy());
    cleanup();
    stop();
    imports.clear();
    await show(to.imports(), 'error');
    await vi.waitFor(() =>
      expect(screen.getByRole('alert').textContent).toContain('could not be read'),
    );
  });
});
