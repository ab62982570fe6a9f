/** The right-click menus of imports and watched folders; they run the commands of the screen. */
import { commandEntry } from '../item/commands.svelte';
import type { MenuEntry } from '../shared/menu.svelte';

export const importMenu = (): MenuEntry[] => [
  commandEntry('importPause'),
  commandEntry('importResume'),
  commandEntry('importCancel'),
  commandEntry('importRetry'),
  'line',
  commandEntry('importDiscard'),
  commandEntry('importForget'),
];

export const watchMenu = (): MenuEntry[] => [
  commandEntry('watchScan'),
  commandEntry('watchPause'),
  commandEntry('watchResume'),
  commandEntry('watchEdit'),
  'line',
  commandEntry('watchForget'),
];
