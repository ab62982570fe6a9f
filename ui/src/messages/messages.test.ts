import { describe, expect, it } from 'vitest';
import { en } from './en';
import { formatNumber, t } from '.';

const texts = Object.entries(en).flatMap(
  ([key, text]: [string, string | Record<string, string>]) =>
    typeof text === 'string'
      ? [{ key, text }]
      : Object.entries(text).map(([form, one]) => ({ key: `${key} ${form}`, text: one })),
);

describe('messages', () => {
  it('put values in, numbers as the locale writes them', () => {
    expect(t('job.count', { done: 1_200, total: 4 })).toBe(`${formatNumber(1_200)} of 4`);
    expect(t('welcome.items', { n: 1 })).toBe('1 item');
    expect(t('welcome.items', { n: 214_906 })).toBe(`${formatNumber(214_906)} items`);
    expect(t('welcome.items', { n: 0 })).toBe('0 items');
  });

  it('never put a value in twice', () => {
    expect(t('palette.search', { text: '{text} {n}' })).toContain('“{text} {n}”');
  });

  it('have every form of a plural that English needs', () => {
    for (const [key, text] of Object.entries(en)) {
      if (typeof text === 'string') continue;
      expect(Object.keys(text), key).toEqual(expect.arrayContaining(['one', 'other']));
    }
  });

  it('keep to the house’s way of speaking', () => {
    for (const { key, text } of texts) {
      expect(text, key).not.toMatch(/!|\boops\b|\bplease\b|\bsorry\b|…\s*$/i);
      expect(text.trim(), key).not.toBe('');
      expect(text, key).not.toMatch(/\.\.\./);
    }
  });
});
