import { beforeEach, describe, expect, it, vi } from 'vitest';
import { overview } from '../state/overview.svelte';
import { useTransport } from '../wire/call';
import { createFake } from '../wire/fake';
import { Offer } from './offer.svelte';

let offer: Offer;
const key = (name: string) => offer.pressed(new KeyboardEvent('keydown', { key: name }));

function type(text: string): void {
  offer.look(text);
  offer.cursorAt(text.length);
  offer.look(text);
}

beforeEach(async () => {
  useTransport(createFake('full', 0));
  await overview.refresh();
  offer = new Offer();
  offer.focused = true;
});

describe('what is offered while a query is typed', () => {
  it('is moved through by arrows and taken by Enter', () => {
    type('status:');
    expect(offer.values).toEqual(['inbox', 'filed', 'discarded']);
    expect(key('Enter')).toBeNull();
    expect(key('ArrowDown')).toEqual({});
    expect(key('ArrowDown')).toEqual({});
    expect(key('Enter')).toEqual({ take: 'filed' });
    expect(offer.take('status:', 'filed')).toEqual({ query: 'status:filed ', cursor: 13 });
  });

  it('is the first for Tab, and nothing after Escape', () => {
    type('status:di');
    expect(key('Tab')).toEqual({ take: 'discarded' });
    expect(key('Escape')).toEqual({});
    expect(offer.values).toEqual([]);
    expect(key('Tab')).toBeNull();
  });

  it('knows tags and cases of the vault, and sources of its items', async () => {
    const tag = overview.value?.tags[0]?.name ?? '';
    type(`tag:${tag.slice(0, 2)}`);
    expect(offer.values).toContain(tag);
    type('case:');
    expect(offer.values).toContain(overview.cases[0]?.key);
    type('source:harb');
    await vi.waitFor(() => expect(offer.values).toContain('Harbour Wire'));
  });

  it('is nothing while the keyboard is elsewhere', () => {
    type('status:');
    offer.focused = false;
    expect(offer.values).toEqual([]);
  });
});
