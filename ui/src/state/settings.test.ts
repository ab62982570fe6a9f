import { beforeEach, describe, expect, it, vi } from 'vitest';
import { panes } from '../shared/panes.svelte';
import { useTransport } from '../wire/call';
import { createFake, type Fake } from '../wire/fake';
import { settings } from './settings.svelte';

let fake: Fake;
beforeEach(() => {
  fake = createFake('full', 0);
  useTransport(fake);
  settings.restore({
    theme: 'light',
    zoom: 100,
    panes: { side: 240 },
    analyst: '',
    reopenLast: false,
  });
});

describe('settings', () => {
  it('paint the theme at once', () => {
    expect(document.documentElement.dataset.theme).toBe('light');
    settings.change({ theme: 'dark' });
    expect(document.documentElement.dataset.theme).toBe('dark');
  });

  it('zoom within their limits, by the page where the window does not', async () => {
    for (let i = 0; i < 20; i += 1) settings.zoomBy(1);
    expect(settings.value.zoom).toBe(200);
    await vi.waitFor(() => expect(document.documentElement.style.zoom).toBe('2'));
    for (let i = 0; i < 20; i += 1) settings.zoomBy(-1);
    expect(settings.value.zoom).toBe(80);
    settings.zoomBy(0);
    expect(settings.value.zoom).toBe(100);
  });

  it('remember widths of panes and save once for many moves', async () => {
    const request = vi.spyOn(fake, 'request');
    expect(panes.sizes.side).toBe(240);
    for (let width = 240; width < 300; width += 1) panes.set('side', width);
    await vi.waitFor(() => expect(request).toHaveBeenCalled(), 2_000);
    expect(request).toHaveBeenCalledOnce();
    expect(request).toHaveBeenCalledWith(
      'save_settings',
      expect.objectContaining({ panes: { side: 299 } }),
    );
    panes.reset('side');
    expect(settings.value.panes).toEqual({});
  });
});
