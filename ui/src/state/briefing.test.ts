import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useTransport } from '../wire/call';
import { createFake, type Fake } from '../wire/fake';
import { app } from './app.svelte';
import { OpenBriefing } from './briefing.svelte';
import { Exporting } from './exporting.svelte';
import { feed } from './feed';
import { beforeLeaving } from './leaving';

let fake: Fake;
let before: ReturnType<typeof useTransport>;

beforeEach(() => {
  vi.useFakeTimers();
  fake = createFake('full', 0);
  before = useTransport(fake);
});
afterEach(() => {
  useTransport(before);
  vi.useRealTimers();
});

const settle = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
const stored = (id: number) => fake.world.record.briefings.find((one) => one.row.id === id);
/** Texts of the revisions that were saved, newest first. */
const kept = (id: number) => fake.world.record.revisions[id]?.map((one) => one.markdown);

describe('a briefing that is written', () => {
  it('is saved a moment after the last key, once', async () => {
    const open = new OpenBriefing();
    await open.show(1);
    open.write('One');
    await settle(300);
    open.write('One two');
    expect(open.dirty).toBe(true);
    await settle(800);
    expect(stored(1)?.markdown).toBe('One two');
    expect(stored(1)?.row.revision).toBe(4);
    expect(open.dirty).toBe(false);
    expect(open.row?.revision).toBe(4);
  });

  it('keeps what was typed where another revision is newer, until the writer decides', async () => {
    const open = new OpenBriefing();
    await open.show(1);
    await fake.request('save_briefing', { id: 1, baseRevision: 3, markdown: 'Theirs' });
    open.write('Mine');
    await settle(800);
    expect(open.conflict).toBe(true);
    expect(open.markdown).toBe('Mine');
    expect(stored(1)?.markdown).toBe('Theirs');
    await open.keepMine();
    expect(stored(1)?.markdown).toBe('Mine');
    expect(open.saveError).toBeNull();
  });

  it('takes the other revision where the writer gives way', async () => {
    const open = new OpenBriefing();
    await open.show(1);
    await fake.request('save_briefing', { id: 1, baseRevision: 3, markdown: 'Theirs' });
    open.write('Mine');
    await settle(800);
    const taken = open.taken;
    await open.load();
    expect(open.markdown).toBe('Theirs');
    expect(open.taken).toBe(taken + 1);
    expect(open.dirty).toBe(false);
  });

  it('keeps both states in the revisions where the writer takes the other', async () => {
    const open = new OpenBriefing();
    await open.show(1);
    await fake.request('save_briefing', { id: 1, baseRevision: 3, markdown: 'Theirs' });
    open.write('Mine');
    await settle(800);
    await open.takeTheirs();
    expect(open.markdown).toBe('Theirs');
    expect(open.saveError).toBeNull();
    expect(kept(1)).toEqual(['Theirs', 'Mine', 'Theirs']);
  });

  it('keeps what was typed beside the newer state when the screen goes', async () => {
    const aside = vi.fn();
    const open = new OpenBriefing(aside);
    await open.show(1);
    await fake.request('save_briefing', { id: 1, baseRevision: 3, markdown: 'Theirs' });
    open.write('Mine');
    await settle(800);
    open.write('Mine, and more');
    await open.leave();
    expect(stored(1)?.markdown).toBe('Theirs');
    expect(kept(1)).toEqual(['Theirs', 'Mine, and more', 'Theirs']);
    expect(aside).toHaveBeenCalledWith(1, 'Weekly threat brief', 5);
    await open.leave();
    expect(kept(1)).toHaveLength(3);
  });

  it('keeps it also where the conflict shows only on leaving', async () => {
    const open = new OpenBriefing();
    await open.show(1);
    await fake.request('save_briefing', { id: 1, baseRevision: 3, markdown: 'Theirs' });
    open.write('Mine');
    await open.leave();
    expect(kept(1)).toEqual(['Theirs', 'Mine', 'Theirs']);
  });

  it('stores what was typed before the vault is closed', async () => {
    const open = new OpenBriefing();
    await open.show(1);
    const stop = beforeLeaving(() => open.leave());
    open.write('The last word');
    await app.close();
    stop();
    expect(stored(1)?.markdown).toBe('The last word');
  });

  it('has what could not be stored at hand when one comes back', async () => {
    const request = fake.request.bind(fake);
    const open = new OpenBriefing();
    await open.show(1);
    fake.request = (name, value) =>
      name === 'save_briefing'
        ? Promise.reject({ code: 'diskFull', message: 'The disk is full.', hint: null })
        : request(name, value);
    open.write('Not stored');
    await open.leave();
    fake.request = request;
    const again = new OpenBriefing();
    await again.show(1);
    expect(again.markdown).toBe('Not stored');
    await settle(800);
    expect(stored(1)?.markdown).toBe('Not stored');
  });

  it('says whose text is drawn, so that the date is that of the document', async () => {
    const asked: unknown[] = [];
    const request = fake.request.bind(fake);
    fake.request = (name, value) => {
      if (name === 'preview') asked.push(value);
      return request(name, value);
    };
    const open = new OpenBriefing();
    await open.show(1);
    await settle(50);
    expect(asked[0]).toMatchObject({ briefing: 1 });
  });

  it('saves what is left when the screen goes', async () => {
    const open = new OpenBriefing();
    await open.show(1);
    open.write('The last word');
    await open.leave();
    expect(stored(1)?.markdown).toBe('The last word');
  });

  it('follows a change from elsewhere while nothing is being typed', async () => {
    const open = new OpenBriefing();
    await open.show(1);
    await fake.request('save_briefing', { id: 1, baseRevision: 3, markdown: 'From the command' });
    const changed = { seq: 9, items: [], cases: [], briefings: [1], vault: false };
    open.onChanged(changed);
    feed({ type: 'changed', changed });
    await settle(50);
    expect(open.markdown).toBe('From the command');
  });

  it('draws what was typed, newest last', async () => {
    const open = new OpenBriefing();
    await open.show(1);
    open.write('Nothing cited');
    await settle(200);
    expect(open.preview.value?.sources).toEqual([]);
    open.write('Cited [@no-such-key]');
    await settle(200);
    expect(open.preview.value?.sources[0]).toMatchObject({ key: 'no-such-key', item: null });
  });

  it('brings a revision back as a new one', async () => {
    const open = new OpenBriefing();
    await open.show(1);
    open.write('Second');
    await settle(800);
    open.write('Third');
    await settle(800);
    expect(await open.restore(4)).toBe(true);
    expect(open.markdown).toBe('Second');
    expect(open.row?.revision).toBe(6);
  });
});

describe('an export', () => {
  it('proposes a name for each format and keeps a folder that was chosen', async () => {
    const exporting = new Exporting(1);
    await exporting.choose('pdf');
    expect(exporting.path).toBe('/home/analyst/Documents/Weekly threat brief.pdf');
    exporting.take('/tmp/out/mine.pdf');
    expect(exporting.overwrite).toBe(true);
    await exporting.choose('docx');
    expect(exporting.path).toBe('/tmp/out/Weekly threat brief.docx');
    expect(exporting.overwrite).toBe(false);
  });

  it('says what stands in the way', async () => {
    const request = fake.request.bind(fake);
    fake.request = (name, value) =>
      name === 'export_briefing'
        ? Promise.reject({ code: 'alreadyExists', message: 'There is a file.', hint: null })
        : request(name, value);
    const exporting = new Exporting(1);
    await exporting.choose('pdf');
    await exporting.run();
    expect(exporting.alreadyThere).toBe(true);
    expect(exporting.busy).toBe(false);
    expect(exporting.done).toBeNull();
  });
});
