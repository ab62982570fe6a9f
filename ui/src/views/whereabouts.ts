/** Where an act took place, told where that is not on the screen. */
import { t } from '../messages';
import { router, to } from '../routes';
import type { Place } from '../shared/router.svelte';
import type { Whereabouts } from '../state/acts';
import { overview } from '../state/overview.svelte';
import type { Done } from '../wire/wire';

/** Screens that show items; what changes of an item is seen on them. */
const LISTS: readonly (string | undefined)[] = [undefined, 'inbox', 'archive', 'case'];

/** Where to look for what an act changed; `null` where it is on the screen, or nowhere. */
export function whereIs({ changed }: Done, place: Place = router.place): Whereabouts | null {
  const [kind, id] = place.parts;
  const isAt = (wanted: string, ids: readonly number[]): boolean =>
    kind === wanted && ids.some((one) => String(one) === id);
  const [briefing] = changed.briefings;
  if (briefing !== undefined) {
    if (isAt('briefing', changed.briefings)) return null;
    const title = overview.value?.briefings.find((one) => one.id === briefing)?.title;
    return title === undefined
      ? null
      : {
          text: t('undo.inBriefing', { title }),
          go: () => router.go(to.briefing(briefing)),
        };
  }
  const [item] = changed.items;
  if (item !== undefined && (LISTS.includes(kind) || isAt('item', changed.items))) return null;
  const [inCase] = changed.cases;
  if (inCase !== undefined) {
    if (isAt('case', changed.cases)) return null;
    const title = overview.cases.find((one) => one.id === inCase)?.title;
    if (title !== undefined) {
      return { text: t('undo.inCase', { title }), go: () => router.go(to.case(inCase)) };
    }
  }
  return item === undefined
    ? null
    : { text: t('undo.elsewhere'), go: () => router.go(to.item(item)) };
}
