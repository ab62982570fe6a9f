import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parsePlace, Router, writePlace } from './router.svelte';

describe('paths', () => {
  it('come out as they went in', () => {
    const path = writePlace(['archive'], { q: 'a "b c" AND d&e=f?', item: undefined });
    expect(parsePlace(path)).toEqual({ parts: ['archive'], query: { q: 'a "b c" AND d&e=f?' } });
    expect(parsePlace(writePlace(['case', 7], { tab: 'log' }))).toEqual({
      parts: ['case', '7'],
      query: { tab: 'log' },
    });
  });

  it('are read as far as they can be', () => {
    expect(parsePlace('/case/%E0%A4%A').parts).toEqual(['case', '%E0%A4%A']);
    expect(parsePlace('')).toEqual({ parts: [], query: {} });
  });
});

describe('Router', () => {
  let stop = (): void => undefined;
  let router: Router;
  const settled = (): Promise<void> =>
    new Promise((resolve) => addEventListener('popstate', () => resolve(), { once: true }));

  beforeEach(() => {
    history.replaceState(null, '', '#');
    router = new Router('/inbox');
    stop = router.start();
  });
  afterEach(() => stop());

  it('begins at home and knows that there is nothing before it', () => {
    expect(router.path).toBe('/inbox');
    expect(router.canGoBack).toBe(false);
    expect(router.canGoForward).toBe(false);
  });

  it('goes back and forward through the places that were visited', async () => {
    router.go('/archive?q=a');
    router.replace('/archive?q=ab');
    router.go('/settings');
    let moved = settled();
    router.back();
    await moved;
    expect(router.place).toEqual({ parts: ['archive'], query: { q: 'ab' } });
    moved = settled();
    router.back();
    await moved;
    expect(router.path).toBe('/inbox');
    expect([router.canGoBack, router.canGoForward]).toEqual([false, true]);
    moved = settled();
    router.forward();
    await moved;
    expect(router.path).toBe('/archive?q=ab');
  });

  it('counts a link that was followed as a step', async () => {
    let moved = settled();
    location.hash = '/case/7';
    await moved;
    expect(router.place.parts).toEqual(['case', '7']);
    expect(router.canGoBack).toBe(true);
    moved = settled();
    router.back();
    await moved;
    expect(router.path).toBe('/inbox');
    expect([router.canGoBack, router.canGoForward]).toEqual([false, true]);
  });

  it('gives up what lay ahead when another way is taken', async () => {
    router.go('/a');
    router.go('/b');
    const moved = settled();
    router.back();
    await moved;
    router.go('/c');
    expect(router.canGoForward).toBe(false);
  });

  it('never leads back to what is gone', () => {
    router.go('/case/7');
    router.reset();
    expect(router.path).toBe('/inbox');
    expect([router.canGoBack, router.canGoForward]).toEqual([false, false]);
  });

  it('hears the side buttons of a mouse', async () => {
    router.go('/archive');
    const moved = settled();
    dispatchEvent(new MouseEvent('mouseup', { button: 3 }));
    await moved;
    expect(router.path).toBe('/inbox');
  });
});
