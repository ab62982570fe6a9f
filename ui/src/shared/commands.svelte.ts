/**
 * Commands: one list behind shortcuts, palette, menus and right-click menus.
 *
 * The list says what a command is called and which keys it has; a screen binds what it does while it
 * is shown. The newest binding wins, so a dialog can take over a command of the screen below it.
 */
import { keysOf, matches, parseKeys, typesText, type Keys } from './keys';

export interface CommandInfo<Group extends string = string> {
  /** Its name, in words. */
  title: string;
  /** Shortcuts, like `Ctrl+K`, `J`, `Alt+ArrowLeft`. */
  keys?: readonly string[];
  group: Group;
  /** True where the command is left out of the palette: moving a cursor is no errand. */
  quiet?: boolean;
  /** True where the shortcut works while text is being typed. */
  whileTyping?: boolean;
  /** True where it changes what is kept: then it is off while that can only be read. */
  writes?: boolean;
}

export interface Binding {
  run: () => void;
  /** False greys it out; a missing one means always. */
  enabled?: () => boolean;
}

export class CommandRegistry<Id extends string> {
  #bindings = $state.raw<ReadonlyMap<Id, readonly Binding[]>>(new Map());
  readonly #keys: readonly (readonly [Id, Keys])[];

  /** `readOnly` says whether nothing can be written now. */
  constructor(
    readonly list: Readonly<Record<Id, CommandInfo>>,
    readonly readOnly: () => boolean = () => false,
  ) {
    this.#keys = (Object.keys(list) as Id[]).flatMap((id) =>
      (list[id].keys ?? []).map((text) => [id, parseKeys(text)] as const),
    );
  }

  /** Says what commands do from now on; the answer takes it back. */
  bind(bindings: Partial<Record<Id, Binding>>): () => void {
    const given = Object.entries(bindings) as [Id, Binding][];
    const next = new Map(this.#bindings);
    for (const [id, binding] of given) next.set(id, [...(next.get(id) ?? []), binding]);
    this.#bindings = next;
    return () => {
      const rest = new Map(this.#bindings);
      for (const [id, binding] of given) {
        rest.set(
          id,
          (rest.get(id) ?? []).filter((other) => other !== binding),
        );
      }
      this.#bindings = rest;
    };
  }

  #binding(id: Id): Binding | undefined {
    return this.#bindings.get(id)?.at(-1);
  }

  /** True where the command can be run now. */
  enabled(id: Id): boolean {
    if (this.list[id].writes && this.readOnly()) return false;
    const binding = this.#binding(id);
    return binding !== undefined && (binding.enabled?.() ?? true);
  }

  /** Ids of the commands that can be run now, in the order of the list. */
  available(): Id[] {
    return (Object.keys(this.list) as Id[]).filter((id) => this.enabled(id));
  }

  /** Runs a command; false where it cannot be run now. */
  run(id: Id): boolean {
    if (!this.enabled(id)) return false;
    this.#binding(id)?.run();
    return true;
  }

  /** The shortcut to show beside a command. */
  hint(id: Id): string | undefined {
    return this.list[id].keys?.[0];
  }

  /** Runs the command of a key, if there is one; then the key is used up. */
  handleKey(event: KeyboardEvent): boolean {
    if (event.defaultPrevented || event.isComposing) return false;
    const pressed = keysOf(event);
    const typing = typesText(event.target);
    for (const [id, keys] of this.#keys) {
      if (!matches(keys, pressed)) continue;
      if (typing && !(this.list[id].whileTyping ?? false)) continue;
      if (!this.run(id)) continue;
      event.preventDefault();
      return true;
    }
    return false;
  }
}
