/** Cases of the invented vault, and the requests about them. */
import type { CaseDetail, CaseRef, CaseRow, Commands } from '../wire';
import { failure, type FakeWorld } from './world';

export const fakeCases = (now: number): CaseRow[] =>
  (
    [
      [
        'telecom-intrusions',
        'Telecom intrusions',
        'Who read the carriers’ records, since when, and how good is the attribution?',
        '#0b5d66',
        'open',
      ],
      [
        'router-supply-chain',
        'Router supply chain',
        'Were the routers of Tarn Networks used on purpose?',
        '#8a4b16',
        'open',
      ],
      [
        'counter-claims',
        'Counter-claims of the councils',
        'Which of the charges rest on evidence of their own?',
        '#6a3a8a',
        'open',
      ],
      ['parliament-2021', 'Parliament intrusion of 2021', '', '#2f6f3e', 'closed'],
    ] as const
  ).map(([key, title, question, color, status], i) => ({
    id: i + 1,
    key,
    title,
    question,
    color,
    status,
    items: 0,
    created: new Date(now - (i + 3) * 86_400_000).toISOString(),
  }));

export const refOf = ({ id, key, title, color }: CaseRow): CaseRef => ({ id, key, title, color });

type Handlers = {
  [
    Name in
      'list_cases' | 'show_case' | 'create_case' | 'update_case' | 'link_items' | 'unlink_items'
  ]: (request: Commands[Name][0]) => Commands[Name][1];
};

export function caseRequests(world: FakeWorld): Handlers {
  const rows = (): CaseRow[] =>
    world.record.cases.map((row) => ({
      ...row,
      items: world.record.links.filter((link) => link.caseId === row.id).length,
    }));
  const find = (id: number | undefined, key?: string): CaseRow => {
    const row = rows().find((one) => one.id === id || one.key === key);
    if (!row) throw failure('notFound', 'This case is not in the vault.');
    return row;
  };
  return {
    list_cases: rows,
    show_case({ id, key }): CaseDetail {
      const row = find(id, key);
      return {
        row,
        evidence: world.record.links
          .filter((link) => link.caseId === row.id)
          .flatMap(({ item, role, note, at }) => {
            const found = world.record.items.find((one) => one.row.id === item);
            return found ? [{ item: found.row, role, note, linkedAt: at }] : [];
          }),
        briefings: world.record.briefings
          .filter((briefing) => briefing.row.case?.id === row.id)
          .map((briefing) => briefing.row),
      };
    },
    create_case({ title, question, color }) {
      const id = world.record.cases.length + 1;
      const { value, changed } = world.act(`Made the case ${title}`, { cases: [id] }, (record) => {
        const row: CaseRow = {
          id,
          key: title.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
          title,
          question: question ?? '',
          color: color ?? '#2a5b9a',
          status: 'open',
          items: 0,
          created: world.now(),
        };
        record.cases.push(row);
        return row;
      });
      return { case: value, changed };
    },
    update_case: ({ id, ...part }) =>
      world.act('Changed the case', { cases: [id] }, (record) => {
        record.cases = record.cases.map((row) => (row.id === id ? { ...row, ...part } : row));
      }),
    link_items: ({ case: caseId, items, role, note }) =>
      world.act(
        `Linked ${items.length} to ${find(caseId).title}`,
        { items, cases: [caseId] },
        (record) => {
          for (const item of items) {
            const known = record.links.find((link) => link.caseId === caseId && link.item === item);
            if (known) Object.assign(known, { role, note: note ?? known.note });
            else record.links.unshift({ caseId, item, role, note: note ?? '', at: world.now() });
          }
        },
      ),
    unlink_items: ({ case: caseId, items }) =>
      world.act(
        `Took ${items.length} out of ${find(caseId).title}`,
        { items, cases: [caseId] },
        (record) => {
          record.links = record.links.filter(
            (link) => link.caseId !== caseId || !items.includes(link.item),
          );
        },
      ),
  };
}
