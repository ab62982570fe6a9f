import { describe, expect, it } from 'vitest';
import { assign, fieldOf, guessOf, saidColumns } from './mapping';

const guess = guessOf([
  { name: 'headline', field: 'title' },
  { name: 'story', field: null },
  { name: 'summary', field: 'body' },
  { name: 'day', field: 'published' },
]);

describe('the columns of a table', () => {
  it('hold what is guessed until something else is said', () => {
    expect(guess).toEqual({ title: 'headline', body: 'summary', published: 'day' });
    expect(fieldOf(guess, 'headline')).toBe('title');
    expect(fieldOf(guess, 'story')).toBe('');
    expect(saidColumns(guess, guess)).toEqual({});
  });

  it('hold one field each, and a field has one column', () => {
    const own = assign(guess, 'story', 'body');
    expect(own).toEqual({ title: 'headline', published: 'day', body: 'story' });
    expect(fieldOf(own, 'summary')).toBe('');
    expect(assign(own, 'headline', 'body')).toEqual({ published: 'day', body: 'headline' });
  });

  it('are told to the desk where they differ from its guess, also where they hold nothing', () => {
    expect(saidColumns(assign(guess, 'story', 'body'), guess)).toEqual({ body: 'story' });
    expect(saidColumns(assign(guess, 'day', ''), guess)).toEqual({ published: '' });
    expect(saidColumns(assign(guess, 'day', 'tags'), guess)).toEqual({
      published: '',
      tags: 'day',
    });
    expect(saidColumns(assign(assign(guess, 'day', ''), 'day', 'published'), guess)).toEqual({});
  });
});
