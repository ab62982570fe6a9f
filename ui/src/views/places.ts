/** Which screen a path shows, by its first part. */
import type { Component } from 'svelte';
import type { Place } from '../shared/router.svelte';
import ArchiveView from './ArchiveView.svelte';
import BriefingPlace from './BriefingPlace.svelte';
import CaseView from './CaseView.svelte';
import HelpView from './HelpView.svelte';
import ImportsView from './ImportsView.svelte';
import InboxView from './InboxView.svelte';
import ItemView from './ItemView.svelte';
import LogView from './LogView.svelte';
import SettingsView from './SettingsView.svelte';

export type View = Component<{ place: Place }>;

/** A screen that needs no more than its name. */
const plain = (view: Component): View => view as unknown as View;

/** Shown where a path names no screen. */
export const inboxView = plain(InboxView);

export const places: Readonly<Record<string, View>> = {
  inbox: inboxView,
  archive: ArchiveView,
  imports: ImportsView,
  item: ItemView,
  case: CaseView,
  briefing: BriefingPlace,
  settings: plain(SettingsView),
  log: plain(LogView),
  help: HelpView,
};
