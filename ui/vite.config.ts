import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Leaves out the second copy of each font in the older format, and waits for the right type. */
const fonts: Plugin = {
  name: 'dossier-fonts',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('@fontsource') || !id.endsWith('.css')) return null;
    return code
      .replace(/, url\([^)]*\.woff\) format\('woff'\)/g, '')
      .replaceAll('font-display: swap', 'font-display: block');
  },
};

// The window loads the built files from `dist`; `npm run dev:fake` shows the same screens in a
// plain browser with invented data (`src/wire/fake`).
export default defineConfig({
  plugins: [fonts, svelte()],
  clearScreen: false,
  server: {
    host: '127.0.0.1',
    port: 5173,
    strictPort: true,
    watch: { ignored: ['**/src-tauri/**', '**/target/**'] },
  },
  preview: { host: '127.0.0.1', port: 4173, strictPort: true },
  // Vitest must take Svelte's browser build, or `mount` throws.
  resolve: process.env.VITEST === undefined ? {} : { conditions: ['browser'] },
  build: {
    target: ['safari16', 'chrome120'],
    // Fonts stay files: the content security policy of the window allows no surprises.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    setupFiles: ['tests/setup.ts'],
    restoreMocks: true,
  },
});
