/** The user's settings: theme, zoom, widths of panes. Applied at once, saved a moment later. */
import { panes } from '../shared/panes.svelte';
import { call, zoomWindow } from '../wire/call';
import type { Settings as Stored } from '../wire/wire';
import { sayFailure } from './acts';

/** Changes that follow each other faster than this are saved once, in milliseconds. */
const SETTLES = 400;
/** Zoom in percent. */
export const ZOOM = { least: 80, most: 200, step: 10 };

export class Settings {
  value = $state.raw<Stored>({
    theme: 'system',
    zoom: 100,
    panes: {},
    analyst: '',
    reopenLast: false,
  });
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dark = matchMedia('(prefers-color-scheme: dark)');

  constructor() {
    this.#dark.addEventListener('change', () => this.#paint());
    panes.onchange = (sizes) => this.change({ panes: { ...sizes } });
    this.#paint();
  }

  /** True where the screen is dark now. */
  get dark(): boolean {
    return this.value.theme === 'dark' || (this.value.theme === 'system' && this.#dark.matches);
  }

  /** Takes over what was stored. */
  restore(stored: Stored): void {
    this.value = stored;
    panes.restore(stored.panes);
    this.#paint();
    this.#zoom();
  }

  change(part: Partial<Stored>): void {
    const before = this.value;
    this.value = { ...before, ...part };
    if (this.value.theme !== before.theme) this.#paint();
    if (this.value.zoom !== before.zoom) this.#zoom();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), SETTLES);
  }

  /** Zooms by steps; 0 goes back to the natural size. */
  zoomBy(steps: number): void {
    const wanted = steps === 0 ? 100 : this.value.zoom + steps * ZOOM.step;
    this.change({ zoom: Math.max(ZOOM.least, Math.min(ZOOM.most, wanted)) });
  }

  async #save(): Promise<void> {
    try {
      await call('save_settings', this.value);
    } catch (thrown) {
      sayFailure(thrown);
    }
  }

  #paint(): void {
    document.documentElement.dataset.theme = this.dark ? 'dark' : 'light';
  }

  #zoom(): void {
    const factor = this.value.zoom / 100;
    zoomWindow(factor).catch(() => {
      // A browser, or a window that does not zoom: the page zooms itself.
      document.documentElement.style.zoom = String(factor);
    });
  }
}

export const settings = new Settings();
