/** The commands that lists of items share, and the same as a right-click menu. */
import { commands, useCommands, type CommandId } from '../commands.svelte';
import { t } from '../messages';
import { menus, type MenuEntry, type MenuItem } from '../shared/menu.svelte';
import { copy } from '../state/acts';
import type { ListCursor } from '../state/cursor.svelte';
import type { PagedList } from '../state/paged.svelte';
import type { ItemDetail, ItemRow, ItemStatus } from '../wire/wire';
import { pickers } from './pickers.svelte';
import { hostOf, type Reading } from './reading.svelte';
import { citation } from './words';

export interface ItemListing<Row extends ItemRow> {
  readonly list: PagedList<Row>;
  readonly cursor: ListCursor<Row>;
  decide: (status: ItemStatus) => Promise<void>;
}

/** An entry of a menu that runs a command; `label` where the place says more than its name. */
export const commandEntry = (id: CommandId, label?: string): MenuItem => ({
  label: label ?? commands.list[id].title,
  keys: commands.hint(id),
  disabled: !commands.enabled(id),
  run: () => commands.run(id),
});

/** More than this are not merged at once: nobody can tell by hand that they are one. */
const MOST_MERGED = 50;

/** Binds the commands of a list as long as its screen is shown. */
export function useItemCommands<Row extends ItemRow>(
  { list, cursor, decide }: ItemListing<Row>,
  editTitle: () => void,
  /** Commands of this list alone, first in the menu of an item. */
  more: readonly CommandId[] = [],
): void {
  const row = (): Row | undefined => list.row(cursor.index);
  const some = (): boolean => cursor.targets.length > 0;
  const not = (status: ItemStatus) => (): boolean =>
    cursor.chosen.size > 1 || (row() !== undefined && row()?.status !== status);
  /** Tags that all of the items carry, as far as they are known. */
  const tags = (): string[] => {
    const rows = cursor.targets.flatMap((id) => list.row(list.indexOf(id)) ?? []);
    return (rows[0]?.tags ?? []).filter((name) => rows.every((one) => one.tags.includes(name)));
  };
  useCommands({
    itemNext: { run: () => cursor.step(1) },
    itemPrevious: { run: () => cursor.step(-1) },
    itemFile: { run: () => void decide('filed'), enabled: not('filed') },
    itemDiscard: { run: () => void decide('discarded'), enabled: not('discarded') },
    itemToInbox: { run: () => void decide('inbox'), enabled: not('inbox') },
    itemLink: { run: () => pickers.link(cursor.targets), enabled: some },
    itemTag: { run: () => pickers.tag(cursor.targets, tags()), enabled: some },
    itemTitle: { run: editTitle, enabled: () => cursor.chosen.size <= 1 && row() !== undefined },
    itemCopyKey: {
      run: () => {
        const now = row();
        if (now) void copy(citation(now), t('item.citationCopied'));
      },
      enabled: () => row() !== undefined,
    },
    itemMenu: {
      run: () => {
        const row = document.querySelector('main [role=option].active')?.getBoundingClientRect();
        openItemMenu(
          { list, cursor },
          cursor.index,
          (row?.left ?? 0) + 24,
          (row?.top ?? 0) + 24,
          more,
        );
      },
      enabled: () => row() !== undefined,
    },
    itemMerge: {
      run: () => pickers.merge(cursor.targets.flatMap((id) => list.row(list.indexOf(id)) ?? [])),
      enabled: () => cursor.chosen.size > 1 && cursor.chosen.size <= MOST_MERGED,
    },
    selectAll: { run: () => void cursor.all(), enabled: () => list.total > 0 },
  });
}

/** An entry that says how many items its command is about, where that is more than one. */
function countedEntry(id: CommandId, count: number): MenuEntry {
  const name = commands.list[id].title;
  return commandEntry(id, count < 2 ? name : t('decision.of', { name, n: count }));
}

/** The commands of an item, or of several that are chosen, as a menu. */
export const itemMenu = (count = 1): MenuEntry[] => [
  countedEntry('itemFile', count),
  countedEntry('itemLink', count),
  countedEntry('itemTag', count),
  countedEntry('itemDiscard', count),
  countedEntry('itemToInbox', count),
  'line',
  commandEntry('itemTitle'),
  commandEntry('itemEdit'),
  commandEntry('itemVersions'),
  commandEntry('itemClean'),
  commandEntry('itemMerge'),
  commandEntry('itemCopyKey'),
];

/** What can be done with the block that one stands at. */
export function blockMenu(item: ItemDetail, reading: Reading): MenuEntry[] {
  const block = reading.current;
  if (!block) return [];
  const host = hostOf(item.url);
  return [
    commandEntry('blockToggle', t(block.kept ? 'block.cut' : 'block.putBack')),
    ...(host === null
      ? []
      : [
          commandEntry(
            'blockTeach',
            block.kept ? t('block.cutAlways', { host }) : t('block.keepAlways', { host }),
          ),
        ]),
    commandEntry('splitHere', t('block.split')),
  ];
}

/** The right-click menu of an item in a list. */
export function openItemMenu<Row extends ItemRow>(
  { list, cursor }: Pick<ItemListing<Row>, 'list' | 'cursor'>,
  index: number,
  x: number,
  y: number,
  more: readonly CommandId[] = [],
): void {
  const row = list.row(index);
  if (!row) return;
  if (!cursor.chosen.has(row.id)) cursor.to(row.id);
  const count = cursor.chosen.size;
  menus.at(x, y, row.title, [...more.map((id) => countedEntry(id, count)), ...itemMenu(count)]);
}
