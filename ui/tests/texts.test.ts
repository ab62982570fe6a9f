// Every text that a person reads comes from the catalogue; every key of the catalogue is used.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';
import { en } from '../src/messages/en';

const SOURCE = join(import.meta.dirname, '../src');
const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' });
const read = (file: string): string => readFileSync(join(SOURCE, file), 'utf8');

/** Attributes that are read by people. */
const SPOKEN = new Set([
  'title',
  'alt',
  'placeholder',
  'label',
  'aria-label',
  'aria-description',
  'text',
  'hint',
]);
const hasWords = (text: string): boolean => /\p{L}{2,}/u.test(text);

interface Node {
  type?: string;
  name?: string;
  data?: string;
  value?: unknown;
}

/** Words written into the markup of a component. */
function literals(source: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown, inTag: string): void => {
    if (Array.isArray(node)) {
      node.forEach((one) => visit(one, inTag));
      return;
    }
    if (typeof node !== 'object' || node === null) return;
    const { type, name, data, value } = node as Node;
    if (type === 'Text' && inTag !== 'style' && data !== undefined && hasWords(data))
      found.push(data.trim());
    if (type === 'Attribute') {
      if (SPOKEN.has(name ?? '') && Array.isArray(value)) {
        for (const part of value as Node[]) {
          if (part.type === 'Text' && hasWords(part.data ?? ''))
            found.push(`${name}: ${part.data}`);
        }
      }
      return;
    }
    if (type?.endsWith('Directive')) return;
    for (const [key, child] of Object.entries(node)) {
      if (key !== 'expression' && key !== 'metadata') visit(child, name ?? inTag);
    }
  };
  visit(parse(source, { modern: true }).fragment, '');
  return found;
}

describe('texts', () => {
  it('are found where they are written into markup', () => {
    expect(literals('<p>Hello {name}</p><Button title="Go there">x</Button>')).toEqual([
      'Hello',
      'title: Go there',
    ]);
    expect(
      literals('{#if a}<p>{t("b")}</p>{:else}Words{/if}<style>p { color: red; }</style>'),
    ).toEqual(['Words']);
    expect(literals('<input type="text" placeholder={t("a")} class="one two">')).toEqual([]);
  });

  it.each(files.filter((file) => file.endsWith('.svelte')))('are not written into %s', (file) => {
    expect(literals(read(file))).toEqual([]);
  });

  it('of the catalogue are all in use', () => {
    const code = files
      .filter(
        (file) =>
          /\.(svelte|ts)$/.test(file) && !file.startsWith('messages') && !file.includes('.test.'),
      )
      .map(read)
      .join('\n');
    expect(Object.keys(en).filter((key) => !code.includes(`'${key}'`))).toEqual([]);
  });
});

describe('components', () => {
  it.each(files.filter((file) => file.endsWith('.svelte')))('%s has at most 350 lines', (file) => {
    expect(read(file).split('\n').length).toBeLessThanOrEqual(350);
  });
});
