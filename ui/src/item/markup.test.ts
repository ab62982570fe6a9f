import { describe, expect, it } from 'vitest';
import { entryOf, linksOf, pictureOf, rowsOf, runsOf } from './markup';

const runs = (text: string, markdown: string, kind = 'paragraph') =>
  runsOf({ kind, text, markdown });
/** Pieces in short: their text, with their looks behind it. */
const short = (all: ReturnType<typeof runsOf>): string[] | undefined =>
  all?.map(
    ({ text, strong, emphasis, code, link }) =>
      text +
      (strong ? '|b' : '') +
      (emphasis ? '|i' : '') +
      (code ? '|c' : '') +
      (link ? `|${link}` : ''),
  );

describe('marks of a text', () => {
  it('are pieces that know their looks and their places', () => {
    const all = runs(
      'The report, out now, lists three tools: a`b.',
      'The report, [out *now*](https://a.example/1), lists **three** tools: ``a`b``.',
    );
    expect(short(all)).toEqual([
      'The report, ',
      'out |https://a.example/1',
      'now|i|https://a.example/1',
      ', lists ',
      'three|b',
      ' tools: ',
      'a`b|c',
      '.',
    ]);
    let at = 0;
    for (const run of all ?? []) {
      expect(run.start).toBe(at);
      at += run.text.length;
    }
    expect(linksOf(all ?? []).map(({ runs: of }) => of.length)).toEqual([1, 2, 5]);
  });

  it('are taken off lines, entries, quotes and headings', () => {
    expect(short(runs('one\ntwo', '> *one*\\\n> two', 'quote'))).toEqual(['one|i', '\n', 'two']);
    expect(short(runs('one\ntwo', '    12. **one**\\\n        two', 'listItem'))).toEqual([
      'one|b',
      '\n',
      'two',
    ]);
    expect(short(runs('C # now', '### C \\# *now*', 'heading'))).toEqual(['C # ', 'now|i']);
  });

  it('keep what was escaped as it is', () => {
    const text = 'a*b [x] <y> \\ 1. & &amp; !';
    const markdown = 'a\\*b \\[x\\] \\<y> \\\\ 1. & \\&amp; \\![**q**](https://q.example)';
    expect(short(runs(`${text}q`, markdown))).toEqual([text, 'q|b|https://q.example']);
  });

  it('are dropped where they do not add up to the text', () => {
    expect(runs('something else', 'something **other**')).toBeNull();
    expect(runs('open', '**open')).toBeNull();
    expect(runs('a ` b', 'a ` b')).toBeNull();
    expect(runs('[a](b', '[a](b')).toBeNull();
    expect(runsOf({ kind: 'paragraph', text: 'plain' })).toBeNull();
  });

  it('never make a link of a script, or HTML of anything', () => {
    expect(short(runs('press', '[press](javascript:alert%281%29)'))).toEqual(['press']);
    expect(short(runs('<b>x</b>', '\\<b>x\\</b>'))).toEqual(['<b>x</b>']);
  });
});

describe('entries of lists', () => {
  const entry = (text: string, markdown?: string) =>
    entryOf({ kind: 'listItem', text, ...(markdown === undefined ? {} : { markdown }) });

  it('know their depth and their mark', () => {
    expect(entry('one')).toEqual({ depth: 0, mark: '•' });
    expect(entry('one', '7. one')).toEqual({ depth: 0, mark: '7.' });
    expect(entry('one', '        - one')).toEqual({ depth: 2, mark: '•' });
  });

  it('have none where they go on, or bring their own', () => {
    expect(entry('goes on', '        goes on')).toEqual({ depth: 1, mark: '' });
    expect(entry('2) own')).toEqual({ depth: 0, mark: '' });
    expect(entry('• own', '    • own')).toEqual({ depth: 1, mark: '' });
  });
});

describe('tables', () => {
  const plain = (rows: ReturnType<typeof rowsOf>): string[][] =>
    rows.map((row) => row.map((cell) => cell.map((run) => run.text).join('')));

  it('have cells that know their places in the text', () => {
    const text = 'System | Days\nGate \\ | a|b | 4';
    const rows = rowsOf({
      kind: 'table',
      text,
      markdown: '| System | Days |  |\n| --- | --- | --- |\n| **Gate** \\\\ | a\\|b | 4 |',
    });
    expect(plain(rows)).toEqual([
      ['System', 'Days', ''],
      ['Gate \\', 'a|b', '4'],
    ]);
    expect(rows[1]?.[0]?.[0]?.strong).toBe(true);
    for (const run of rows.flat(2)) expect(text.startsWith(run.text, run.start)).toBe(true);
  });

  it('are read off their text where markdown is missing or says something else', () => {
    const text = 'a | b\n1 | 2';
    for (const markdown of [undefined, '| x | y |\n| --- | --- |\n| 3 | 4 |'])
      expect(plain(rowsOf({ kind: 'table', text, ...(markdown ? { markdown } : {}) }))).toEqual([
        ['a', 'b'],
        ['1', '2'],
      ]);
  });
});

describe('pictures', () => {
  it('know their address', () => {
    const picture = (markdown: string) => pictureOf({ kind: 'image', text: 'x', markdown });
    expect(picture('![x](https://a.example/x.jpg)')).toBe('https://a.example/x.jpg');
    expect(picture('![x](data:image/png;base64,AA)')).toBeNull();
  });
});
