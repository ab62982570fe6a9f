/**
 * Every command of the window: its name, its keys, its group. Screens bind what they do with
 * `useCommands`; palette, menus, right-click menus and the sheet of shortcuts read this list.
 */
import { untrack } from 'svelte';
import { t, type PlainKey } from './messages';
import { CommandRegistry, type Binding, type CommandInfo } from './shared/commands.svelte';
import { app } from './state/app.svelte';

export type CommandGroup =
  'everywhere' | 'items' | 'reading' | 'imports' | 'cases' | 'briefings' | 'window';

/** Groups in the order in which the sheet of shortcuts shows them. */
export const GROUPS: readonly { id: CommandGroup; title: PlainKey }[] = [
  { id: 'everywhere', title: 'group.everywhere' },
  { id: 'items', title: 'group.items' },
  { id: 'reading', title: 'group.reading' },
  { id: 'imports', title: 'group.imports' },
  { id: 'cases', title: 'group.cases' },
  { id: 'briefings', title: 'group.briefings' },
  { id: 'window', title: 'group.window' },
];

type Options = Omit<CommandInfo<CommandGroup>, 'title' | 'group' | 'keys'>;

const command = (
  group: CommandGroup,
  title: PlainKey,
  keys: readonly string[] = [],
  options: Options = {},
): CommandInfo<CommandGroup> => ({ title: t(title), group, keys, ...options });

const typing = { whileTyping: true };
const quiet = { quiet: true };
const writes = { writes: true };

export const commandList = {
  palette: command('everywhere', 'command.palette', ['Ctrl+K'], { ...typing, ...quiet }),
  // Before the search of the archive: while something is read, Ctrl+F looks there.
  find: command('reading', 'command.find', ['Ctrl+F'], quiet),
  search: command('everywhere', 'command.search', ['/', 'Ctrl+F'], quiet),
  file: command('everywhere', 'command.file', ['N'], writes),
  chooseFiles: command('everywhere', 'command.chooseFiles', ['Ctrl+O'], { ...typing, ...writes }),
  chooseFolder: command('everywhere', 'command.chooseFolder', [], writes),
  undo: command('everywhere', 'command.undo', ['Ctrl+Z'], writes),
  redo: command('everywhere', 'command.redo', ['Ctrl+Shift+Z', 'Ctrl+Y'], writes),
  goInbox: command('everywhere', 'command.goInbox', ['Ctrl+1'], typing),
  goArchive: command('everywhere', 'command.goArchive', ['Ctrl+2'], typing),
  goImports: command('everywhere', 'command.goImports', ['Ctrl+3'], typing),
  goLog: command('everywhere', 'command.goLog'),

  itemNext: command('items', 'command.itemNext', ['J'], quiet),
  itemPrevious: command('items', 'command.itemPrevious', ['K'], quiet),
  itemFile: command('items', 'command.itemFile', ['F'], writes),
  itemLink: command('items', 'command.itemLink', ['C'], writes),
  itemTag: command('items', 'command.itemTag', ['T'], writes),
  itemDiscard: command('items', 'command.itemDiscard', ['X'], writes),
  itemToInbox: command('items', 'command.itemToInbox', ['U'], writes),
  itemTitle: command('items', 'command.itemTitle', ['E'], writes),
  itemCopyKey: command('items', 'command.itemCopyKey', ['Y']),
  itemMerge: command('items', 'command.itemMerge', ['M'], writes),
  itemUnlink: command('items', 'command.itemUnlink', ['Delete'], writes),
  itemMenu: command('items', 'command.itemMenu', ['Shift+F10', 'ContextMenu'], quiet),
  selectAll: command('items', 'command.selectAll', ['Ctrl+A'], quiet),

  markNext: command('reading', 'command.markNext', ['F3', '.'], quiet),
  markPrevious: command('reading', 'command.markPrevious', ['Shift+F3', ','], quiet),
  blockNext: command('reading', 'command.blockNext', ['Alt+ArrowDown'], quiet),
  blockPrevious: command('reading', 'command.blockPrevious', ['Alt+ArrowUp'], quiet),
  blockToggle: command('reading', 'command.blockToggle', ['B'], writes),
  blockTeach: command('reading', 'command.blockTeach', ['Shift+B'], writes),
  splitHere: command('reading', 'command.splitHere', [], writes),
  itemEdit: command('reading', 'command.itemEdit', ['Shift+E'], writes),
  itemVersions: command('reading', 'command.itemVersions', ['V']),
  itemClean: command('reading', 'command.itemClean', [], writes),
  tabText: command('reading', 'command.tabText', ['1']),
  tabOriginal: command('reading', 'command.tabOriginal', ['2']),
  tabCut: command('reading', 'command.tabCut', ['3']),
  tabHistory: command('reading', 'command.tabHistory', ['4']),

  watchFolder: command('imports', 'command.watchFolder', [], writes),
  importPause: command('imports', 'command.importPause', ['P']),
  importResume: command('imports', 'command.importResume', ['P'], writes),
  importCancel: command('imports', 'command.importCancel'),
  importRetry: command('imports', 'command.importRetry', [], writes),
  importDiscard: command('imports', 'command.importDiscard', [], writes),
  importForget: command('imports', 'command.importForget', ['Delete'], writes),
  watchScan: command('imports', 'command.watchScan', [], writes),
  watchPause: command('imports', 'command.watchPause', ['P'], writes),
  watchResume: command('imports', 'command.watchResume', ['P'], writes),
  watchEdit: command('imports', 'command.watchEdit', ['E'], writes),
  watchForget: command('imports', 'command.watchForget', ['Delete'], writes),

  newCase: command('cases', 'command.newCase', [], writes),
  editCase: command('cases', 'command.editCase', [], writes),
  newBriefing: command('briefings', 'command.newBriefing', [], writes),
  exportBriefing: command('briefings', 'command.exportBriefing', ['Ctrl+E'], typing),
  revisions: command('briefings', 'command.revisions'),

  back: command('window', 'command.back', ['Alt+ArrowLeft'], { ...typing, ...quiet }),
  forward: command('window', 'command.forward', ['Alt+ArrowRight'], { ...typing, ...quiet }),
  zoomIn: command('window', 'command.zoomIn', ['Ctrl++', 'Ctrl+='], typing),
  zoomOut: command('window', 'command.zoomOut', ['Ctrl+-'], typing),
  zoomReset: command('window', 'command.zoomReset', ['Ctrl+0'], typing),
  theme: command('window', 'command.theme'),
  settings: command('window', 'command.settings', ['Ctrl+,'], typing),
  help: command('window', 'command.help', ['F1'], typing),
  shortcuts: command('window', 'command.shortcuts', ['?']),
  openVault: command('window', 'command.openVault'),
  closeVault: command('window', 'command.closeVault'),
} satisfies Record<string, CommandInfo<CommandGroup>>;

export type CommandId = keyof typeof commandList;

export const commands = new CommandRegistry<CommandId>(commandList, () => app.readOnly);

/** Binds commands as long as the component that calls it is shown. */
export function useCommands(bindings: Partial<Record<CommandId, Binding>>): void {
  $effect(() => untrack(() => commands.bind(bindings)));
}
