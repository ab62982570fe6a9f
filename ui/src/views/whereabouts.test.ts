import { beforeEach, describe, expect, it } from 'vitest';
import { router } from '../routes';
import { parsePlace } from '../shared/router.svelte';
import { overview } from '../state/overview.svelte';
import { useTransport } from '../wire/call';
import { createFake } from '../wire/fake';
import type { Changed, Done } from '../wire/wire';
import { whereIs } from './whereabouts';

beforeEach(async () => {
  useTransport(createFake('full', 0));
  await overview.refresh();
});
const done = (part: Partial<Changed>): Done => ({
  label: 'Took back: something',
  changed: { seq: 9, items: [], cases: [], briefings: [], vault: false, ...part },
});
const seen = (part: Partial<Changed>, path: string) => whereIs(done(part), parsePlace(path));

describe('what was taken back', () => {
  it('is told with its briefing where another screen is shown', () => {
    const where = seen({ briefings: [1] }, '/inbox');
    expect(where?.text).toContain('Weekly threat brief');
    where?.go();
    expect(router.path).toBe('/briefing/1');
    expect(seen({ briefings: [1] }, '/briefing/2')).not.toBeNull();
  });

  it('needs no telling where it is on the screen', () => {
    expect(seen({ briefings: [1] }, '/briefing/1')).toBeNull();
    expect(seen({ items: [2] }, '/inbox')).toBeNull();
    expect(seen({ items: [2], cases: [1] }, '/case/1')).toBeNull();
    expect(seen({ items: [2] }, '/item/2')).toBeNull();
    expect(seen({ cases: [1] }, '/case/1')).toBeNull();
  });

  it('is told with its case, or as an item', () => {
    expect(seen({ cases: [1] }, '/inbox')?.text).toContain(overview.cases[0]?.title);
    seen({ items: [2] }, '/settings')?.go();
    expect(router.path).toBe('/item/2');
  });
});
