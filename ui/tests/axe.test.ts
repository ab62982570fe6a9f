// Names, roles and structure of the screens of capture, as a screen reader meets them. Colours are
// checked by `contrast.test.ts`: a document without layout has none.
import { cleanup, render, screen } from '@testing-library/svelte';
import axe from 'axe-core';
import { flushSync, type Component } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commands } from '../src/commands.svelte';
import ImportDialog from '../src/import/ImportDialog.svelte';
import WatchDialog from '../src/import/WatchDialog.svelte';
import MergeDialog from '../src/item/MergeDialog.svelte';
import Reader from '../src/item/Reader.svelte';
import { to } from '../src/routes';
import { parsePlace } from '../src/shared/router.svelte';
import { app } from '../src/state/app.svelte';
import { startFeed } from '../src/state/feed';
import { formats } from '../src/state/formats.svelte';
import { imports } from '../src/state/imports.svelte';
import { OpenItem } from '../src/state/item.svelte';
import { jobs } from '../src/state/jobs.svelte';
import { useTransport } from '../src/wire/call';
import { createFake, type Fake } from '../src/wire/fake';
import HelpView from '../src/views/HelpView.svelte';
import ImportsView from '../src/views/ImportsView.svelte';
import SettingsView from '../src/views/SettingsView.svelte';

vi.setConfig({ testTimeout: 30_000 });
let fake: Fake;
let stop: () => void = () => undefined;

beforeEach(async () => {
  fake = createFake('job', 0);
  useTransport(fake);
  stop = await startFeed();
  await app.start();
  await jobs.start();
  await formats.start();
  Element.prototype.scrollIntoView ??= () => undefined;
});
afterEach(() => {
  cleanup();
  stop();
  imports.clear();
  jobs.all = [];
});

/** What axe finds wrong, in one line each. A part of a window has neither `html` nor landmarks. */
async function faults(): Promise<string[]> {
  const { violations } = await axe.run(document.body, {
    // What a captured page looks like inside is not ours.
    iframes: false,
    rules: {
      'label-content-name-mismatch': { enabled: false },
      'color-contrast': { enabled: false },
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
    },
  });
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}

const rows = (): Fake['world']['record']['items'] => fake.world.record.items;

/** Draws a component with whatever props it has. */
const draw = (component: unknown, props: object = {}): void => {
  render(component as Component, { props });
};

describe('names and roles', () => {
  it('are right in the Import centre', async () => {
    draw(ImportsView, { place: parsePlace(to.imports(5)) });
    await vi.waitFor(() => expect(screen.getByText('a picture')).toBeTruthy());
    expect(await faults()).toEqual([]);
    screen.getByRole('button', { name: /Filed in the inbox/ }).click();
    await vi.waitFor(() => expect(screen.getByRole('listbox')).toBeTruthy());
    expect(await faults()).toEqual([]);
  });

  it('are right for a watched folder', async () => {
    draw(ImportsView, { place: parsePlace(to.watch(1)) });
    await vi.waitFor(() => expect(screen.getByText('Folders inside')).toBeTruthy());
    expect(await faults()).toEqual([]);
  });

  it.each([
    ['an import', ImportDialog, { paths: ['/a/b.csv', '/a/c.html'], placing: {} }],
    ['watching a folder', WatchDialog, { row: null }],
  ])('are right in the dialog of %s', async (_, dialog, props) => {
    draw(dialog, { ...props, onclose: () => undefined });
    expect(await faults()).toEqual([]);
  });

  it('are right where items become one', async () => {
    draw(MergeDialog, {
      rows: rows()
        .slice(0, 3)
        .map(({ row }) => row),
      onclose: () => undefined,
    });
    expect(await faults()).toEqual([]);
  });

  it.each(['tabText', 'tabOriginal', 'tabCut', 'tabHistory'] as const)(
    'are right in the reader: %s',
    async (tab) => {
      for (const id of [1, 3, 8]) {
        const open = new OpenItem();
        draw(Reader, { open, editing: false, onedit: () => undefined });
        open.show(id);
        await vi.waitFor(() => expect(open.value?.row.id).toBe(id));
        flushSync();
        commands.run(tab);
        flushSync();
        await new Promise((resolve) => setTimeout(resolve, 20));
        expect(await faults(), `item ${id}`).toEqual([]);
        cleanup();
      }
    },
  );

  it.each(['find', 'itemEdit', 'itemVersions'] as const)(
    'are right in the reader with %s',
    async (id) => {
      const open = new OpenItem();
      draw(Reader, { open, editing: false, onedit: () => undefined });
      open.show(1);
      await vi.waitFor(() => expect(open.value?.row.id).toBe(1));
      flushSync();
      commands.run(id);
      flushSync();
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect(await faults()).toEqual([]);
    },
  );

  it('are right in the settings and in the help', async () => {
    draw(SettingsView);
    await vi.waitFor(() => expect(screen.getByText('capital-ledger.example')).toBeTruthy());
    expect(await faults()).toEqual([]);
    cleanup();
    draw(HelpView, { place: parsePlace(to.help()) });
    await vi.waitFor(() => expect(screen.getByText('Mailbox (mbox)')).toBeTruthy());
    expect(await faults()).toEqual([]);
  });
});
