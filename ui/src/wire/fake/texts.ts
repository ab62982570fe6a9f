/** Requests about the text of items, their versions, and what originals look like. */
import type {
  Block,
  Commands,
  DiffRow,
  ItemDetail,
  MadeBy,
  OriginalShows,
  SiteRule,
  VersionInfo,
  VersionMade,
} from '../wire';
import { fakeHash } from './items';
import { failure, type FakeRecord, type FakeWorld } from './world';

type Names =
  | 'set_blocks'
  | 'edit_text'
  | 'clean_again'
  | 'list_versions'
  | 'show_version'
  | 'compare_versions'
  | 'use_version'
  | 'merge_items'
  | 'split_item'
  | 'site_rules'
  | 'forget_site_rule'
  | 'original_view';
type Handlers = { [Name in Names]: (request: Commands[Name][0]) => Commands[Name][1] };

interface Version {
  info: VersionInfo;
  blocks: Block[];
}

const bodyOf = (blocks: readonly Block[]): string =>
  blocks
    .filter((block) => block.kept)
    .map((block) => block.text)
    .join('\n\n');

/** Where each kept block begins in the body. */
function placed(blocks: readonly Block[]): Block[] {
  let start = 0;
  return blocks.map((block) => {
    if (!block.kept) return { ...block, start: null };
    const at = start;
    start += block.text.length + 2;
    return { ...block, start: at };
  });
}

function words(text: string): string[] {
  return text.match(/\s+|\S+/g) ?? [];
}

export function textRequests(world: FakeWorld): Handlers {
  const versions = new Map<number, Version[]>();
  let rules: SiteRule[] = [
    { host: 'harbour-wire.example', signature: 'subscribe to the harbour morning', cut: true },
    { host: 'harbour-wire.example', signature: 'read also', cut: true },
    { host: 'capital-ledger.example', signature: 'correction', cut: false },
  ];
  const find = (id: number, record: FakeRecord = world.record): ItemDetail => {
    const item = record.items.find((one) => one.row.id === id);
    if (!item) throw failure('notFound', 'This item is not in the vault.');
    return item;
  };
  const info = (item: ItemDetail, number: number, madeBy: MadeBy): VersionInfo => ({
    number,
    madeBy,
    madeFrom: number === 1 ? null : item.version,
    actor: world.vault?.analyst ?? 'Analyst',
    madeAt: number === 1 ? item.row.filedAt : world.now(),
    shown: true,
    sha256: fakeHash(item.row.id * 10 + number),
    title: item.row.title,
    words: item.body.split(/\s+/).filter(Boolean).length,
  });
  /** The versions of an item, with the number of the one that it shows. */
  const of = (id: number): Version[] => {
    const item = find(id);
    const known = versions.get(id) ?? [
      { info: info(item, 1, 'capture'), blocks: structuredClone(item.blocks) },
    ];
    versions.set(id, known);
    known.forEach((one) => (one.info.shown = one.info.number === item.version));
    return known;
  };
  const version = (id: number, number: number): Version => {
    const found = of(id).find((one) => one.info.number === number);
    if (!found) throw failure('notFound', 'This version is not there.');
    return found;
  };
  function show(item: ItemDetail, blocks: readonly Block[], number: number): void {
    item.blocks = placed(blocks);
    item.body = bodyOf(blocks);
    item.markdown = item.body;
    item.cutBlocks = blocks.filter((block) => !block.kept).length;
    item.version = number;
    item.row.excerpt = item.body.slice(0, 180);
  }
  function rewrite(
    id: number,
    label: string,
    madeBy: MadeBy,
    change: (blocks: Block[]) => Block[],
  ): VersionMade {
    const known = of(id);
    const number = Math.max(...known.map((one) => one.info.number)) + 1;
    const { changed } = world.act(label, { items: [id] }, (record) => {
      const item = find(id, record);
      const blocks = placed(change(structuredClone(item.blocks)));
      show(item, blocks, number);
      item.versions = known.length + 1;
      item.madeBy = madeBy;
      known.push({ info: info(item, number, madeBy), blocks });
    });
    return { version: number, label, changed };
  }

  return {
    set_blocks({ item: id, blocks, keep, teach }) {
      const item = find(id);
      const host = item.url === null ? null : new URL(item.url).hostname;
      if (teach === true && host !== null) {
        const signature = (item.blocks[blocks[0] ?? 0]?.text ?? '').toLowerCase().slice(0, 32);
        rules = [...rules, { host, signature, cut: !keep }];
      }
      const what = blocks.length === 1 ? '1 block' : `${blocks.length} blocks`;
      const always = teach === true ? `, on ${host} from now on` : '';
      return rewrite(id, `${keep ? 'Put back' : 'Cut'} ${what}${always}`, 'analyst', (all) =>
        all.map((block, i) =>
          blocks.includes(i)
            ? { ...block, kept: keep, rule: keep ? null : 'cut by the analyst' }
            : block,
        ),
      );
    },
    edit_text: ({ item, text }) =>
      rewrite(item, 'Edited the text', 'analyst', (all) => [
        ...text
          .split(/\n\s*\n/)
          .filter((part) => part.trim() !== '')
          .map((part): Block => ({
            kind: 'paragraph',
            level: null,
            text: part.trim(),
            kept: true,
            rule: null,
            start: null,
          })),
        ...all.filter((block) => !block.kept),
      ]),
    clean_again({ items = [], editedToo }) {
      const all = items.length === 0 ? world.record.items.map(({ row }) => row.id) : items;
      const edited = (id: number): boolean =>
        of(id).some((one) => one.info.madeBy === 'analyst' && one.info.shown);
      const left = editedToo === true ? [] : all.filter(edited);
      return {
        job: world.startJob('Cleaning again', all.length, 700, () => ({
          type: 'cleanAgain',
          report: {
            looked: all.length,
            changed: 0,
            unchanged: all.length - left.length,
            left: left.length,
            failed: 0,
            items: [],
          },
        })),
      };
    },
    list_versions: ({ item }) =>
      of(item)
        .map((one) => one.info)
        .reverse(),
    show_version({ item, version: number }) {
      const found = version(item, number);
      return { info: found.info, body: bodyOf(found.blocks), blocks: found.blocks };
    },
    compare_versions({ item, from, to }) {
      const [old, now] = [version(item, from), version(item, to)];
      const olds = old.blocks.filter((block) => block.kept).map((block) => block.text);
      const news = now.blocks.filter((block) => block.kept).map((block) => block.text);
      const plain = (text: string): { text: string; changed: boolean }[] => [
        { text, changed: false },
      ];
      const whole = (text: string): { text: string; changed: boolean }[] => [
        { text, changed: true },
      ];
      const rows: DiffRow[] = [
        { kind: 'same', old: plain(old.info.title), new: plain(now.info.title) },
      ];
      let added = 0;
      let removed = 0;
      let at = 0;
      for (const text of news) {
        const same = olds.indexOf(text, at);
        if (same >= 0) {
          for (; at < same; at += 1) {
            rows.push({ kind: 'removed', old: whole(olds[at] ?? ''), new: null });
            removed += words(olds[at] ?? '').length / 2;
          }
          rows.push({ kind: 'same', old: plain(text), new: plain(text) });
          at += 1;
        } else if (olds[at] !== undefined && !news.includes(olds[at] ?? '')) {
          const [a, b] = [words(olds[at] ?? ''), words(text)];
          rows.push({
            kind: 'changed',
            old: a.map((word) => ({ text: word, changed: !b.includes(word) })),
            new: b.map((word) => ({ text: word, changed: !a.includes(word) })),
          });
          added += b.filter((word) => !a.includes(word)).length;
          removed += a.filter((word) => !b.includes(word)).length;
          at += 1;
        } else {
          rows.push({ kind: 'added', old: null, new: whole(text) });
          added += words(text).length / 2;
        }
      }
      for (; at < olds.length; at += 1) {
        rows.push({ kind: 'removed', old: whole(olds[at] ?? ''), new: null });
        removed += words(olds[at] ?? '').length / 2;
      }
      return {
        from: old.info,
        to: now.info,
        rows,
        added: Math.round(added),
        removed: Math.round(removed),
      };
    },
    use_version: ({ item: id, version: number }) =>
      world.act(`Showed version ${number}`, { items: [id] }, (record) =>
        show(find(id, record), version(id, number).blocks, number),
      ),
    merge_items: ({ into, items }) =>
      world.act(`Merged ${items.length + 1} items`, { items: [into, ...items] }, (record) => {
        const stays = find(into, record);
        for (const id of items) {
          const other = find(id, record);
          other.row = { ...other.row, status: 'discarded' };
          other.mergedInto = into;
          stays.merged = [...stays.merged, id];
          stays.captures = [...stays.captures, ...other.captures];
          stays.row = {
            ...stays.row,
            captures: stays.captures.length,
            tags: [...new Set([...stays.row.tags, ...other.row.tags])].sort(),
          };
        }
      }),
    split_item({ item: id, block }) {
      const next = Math.max(...world.record.items.map(({ row }) => row.id)) + 1;
      const label = 'Split the item';
      const { changed, value } = world.act(label, { items: [id, next] }, (record) => {
        const item = find(id, record);
        const rest = structuredClone(item);
        const title = item.blocks[block]?.text.slice(0, 80) ?? item.row.title;
        rest.row = { ...rest.row, id: next, key: `${item.row.key}-b`, title };
        show(rest, item.blocks.slice(block), 1);
        show(item, item.blocks.slice(0, block), item.version + 1);
        record.items.unshift(rest);
        return { key: rest.row.key, title };
      });
      return { item: next, ...value, label, changed };
    },
    site_rules: ({ host }) => rules.filter((rule) => host === undefined || rule.host === host),
    forget_site_rule({ host, signature }) {
      const before = rules;
      rules = rules.filter((rule) => rule.host !== host || rule.signature !== signature);
      if (before.length === rules.length) throw failure('notFound', 'This rule is not there.');
      return world.act(`Forgot a rule of ${host}`, {}, () => undefined);
    },
    original_view({ sha256 }) {
      const capture = world.record.items
        .flatMap((item) => item.captures)
        .find((one) => one.original.sha256 === sha256);
      if (!capture) throw failure('notFound', 'This original is not in the vault.');
      const { kind, size, encoding, path } = capture.original;
      const shows: Record<string, OriginalShows> = {
        html: { type: 'page', path },
        pdf: { type: 'pages', path: `${path}/page/`, count: 3 },
        eml: {
          type: 'mail',
          path,
          headers: [
            { name: 'From', value: 'Desk of the port <desk@port.example>' },
            { name: 'To', value: 'R. Lindqvist <r@desk.example>' },
            { name: 'Date', value: 'Thu, 19 Dec 2024 08:12:00 +0100' },
            { name: 'Subject', value: 'Log of the mail gateway' },
            { name: 'Message-ID', value: '<1734592320.17@port.example>' },
            { name: 'Received', value: 'from mail.port.example by desk.example' },
          ],
          parts: [
            {
              place: 'body',
              name: null,
              format: 'Text',
              size: 900,
              path: `${path}/part/0`,
              item: null,
            },
            {
              place: 'attachment 1',
              name: 'gateway-log.csv',
              format: 'Table (CSV)',
              size: 48_200,
              path: `${path}/part/1`,
              item: 8,
            },
          ],
        },
      };
      return {
        sha256,
        size,
        kind,
        format:
          { html: 'Web page (HTML)', pdf: 'PDF', eml: 'Mail (EML)', markdown: 'Markdown' }[kind] ??
          'Text',
        encoding: kind === 'pdf' ? '' : encoding,
        shows: shows[kind] ?? { type: 'text', path },
      };
    },
  };
}
