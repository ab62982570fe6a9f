/** Requests about items: lists, search, triage, filing. The search here only looks for words. */
import type { Commands, Filed, ItemDetail } from '../wire';
import { buildItem } from './items';
import { refOf } from './cases';
import { marksIn, rowOf, wordsOf } from './search';
import { failure, type FakeWorld } from './world';

type Names =
  | 'list_items'
  | 'show_item'
  | 'original_text'
  | 'triage'
  | 'tag_items'
  | 'correct_item'
  | 'suggest'
  | 'palette'
  | 'file_text'
  | 'file_bytes'
  | 'file_paths';
type Handlers = { [Name in Names]: (request: Commands[Name][0]) => Commands[Name][1] };

export function archiveRequests(world: FakeWorld): Handlers {
  const find = (id: number | undefined, key?: string): ItemDetail => {
    const item = world.record.items.find((one) => one.row.id === id || one.row.key === key);
    if (!item)
      throw failure(
        'notFound',
        'This item is not in the vault.',
        'It may belong to another vault.',
      );
    return item;
  };
  const many = (items: number[]): string =>
    items.length === 1 ? '1 item' : `${items.length} items`;
  const file = (text: string, how: string, from: string | null): Filed => {
    const id = Math.max(0, ...world.record.items.map((one) => one.row.id)) + 1;
    const paragraphs = text.split(/\n\s*\n/).filter((part) => part.trim() !== '');
    const body = paragraphs.join('\n\n');
    const known = world.record.items.find((one) => one.body === body);
    if (known) {
      const { id: item, key, title } = known.row;
      const { changed } = world.act(`Filed ${title} again`, { items: [item] }, () => undefined);
      return {
        outcome: 'seenBefore',
        item,
        key,
        title,
        from,
        warnings: [],
        message: 'The same was filed before.',
        discarded: known.row.status === 'discarded',
        changed,
      };
    }
    const title = (paragraphs[0] ?? '').split('\n')[0]?.slice(0, 120) ?? '';
    const item = buildItem(
      id,
      { title, hoursAgo: 0, status: 'inbox', how, text: paragraphs },
      Date.now(),
    );
    const { changed } = world.act(`Filed ${title}`, { items: [id] }, (record) => {
      record.items.unshift(item);
    });
    return {
      outcome: 'filed',
      item: id,
      key: item.row.key,
      title,
      from,
      warnings: [],
      message: null,
      changed,
    };
  };

  return {
    list_items({ status, offset, limit }) {
      const all = world.record.items.filter(({ row }) =>
        status === undefined ? row.status !== 'discarded' : row.status === status,
      );
      return {
        total: all.length,
        rows: all.slice(offset, offset + limit).map((item) => rowOf(world, item)),
      };
    },
    show_item({ id, key, query }) {
      const item = find(id, key);
      const words = wordsOf(query ?? '');
      return {
        ...item,
        row: rowOf(world, item),
        links: world.record.links
          .filter((link) => link.item === item.row.id)
          .flatMap(({ caseId, role, note }) =>
            world.record.cases
              .filter((one) => one.id === caseId)
              .map((one) => ({ case: refOf(one), role, note })),
          ),
        citedIn: world.record.briefings
          .filter((briefing) => briefing.markdown.includes(`@${item.row.key}`))
          .map((briefing) => briefing.row.id),
        titleMarks: marksIn(item.row.title, words),
        bodyMarks: marksIn(item.body, words),
      };
    },
    original_text({ sha256 }) {
      const item = world.record.items.find((one) => one.captures[0]?.original.sha256 === sha256);
      const text = [item?.headline, ...(item?.blocks.map((block) => block.text) ?? [])].join(
        '\n\n',
      );
      return { text, encoding: 'UTF-8', truncated: false };
    },
    triage: ({ items, status }) =>
      world.act(
        `${{ filed: 'Filed', discarded: 'Discarded', inbox: 'Put back' }[status]} ${many(items)}`,
        { items },
        (record) => {
          for (const item of record.items)
            if (items.includes(item.row.id)) item.row = { ...item.row, status };
        },
      ),
    tag_items: ({ items, add = [], remove = [] }) =>
      world.act(`Tagged ${many(items)}`, { items }, (record) => {
        for (const item of record.items) {
          if (!items.includes(item.row.id)) continue;
          const tags = new Set([...item.row.tags, ...add]);
          remove.forEach((name) => tags.delete(name));
          item.row = { ...item.row, tags: [...tags].sort() };
        }
      }),
    correct_item: ({ item: id, field, value }) =>
      world.act(`Corrected the ${field}`, { items: [id] }, () => {
        const item = find(id);
        if (field === 'authors') item.authors = value.split(';').map((name) => name.trim());
        else if (field === 'url') item.url = value;
        else if (field === 'published') {
          item.row.published = {
            when: value === 'unknown' ? '' : value,
            basis: 'analyst',
            basisWords: 'the analyst',
          };
        } else item.row = { ...item.row, [field]: value };
        if (field !== 'title') return;
        item.titleBasis = 'the analyst';
        item.row.warnings = item.row.warnings.filter(
          ({ code }) => code !== 'headline_does_not_fit',
        );
      }),
    suggest: ({ text, case: caseId, limit }) =>
      world.record.items
        .filter(({ row }) => `${row.key} ${row.title}`.toLowerCase().includes(text.toLowerCase()))
        .slice(0, limit)
        .map(({ row }) => ({
          id: row.id,
          key: row.key,
          title: row.title,
          publisher: row.publisher,
          published: row.published.when,
          inCase: world.record.links.some((link) => link.caseId === caseId && link.item === row.id),
        })),
    palette({ text, limit }) {
      const has = (words: string): boolean => words.toLowerCase().includes(text.toLowerCase());
      return [
        ...world.record.cases
          .filter((row) => has(row.title))
          .map((row) => ({
            kind: 'case' as const,
            id: row.id,
            title: row.title,
            detail: row.question,
          })),
        ...world.record.briefings
          .filter(({ row }) => has(row.title))
          .map(({ row }) => ({
            kind: 'briefing' as const,
            id: row.id,
            title: row.title,
            detail: '',
          })),
        ...world.record.items
          .filter(({ row }) => has(row.title))
          .map(({ row }) => ({
            kind: 'item' as const,
            id: row.id,
            title: row.title,
            detail: row.publisher ?? '',
          })),
      ].slice(0, limit);
    },
    file_text({ text, html }) {
      if (text.trim() === '' && !html) {
        throw failure(
          'refused',
          'There is nothing to file: the text is empty.',
          'Copy the text again, then paste it.',
        );
      }
      return file(text, 'paste', null);
    },
    file_bytes: ({ name }) => file(name ?? 'Input', 'stdin', name ?? null),
    file_paths: ({ paths }) => ({
      job: world.startJob(`Filing ${paths.length} files`, Math.max(paths.length, 40), 6_000, () => {
        const inputs = paths.map((path, i): Filed => {
          if (path.endsWith('.png')) {
            return {
              outcome: 'refused',
              item: null,
              key: null,
              title: null,
              from: path,
              warnings: [],
              message: 'This is a picture, not text. Nothing was filed.',
              changed: { seq: 0, items: [], cases: [], briefings: [], vault: false },
            };
          }
          const filed = file(`Notice ${i + 1} from ${path.split('/').at(-1)}`, 'file', path);
          return i === 1 ? { ...filed, outcome: 'seenBefore' } : filed;
        });
        const count = (outcome: Filed['outcome']): number =>
          inputs.filter((one) => one.outcome === outcome).length;
        return {
          type: 'filing',
          report: {
            inputs,
            filed: count('filed'),
            seenBefore: count('seenBefore'),
            newVersions: count('newVersion'),
            refused: count('refused'),
          },
        };
      }),
    }),
  };
}
