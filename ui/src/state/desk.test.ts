// The stores against the invented vault: what a key press sets going, and what comes back.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toasts } from '../shared/toasts.svelte';
import { call, useTransport } from '../wire/call';
import { createFake, type Fake, type FakeState } from '../wire/fake';
import { link, redo, tag, triage, undo } from './acts';
import { app } from './app.svelte';
import { startFeed } from './feed';
import { filing } from './filing.svelte';
import { health } from './health.svelte';
import { inbox } from './inbox.svelte';
import { jobs } from './jobs.svelte';
import { log } from './log.svelte';
import { overview } from './overview.svelte';
import { search } from './search.svelte';

let fake: Fake;
let stop = (): void => undefined;

async function begin(state: FakeState = 'full'): Promise<void> {
  stop();
  fake = createFake(state, 0);
  useTransport(fake);
  for (const store of [overview, inbox, search, log, health]) store.clear();
  jobs.all = [];
  toasts.list = [];
  stop = await startFeed();
  await app.start();
}

const titles = (): (string | undefined)[] =>
  Array.from({ length: inbox.list.total }, (_, i) => inbox.list.row(i)?.title);
const lastToast = (): string | undefined => toasts.list.at(-1)?.text;

beforeEach(() => begin());
afterEach(() => vi.useRealTimers());

describe('inbox', () => {
  it('files at once, goes on to the next item, and says so with Undo', async () => {
    await inbox.refresh();
    const [first, second] = titles();
    const decided = inbox.decide('filed');
    expect(titles()[0]).toBe(second);
    await decided;
    expect(fake.world.record.items[0]?.row.status).toBe('filed');
    expect(lastToast()).toBe('Filed 1 item');
    expect(toasts.list.at(-1)?.actions[0]?.label).toBe('Undo');
    await undo();
    await vi.waitFor(() => expect(titles()[0]).toBe(first));
    await vi.waitFor(() => expect(inbox.cursor.index).toBe(0));
    await redo();
    await vi.waitFor(() => expect(titles()[0]).toBe(second));
  });

  it('decides about everything that is chosen', async () => {
    await inbox.refresh();
    const total = inbox.list.total;
    await inbox.cursor.all();
    await inbox.decide('discarded');
    expect(inbox.list.total).toBe(0);
    expect(inbox.cursor.id).toBeNull();
    expect(lastToast()).toBe(`Discarded ${total} items`);
  });

  it('brings rows back where the desk refuses', async () => {
    await inbox.refresh();
    const total = inbox.list.total;
    vi.spyOn(fake, 'request').mockRejectedValueOnce({
      code: 'diskFull',
      message: 'The disk is full: this change was not stored.',
      hint: 'Free some space.',
    });
    await inbox.decide('filed');
    expect(inbox.list.total).toBe(total);
    expect(toasts.list.at(-1)).toMatchObject({ tone: 'bad', detail: 'Free some space.' });
  });

  it('keeps only the newest offer to undo', async () => {
    await inbox.refresh();
    await inbox.decide('filed');
    await inbox.decide('filed');
    expect(toasts.list.filter((toast) => toast.tone === 'done')).toHaveLength(1);
  });

  it('says that there is nothing to undo', async () => {
    await undo();
    expect(toasts.list.at(-1)).toMatchObject({ tone: 'note', text: 'There is nothing to undo.' });
  });
});

describe('the feed', () => {
  it('says what the window was asked to do from outside and refused', async () => {
    stop();
    fake.onRefused = async (handler) => {
      handler({ code: 'locked', message: 'Port is open elsewhere.', hint: 'Close it there.' });
      return () => undefined;
    };
    stop = await startFeed();
    expect(toasts.list.at(-1)).toMatchObject({
      tone: 'bad',
      text: 'Port is open elsewhere.',
      detail: 'Close it there.',
    });
  });

  it('brings every store up to date, once for many changes', async () => {
    await Promise.all([overview.refresh(), inbox.refresh()]);
    inbox.item.show(1);
    await vi.waitFor(() => expect(inbox.item.value?.row.id).toBe(1));
    await tag([1], ['ports']);
    await vi.waitFor(() => expect(inbox.item.value?.row.tags).toContain('ports'));
    await vi.waitFor(() => expect(inbox.list.row(0)?.tags).toContain('ports'));
    await link([1], 2);
    await vi.waitFor(() => expect(inbox.item.value?.links[0]?.case.id).toBe(2));
    await vi.waitFor(() => expect(overview.cases.find((one) => one.id === 2)?.items).toBe(2));
  });

  it('forgets everything of the vault before', async () => {
    await Promise.all([overview.refresh(), inbox.refresh(), search.run({ query: 'ferry' })]);
    await app.open('/home/analyst/Vaults/Other.dossier');
    await vi.waitFor(() => expect(app.vault?.name).toBe('Other'));
    expect(inbox.list.ready).toBe(false);
    expect(search.query).toBe('');
    expect(overview.value).toBeNull();
  });

  it('fills the log while it is looked at', async () => {
    log.watched = true;
    await log.refresh();
    expect(log.entries).toHaveLength(0);
    await tag([1], ['ports']);
    await vi.waitFor(() => expect(log.entries[0]?.label).toBe('Tagged 1 item'));
    log.watched = false;
  });
});

describe('search', () => {
  it('gives the newest query its hits, however late the others come', async () => {
    const request = fake.request.bind(fake);
    vi.spyOn(fake, 'request').mockImplementation(async (name, asked) => {
      const answer = await request(name, asked);
      const { query } = asked as { query?: string };
      if (query === 'a') await new Promise((resolve) => setTimeout(resolve, 30));
      return answer;
    });
    const slow = search.run({ query: 'a' });
    const quick = search.run({ query: 'ferry' });
    await Promise.all([slow, quick]);
    expect(search.about?.query).toBe('ferry');
    expect(search.list.total).toBe(1);
    expect(search.cursor.index).toBe(0);
    expect(search.searching).toBe(false);
  });

  it('sorts by relevance for words and by filing for everything', async () => {
    await search.run({ query: '' });
    expect(search.order).toBe('filed');
    await search.run({ query: 'ferry' });
    expect(search.order).toBe('relevance');
    await search.run({ sort: 'published' });
    expect(search.order).toBe('published');
  });

  it('takes out what is discarded, unless it is asked for', async () => {
    await search.run({ query: 'hardening' });
    const total = search.list.total;
    await search.decide('discarded');
    expect(search.list.total).toBe(total - 1);
    await search.run({ includeDiscarded: true });
    expect(search.list.total).toBe(total);
    await search.run({ includeDiscarded: false });
  });

  it('finds what changed once the index has it, and keeps its place', async () => {
    await search.run({ query: '' });
    search.cursor.step(1);
    const at = search.cursor.id;
    await filing.text({ text: 'A new notice\n\nabout a quay' });
    const total = search.list.total;
    fake.world.emit({
      type: 'index',
      index: { phase: 'upToDate', behind: 0, done: 0, total: 0, message: null },
    });
    await vi.waitFor(() => expect(search.list.total).toBe(total + 1));
    expect(search.cursor.id).toBe(at);
  });
});

describe('filing', () => {
  it('says that an item is discarded where the same is filed again, and puts it back', async () => {
    const text = 'Gate closed\n\nAt noon on Monday.';
    const { item } = await filing.text({ text });
    await filing.text({ text });
    expect(toasts.list.at(-1)?.text).toMatch(/^Filed before: “Gate closed”/);
    await triage([item ?? 0], 'discarded');
    await filing.text({ text });
    const said = toasts.list.at(-1);
    expect(said?.text).toMatch(/^Filed before and discarded: “Gate closed”/);
    expect(said?.actions.map(({ label }) => label)).toEqual(['Put back', 'Show', 'Undo']);
    said?.actions[0]?.run();
    await vi.waitFor(() => expect(toasts.list.at(-1)?.text).not.toBe(said?.text));
    const { row } = await call('show_item', { id: item ?? 0 });
    expect(row.status).toBe('inbox');
  });

  it('shows what was filed and puts the cursor on it', async () => {
    await inbox.refresh();
    const filed = await filing.text({ text: 'Quay closed\n\nFor a day.' });
    expect(lastToast()).toBe('Filed “Quay closed”');
    await vi.waitFor(() => expect(inbox.cursor.id).toBe(filed.item));
    await undo();
    await vi.waitFor(() => expect(inbox.list.indexOf(filed.item)).toBe(-1));
  });

  it('passes a refusal on to the dialog, and says it where nobody waits', async () => {
    await expect(filing.text({ text: ' ' })).rejects.toMatchObject({ code: 'refused' });
    await filing.paste({ text: ' ' });
    expect(toasts.list.at(-1)?.tone).toBe('bad');
  });

  it('reports what became of each file', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 200 });
    await call('file_paths', { paths: ['/a/one.txt', '/a/two.txt', '/a/photo.png'] });
    await vi.waitFor(() => expect(lastToast()).toBe('1 filed, 1 seen before, 1 refused'), 9_000);
    const toast = toasts.list.at(-1);
    expect(toast?.tone).toBe('warn');
  });
});

describe('jobs', () => {
  it('are heard until they end, paused and stopped', async () => {
    const job = fake.world.startJob('Long work', 10, 60_000, () => ({
      type: 'rebuildIndex',
      items: 1,
    }));
    await vi.waitFor(() => expect(jobs.running).toHaveLength(1));
    await jobs.control(job, 'pause');
    expect(jobs.find(job)?.phase).toBe('paused');
    await jobs.control(job, 'resume');
    const ended = jobs.end(job);
    await jobs.control(job, 'cancel');
    expect((await ended).phase).toBe('cancelled');
    expect(jobs.running).toHaveLength(0);
  });

  it('bring the findings of a check', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 200 });
    await health.run('doctor');
    expect(health.report?.healthy).toBe(false);
    expect(health.busy).toBe(false);
  });
});

describe('failures', () => {
  it('reach every store as message and hint', async () => {
    await begin('error');
    await Promise.all([
      overview.refresh(),
      inbox.refresh(),
      search.run({ query: 'x' }),
      log.refresh(),
    ]);
    for (const { error } of [overview.loaded, inbox.list, search.list, log]) {
      expect(error?.message).toContain('could not be read');
      expect(error?.hint).toBeTruthy();
    }
  });
});
