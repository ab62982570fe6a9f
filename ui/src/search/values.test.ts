import { describe, expect, it } from 'vitest';
import { fitting, putValue, typedValue } from './values';

const at = (query: string) => typedValue(query, query.length);

describe('a value that is being typed', () => {
  it('is known by its field, whatever stands before', () => {
    expect(at('harbour tag:at')).toEqual({ field: 'tag', typed: 'at', from: 12 });
    expect(at('(-Tag:')).toEqual({ field: 'tag', typed: '', from: 6 });
    expect(at('source:"Harbour W')).toEqual({ field: 'source', typed: 'Harbour W', from: 7 });
  });

  it('is none behind other words, other fields, and its own end', () => {
    expect(at('stage:at')).toBeNull();
    expect(at('title:at')).toBeNull();
    expect(at('tag:at ')).toBeNull();
    expect(at('source:"Harbour Wire"')).toBeNull();
    expect(typedValue('tag:at', 2)).toBeNull();
  });
});

describe('values that fit', () => {
  it('begin with what is typed before they hold it, without regard to case', () => {
    expect(fitting(['Sports', 'ports', 'Port', 'other'], 'port')).toEqual([
      'ports',
      'Port',
      'Sports',
    ]);
  });

  it('are none where the only one is typed to its end', () => {
    expect(fitting(['ports'], 'PORTS')).toEqual([]);
    expect(fitting(['ports', 'ports-north'], 'ports')).toHaveLength(2);
  });
});

describe('a value that is taken', () => {
  const put = (query: string, cursor: number, value: string) => {
    const typed = typedValue(query, cursor);
    if (!typed) throw new Error('nothing is typed');
    return putValue(query, typed, cursor, value);
  };

  it('stands in the place of what was typed, with a blank behind it', () => {
    expect(put('tag:po', 6, 'ports')).toEqual({ query: 'tag:ports ', cursor: 10 });
    expect(put('tag:po radio', 6, 'ports')).toEqual({ query: 'tag:ports radio', cursor: 10 });
  });

  it('is put in quotes where it has more than one word', () => {
    expect(put('source:"Ha', 10, 'Harbour Wire').query).toBe('source:"Harbour Wire" ');
    expect(put('source:"Ha"', 10, 'Harbour Wire').query).toBe('source:"Harbour Wire" ');
  });
});
