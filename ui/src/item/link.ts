/** What can be done with the address of a link. It is never opened: nothing leaves this laptop. */
import { t } from '../messages';
import type { MenuEntry } from '../shared/menu.svelte';
import { copy } from '../state/acts';

/** The address, and what is done with it. */
export const linkMenu = (address: string): MenuEntry[] => [
  { heading: address },
  { label: t('link.copy'), run: () => void copy(address, t('link.copied')) },
];
