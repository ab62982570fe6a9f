// Imports and watched folders against the invented vault.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toasts } from '../shared/toasts.svelte';
import { call, useTransport } from '../wire/call';
import { createFake, type Fake, type FakeState } from '../wire/fake';
import { undo } from './acts';
import { startFeed } from './feed';
import { OpenImport } from './import.svelte';
import { imports, totalsWords } from './imports.svelte';
import { inbox } from './inbox.svelte';
import { jobs } from './jobs.svelte';

let fake: Fake;
let stop: () => void = () => undefined;

async function start(state: FakeState = 'full'): Promise<void> {
  stop();
  fake = createFake(state, 0);
  useTransport(fake);
  stop = await startFeed();
  await jobs.start();
  await imports.refresh();
}

const lastToast = (): string => toasts.list.at(-1)?.text ?? '';

beforeEach(() => start());
afterEach(() => {
  stop();
  imports.clear();
  inbox.clear();
  jobs.all = [];
  toasts.list.forEach(({ id }) => toasts.close(id));
  vi.useRealTimers();
});

describe('imports', () => {
  it('are counted while they are at work, and steered', async () => {
    await start('job');
    expect(imports.running).toBe(1);
    await imports.steer(5, 'pause');
    expect(imports.job(5)?.phase).toBe('paused');
    await imports.resume(5);
    expect(imports.job(5)?.phase).toBe('running');
    await imports.steer(5, 'cancel');
    await vi.waitFor(() => expect(imports.running).toBe(0));
  });

  it('of an earlier day go on where they stood', async () => {
    expect(imports.find(4)?.state).toBe('paused');
    await imports.resume(4);
    await vi.waitFor(() => expect(imports.job(4)?.phase).toBe('running'));
  });

  it('say what they brought, and lead to the report', async () => {
    const shown = vi.fn();
    imports.show = shown;
    vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 200 });
    const { import: id } = await imports.start({ paths: ['/a/one.mbox'] });
    await vi.waitFor(() => expect(lastToast()).toMatch(/^one\.mbox: \d+ filed/), 20_000);
    expect(imports.find(id ?? 0)?.state).toBe('done');
    toasts.list.at(-1)?.actions[0]?.run();
    expect(shown).toHaveBeenCalledWith(id);
  });

  it('say nothing where their report is being read', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 200 });
    const { import: id } = await imports.start({ paths: ['/a/two.mbox'] });
    imports.reading = id;
    const said = toasts.list.length;
    await vi.waitFor(() => expect(imports.find(id ?? 0)?.state).toBe('done'), 20_000);
    expect(toasts.list.length).toBe(said);
    imports.reading = null;
  });

  it('are taken off the list, and say why they cannot be', async () => {
    await imports.forget(2);
    expect(imports.find(2)).toBeUndefined();
    await imports.retry(99);
    expect(lastToast()).toContain('not in the list');
  });

  it('give back every item by one undo', async () => {
    await inbox.refresh();
    const before = inbox.list.total;
    expect(await imports.discard(1)).not.toBeNull();
    await vi.waitFor(() => expect(inbox.list.total).toBeLessThan(before));
    await undo();
    await vi.waitFor(() => expect(inbox.list.total).toBe(before));
  });

  it('leave alone what somebody decided about since', async () => {
    await imports.discard(1);
    const again = await imports.discard(1);
    expect(again?.changed.items).toEqual([]);
    await imports.discard(99);
    expect(lastToast()).toContain('not in the list');
  });

  it('save their report where the analyst says', async () => {
    const save = vi.spyOn(fake, 'save').mockResolvedValue('/home/analyst/report.csv');
    const row = imports.find(2);
    if (!row) throw new Error('no import');
    await imports.save({ ...row, label: 'a/b:c' }, 'csv');
    expect(save.mock.calls[0]?.[0].path).toBe('Import of a-b-c.csv');
    expect(toasts.list.at(-1)?.detail).toBe('/home/analyst/report.csv');
    save.mockResolvedValue(null);
    const said = toasts.list.length;
    await imports.save(row, 'json');
    expect(toasts.list).toHaveLength(said);
  });

  it('are told in one line', () => {
    const none = { inputs: 1, entries: 9, bytesDone: 0, bytesTotal: 0 };
    expect(
      totalsWords({ ...none, filed: 1_200, seen: 3, versions: 1, skipped: 2, failed: 4 }),
    ).toMatch(/^1.?200 filed, 3 seen before, 1 new version, 2 skipped, 4 failed$/);
    expect(totalsWords({ ...none, filed: 0, seen: 0, versions: 0, skipped: 0, failed: 0 })).toBe(
      '0 filed',
    );
  });
});

describe('the report of an import', () => {
  it('lists the entries of an outcome, each in its place', async () => {
    const open = new OpenImport();
    open.show(5);
    await vi.waitFor(() => expect(open.value?.row.id).toBe(5));
    await open.choose('filed');
    expect(open.list.total).toBe(open.value?.row.totals.filed);
    open.list.ensure(20_000, 20_010);
    await vi.waitFor(() => expect(open.list.row(20_005)?.place).toBe('record 20006'));
    await open.choose('failed');
    expect(open.list.row(0)?.why).toContain('nested tags');
    await open.choose(null);
    expect(open.list.ready).toBe(false);
  });

  it('never shows another import than the one asked for', async () => {
    const open = new OpenImport();
    open.show(5);
    open.show(2);
    await vi.waitFor(() => expect(open.value?.row.id).toBe(2));
    open.show(99);
    expect(open.value).toBeNull();
    await vi.waitFor(() => expect(open.loaded.error?.code).toBe('notFound'));
  });

  it('follows its job, no more than once a second', async () => {
    await start('job');
    const open = new OpenImport();
    open.show(5);
    await vi.waitFor(() => expect(open.value).not.toBeNull());
    const job = imports.job(5);
    if (!job) throw new Error('no job');
    vi.useFakeTimers();
    const asked = vi.spyOn(fake, 'request');
    for (let i = 0; i < 20; i += 1) open.onJob(job);
    await vi.advanceTimersByTimeAsync(1_100);
    expect(asked.mock.calls.filter(([name]) => name === 'show_import')).toHaveLength(1);
    open.clear();
  });
});

describe('watched folders', () => {
  it('are looked at now, and say what waits', async () => {
    await imports.scan(1);
    expect(lastToast()).toBe('Nothing new is there.');
    expect(toasts.list.at(-1)?.detail).toContain('1 file changed a moment ago');
  });

  it('are paused, go on, and are forgotten', async () => {
    await imports.pauseWatch(1, true);
    expect(imports.findWatch(1)?.paused).toBe(true);
    await imports.pauseWatch(1, false);
    expect(imports.findWatch(1)?.paused).toBe(false);
    await imports.forgetWatch(1);
    expect(imports.findWatch(1)).toBeUndefined();
  });

  it('are not watched twice', async () => {
    const folder = imports.findWatch(1)?.folder ?? '';
    await expect(call('watch_folder', { folder })).rejects.toMatchObject({
      code: 'alreadyExists',
    });
  });
});
