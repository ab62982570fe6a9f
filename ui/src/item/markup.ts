/**
 * The marks of a block: its markdown, read back into pieces of its plain text. The plain text is
 * the truth, for it is what is searched, cited and quoted: where the pieces do not add up to it,
 * there are no marks and the text is drawn as it is. Nothing here makes HTML of anything.
 *
 * The markdown is the one that the archive writes: links, emphasis and code within lines, a mark
 * before an entry or a quote, a backslash at the end of a line that is broken, and tables.
 */
import type { Block } from '../wire/wire';

/** A piece of text with one look. */
export interface Run {
  text: string;
  /** Its first position in the text of the block. */
  start: number;
  strong: boolean;
  emphasis: boolean;
  code: boolean;
  /** Address of its link; `null` where it is none. */
  link: string | null;
}

/** Where an entry stands in its list. */
export interface Entry {
  /** How many lists stand around its own. */
  depth: number;
  /** Its mark: a bullet, a number; empty where the text brings its own or goes on. */
  mark: string;
}

type Marked = Pick<Block, 'kind' | 'text' | 'markdown'>;

/** Addresses of other kinds (scripts, pieces of the page itself) are nothing to copy. */
const ADDRESS = /^(https?|ftp|mailto|tel):/i;

/** A target in parentheses, without any character that would end it. */
const TARGET = /\(([^()\s<>]*)\)/y;

/** What is no mark anywhere in a line. */
const PLAIN = /[^\\*`[\]]+/y;

/** What an entry begins with that has its own mark already. */
const OWN_MARK = /^(?:[•–*·▪‣+-]|\d{1,3}[).]) /;

/** Spaces before an entry for each list around it. */
const INDENT = 4;

/** Reads a line of markdown; `null` where it is not one that the archive would write. */
class Line {
  readonly runs: Run[] = [];
  #at = 0;
  #strong = false;
  #emphasis = false;
  /** Number of the first run of the link that is open; -1 where none is. */
  #open = -1;
  /** How many runs there were when the last link ended; -1 where none did. */
  #ended = -1;

  constructor(
    private readonly source: string,
    private start: number,
  ) {}

  read(): Run[] | null {
    while (this.#at < this.source.length) if (!this.#step()) return null;
    return this.#strong || this.#emphasis || this.#open >= 0 ? null : this.runs;
  }

  #step(): boolean {
    const c = this.source.charAt(this.#at);
    if (c === '\\') return this.#escaped();
    if (c === '*') return this.#stars();
    if (c === '`') return this.#code();
    if (c === '[') return this.#opens();
    if (c === ']') return this.#closes();
    PLAIN.lastIndex = this.#at;
    const plain = PLAIN.exec(this.source)?.[0] ?? c;
    this.#push(plain);
    this.#at += plain.length;
    return true;
  }

  #push(text: string, code = false): void {
    const last = this.runs.at(-1);
    // The first run of a link, and the first behind one, is a run of its own.
    const joins =
      last !== undefined &&
      this.runs.length !== this.#open &&
      this.runs.length !== this.#ended &&
      last.strong === this.#strong &&
      last.emphasis === this.#emphasis &&
      last.code === code;
    if (joins) last.text += text;
    else
      this.runs.push({
        text,
        start: this.start,
        strong: this.#strong,
        emphasis: this.#emphasis,
        code,
        link: null,
      });
    this.start += text.length;
  }

  #escaped(): boolean {
    const next = this.source.charAt(this.#at + 1);
    if (next === '') return false;
    this.#push(next);
    this.#at += 2;
    return true;
  }

  /** How often a character stands here in a row. */
  #row(c: string): number {
    let end = this.#at;
    while (this.source.charAt(end) === c) end += 1;
    return end - this.#at;
  }

  #stars(): boolean {
    const of = this.#row('*');
    if (of > 3) return false;
    if (of !== 1) this.#strong = !this.#strong;
    if (of !== 2) this.#emphasis = !this.#emphasis;
    this.#at += of;
    return true;
  }

  #code(): boolean {
    const fence = this.#row('`');
    const from = this.#at + fence;
    for (let at = from; at < this.source.length;) {
      this.#at = at;
      const row = this.#row('`');
      if (row === fence) {
        const code = this.source.slice(from, at);
        this.#push(/^ `|` $/.test(code) ? code.slice(1, -1) : code, true);
        this.#at = at + fence;
        return true;
      }
      at += Math.max(1, row);
    }
    return false;
  }

  #opens(): boolean {
    if (this.#open >= 0) return false;
    this.#open = this.runs.length;
    this.#at += 1;
    return true;
  }

  #closes(): boolean {
    TARGET.lastIndex = this.#at + 1;
    const target = this.#open < 0 ? null : TARGET.exec(this.source);
    if (!target) return false;
    const address = target[1] ?? '';
    for (const run of this.runs.slice(this.#open))
      run.link = ADDRESS.test(address) ? address : null;
    this.#open = -1;
    this.#at = TARGET.lastIndex;
    this.#ended = this.runs.length;
    return true;
  }
}

/** A line without the marks that its block puts before it. */
function unframed(line: string, kind: string, first: boolean): string {
  if (kind === 'heading') return line.replace(/^#{1,6} /, '');
  if (kind === 'quote') return line.replace(/^> /, '');
  if (kind === 'listItem') return line.replace(first ? /^ *(?:- |\d+\. )?/ : /^ */, '');
  return line;
}

/** The pieces of a text with their looks; `null` where it has none, or where they do not add up. */
export function runsOf({ kind, text, markdown }: Marked): Run[] | null {
  if (markdown === undefined || kind === 'table' || kind === 'code' || kind === 'image')
    return null;
  const all: Run[] = [];
  let start = 0;
  for (const [i, line] of markdown.split('\\\n').entries()) {
    if (i > 0) {
      all.push({ text: '\n', start, strong: false, emphasis: false, code: false, link: null });
      start += 1;
    }
    const runs = new Line(unframed(line, kind, i === 0), start).read();
    if (runs === null) return null;
    all.push(...runs);
    start += runs.reduce((sum, run) => sum + run.text.length, 0);
  }
  return all.map((run) => run.text).join('') === text ? all : null;
}

/** Pieces of one link after the other, so that each link can be drawn as one. */
export function linksOf(runs: readonly Run[]): { link: string | null; runs: Run[] }[] {
  const out: { link: string | null; runs: Run[] }[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (last && last.link === run.link) last.runs.push(run);
    else out.push({ link: run.link, runs: [run] });
  }
  return out;
}

/** Where an entry stands, and its mark. */
export function entryOf({ text, markdown }: Marked): Entry {
  const own = OWN_MARK.test(text);
  if (markdown === undefined) return { depth: 0, mark: own ? '' : '•' };
  const [, spaces = '', mark, number] = /^( *)(- |(\d+)\. )?/.exec(markdown) ?? [];
  const depth = Math.floor(spaces.length / INDENT);
  if (mark !== undefined) return { depth, mark: number === undefined ? '•' : `${number}.` };
  return own ? { depth, mark: '' } : { depth: Math.max(0, depth - 1), mark: '' };
}

/** The cells of a line of a table, as they stand in its markdown. */
const cellsOf = (line: string): string[] =>
  [...line.matchAll(/((?:\\.|[^|\\])*)\|/g)].slice(1).map(([, cell = '']) => cell.trim());

/** A row whose cells are found in the text from `start` on; `null` where they are not there. */
function rowOf(line: string, cells: readonly string[], start: number): Run[][] | null {
  let at = 0;
  const row: Run[][] = [];
  for (const cell of cells) {
    const plain = new Line(cell, 0).read();
    if (plain === null) return null;
    const text = plain.map((run) => run.text).join('');
    const found = line.indexOf(text, at);
    if (found < 0 || !/^[ |]*$/.test(line.slice(at, found))) return null;
    row.push(plain.map((run) => ({ ...run, start: start + found + run.start })));
    at = found + text.length;
  }
  return /^[ |]*$/.test(line.slice(at)) ? row : null;
}

/** The rows of a table, each cell in pieces that know their place in its text. */
export function rowsOf({ text, markdown }: Marked): Run[][][] {
  const marked = markdown?.split('\n').filter((_, i) => i !== 1);
  const lines = text.replace(/\n$/, '').split('\n');
  let start = 0;
  return lines.map((line, i) => {
    const own = marked?.length === lines.length ? cellsOf(marked[i] ?? '') : null;
    const row = (own && rowOf(line, own, start)) ?? plainRow(line, start);
    start += line.length + 1;
    return row;
  });
}

function plainRow(line: string, start: number): Run[][] {
  let at = start;
  return line.split(' | ').map((text) => {
    const run = { text, start: at, strong: false, emphasis: false, code: false, link: null };
    at += text.length + 3;
    return [run];
  });
}

/** Address of a picture; `null` where it is not known. */
export function pictureOf({ markdown }: Marked): string | null {
  const address = /\]\(([^()\s<>]*)\)$/.exec(markdown ?? '')?.[1] ?? '';
  return ADDRESS.test(address) ? address : null;
}
