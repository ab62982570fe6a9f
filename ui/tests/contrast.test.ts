// Text reaches WCAG AA (4.5:1) on every surface that it stands on, in both themes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../src/styles/tokens.css'), 'utf8');

function tokensOf(theme: string): Record<string, string> {
  const block = css.slice(css.indexOf(`[data-theme='${theme}'] {`));
  return Object.fromEntries(
    [...block.slice(0, block.indexOf('\n}')).matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(
      ([, name, value]) => [name, value],
    ),
  );
}

function luminance(color: string): number {
  const part = (at: number): number => {
    const value = parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const SURFACES = ['paper', 'panel', 'sunken', 'raised', 'accent-wash'];
const PAIRS: [text: string, surfaces: string[]][] = [
  ['ink', [...SURFACES, 'highlight', 'highlight-now', 'warn-wash', 'bad-wash', 'good-wash']],
  ['ink-2', [...SURFACES, 'bad-wash', 'warn-wash']],
  ['ink-3', SURFACES],
  ['accent', SURFACES],
  ['accent-2', SURFACES],
  ['good', ['paper', 'panel', 'raised']],
  ['warn', [...SURFACES, 'warn-wash']],
  ['bad', ['paper', 'panel', 'raised', 'bad-wash']],
  ['on-accent', ['accent', 'accent-2']],
];

describe.each(['light', 'dark'])('the %s theme', (theme) => {
  const tokens = tokensOf(theme);
  it.each(PAIRS.flatMap(([text, surfaces]) => surfaces.map((surface) => [text, surface])))(
    'shows %s on %s',
    (text = '', surface = '') => {
      const [front, back] = [tokens[text], tokens[surface]];
      if (!front || !back) throw new Error(`no token ${text} or ${surface}`);
      expect(contrast(front, back)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('shows the edge of a field at 3:1', () => {
    for (const surface of ['paper', 'panel', 'raised']) {
      expect(contrast(tokens['line-field'] ?? '', tokens[surface] ?? '')).toBeGreaterThanOrEqual(3);
    }
  });
});
