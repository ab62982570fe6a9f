/** The program: which vault is open, and the vaults that were. */
import { call, toWireError } from '../wire/call';
import type { AppState, CreateVault, RecentVault, VaultInfo, WireError } from '../wire/wire';
import { storeAll } from './leaving';
import { settings } from './settings.svelte';

export class App {
  version = $state('');
  vault = $state.raw<VaultInfo | null>(null);
  recent = $state.raw<readonly RecentVault[]>([]);
  vaultsFolder = $state('');
  analyst = $state('');
  /** True once the program has told what it knows. */
  ready = $state(false);
  error = $state.raw<WireError | null>(null);

  /** True where the vault that is open can only be read: what would write is off. */
  get readOnly(): boolean {
    return this.vault?.readOnly ?? false;
  }

  /** Asks for everything the window needs at its start. */
  async start(): Promise<void> {
    this.error = null;
    try {
      const state = await call('app_state', null);
      settings.restore(state.settings);
      this.#take(state);
      this.ready = true;
    } catch (thrown) {
      this.error = toWireError(thrown);
    }
  }

  #take(state: AppState): void {
    this.version = state.version;
    this.vault = state.vault;
    this.recent = state.recent;
    this.vaultsFolder = state.vaultsFolder;
    this.analyst = state.analyst;
  }

  /** A vault was opened or closed. */
  onVault(vault: VaultInfo | null): void {
    this.vault = vault;
    // The list of recent ones changed with it.
    call('app_state', null).then(
      (state) => {
        this.recent = state.recent;
        this.analyst = state.analyst;
      },
      () => undefined,
    );
  }

  /** Makes a vault and opens it. Rejects with a `WireError`. */
  async create(vault: CreateVault): Promise<VaultInfo> {
    await storeAll();
    return call('create_vault', vault);
  }

  /** Opens a vault. Rejects with a `WireError`. */
  async open(path: string): Promise<VaultInfo> {
    await storeAll();
    return call('open_vault', { path });
  }

  async close(): Promise<void> {
    await storeAll();
    await call('close_vault', null);
  }

  /** Makes the sample vault; the answer is the number of the job. */
  async sample(): Promise<number> {
    await storeAll();
    return (await call('create_sample', { folder: this.vaultsFolder })).job;
  }

  async forget(path: string): Promise<void> {
    this.#take(await call('forget_vault', { path }));
  }
}

export const app = new App();
