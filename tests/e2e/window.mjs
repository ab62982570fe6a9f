// Starts the real window behind a WebDriver and offers what the tests do with it.
// The protocol is W3C WebDriver; tauri-driver stands between us and WebKitWebDriver.

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const PICTURES = join(import.meta.dirname, 'pictures');

export const KEYS = {
  enter: '\uE007', escape: '\uE00C', tab: '\uE004', backspace: '\uE003', delete: '\uE017',
  up: '\uE013', down: '\uE015', left: '\uE012', right: '\uE014', home: '\uE011', end: '\uE010',
  shift: '\uE008', control: '\uE009', alt: '\uE00A',
};

/** A port that is free now; the driver takes it a moment later. */
const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Calls `look` until it answers with something true, or fails with the last thing it saw. */
export async function until(what, look, ms = 20_000) {
  const end = Date.now() + ms;
  let last;
  while (Date.now() < end) {
    try {
      const found = await look();
      if (found) return found;
      last = found;
    } catch (error) {
      last = error.message;
    }
    await pause(40);
  }
  throw new Error(`waited ${ms} ms for ${what}; last: ${last}`);
}

/** An element that is looked for, and can be looked for once more. */
const again = (look) => Object.assign(look(), { again: () => again(look) });

/** Ends the whole process group of a child; it may be gone already. */
const end = (child) => {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
};

const running = new Set();
for (const signal of ['exit', 'SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    running.forEach(end);
    if (signal !== 'exit') process.exit(1);
  });
}

export class Window {
  /** Opens the window; `args` are its arguments, `env` is added to the environment. */
  static async open({ args = [], env = {}, binary = 'dossier-desktop' } = {}) {
    const [port, native] = [await freePort(), await freePort()];
    const folder = mkdtempSync(join(tmpdir(), 'dossier-e2e-'));
    const log = openSync(join(folder, 'driver.log'), 'w');
    const driver = spawn(
      process.env.TAURI_DRIVER,
      ['--port', String(port), '--native-port', String(native)],
      { detached: true, stdio: ['ignore', log, log], env: { ...process.env, ...env } },
    );
    running.add(driver);
    // A driver that cannot be started says so at once; waiting for it would only look like a hang.
    let failed;
    driver.on('error', (error) => (failed = error));
    const window = new Window(port, driver, join(folder, 'driver.log'));
    await until('the driver', () => {
      if (failed) throw failed;
      return window.request('GET', '/status');
    });
    const application = join(process.env.DOSSIER_BIN, binary);
    const session = await window.request('POST', '/session', {
      capabilities: { alwaysMatch: { 'tauri:options': { application, args } } },
    });
    window.session = `/session/${session.sessionId}`;
    await until('the user interface', () => window.script('return document.documentElement.dataset.ready === "yes"'));
    return window;
  }

  constructor(port, driver, log) {
    this.port = port;
    this.driver = driver;
    this.log = log;
  }

  /** One WebDriver request, with a time limit: a call that hangs would hang the whole run. */
  async request(method, path, body) {
    const response = await fetch(`http://127.0.0.1:${this.port}${path}`, {
      method,
      signal: AbortSignal.timeout(30_000),
      headers: { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const answer = await response.json();
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${answer.value?.error}: ${answer.value?.message}`);
    }
    return answer.value;
  }

  call(method, path, body) {
    return this.request(method, `${this.session}${path}`, body);
  }

  /** Runs a script in the page and answers with what it returns. */
  script(script, ...args) {
    return this.call('POST', '/execute/sync', { script, args });
  }

  /** Runs a script that calls its last argument with the answer. */
  scriptAsync(script, ...args) {
    return this.call('POST', '/execute/async', { script, args });
  }

  /** The first element that a CSS selector finds and that is shown. */
  element(selector) {
    return again(() => this.#element(selector));
  }

  #element(selector) {
    return until(selector, async () => {
      const found = await this.call('POST', '/elements', { using: 'css selector', value: selector });
      for (const one of found) {
        if (await this.call('GET', `/element/${one[ELEMENT]}/displayed`)) return one[ELEMENT];
      }
      return null;
    });
  }

  /** The element with this role and accessible name, as a screen reader would find it; `within` a selector. */
  named(role, name, within = '') {
    return again(() => this.#named(role, name, within));
  }

  #named(role, name, within) {
    const tags = {
      button: 'button, [role=button]', link: 'a', textbox: 'input, textarea, [role=textbox]',
      tab: '[role=tab]', option: '[role=option]', dialog: 'dialog, [role=dialog]', row: '[role=row]',
      combobox: 'select, [role=combobox]', menuitem: '[role=menuitem]', searchbox: 'input[type=search], [role=searchbox]',
      heading: 'h1, h2, h3, h4', checkbox: 'input[type=checkbox], [role=checkbox]', radio: 'input[type=radio], [role=radio]',
    };
    return until(`${role} "${name}"`, async () => {
      const value = (tags[role] ?? `[role=${role}]`)
        .split(', ')
        .map((selector) => `${within} ${selector}`)
        .join(', ');
      const found = await this.call('POST', '/elements', { using: 'css selector', value });
      for (const one of found) {
        const id = one[ELEMENT];
        const label = await this.call('GET', `/element/${id}/computedlabel`);
        const fits = name instanceof RegExp ? name.test(label) : label === name;
        if (fits && (await this.call('GET', `/element/${id}/displayed`))) return id;
      }
      return null;
    });
  }

  /** Clicks an element; one that was drawn anew since it was found is looked for again. */
  async click(target) {
    await this.#act(target, (id) => this.call('POST', `/element/${id}/click`, {}));
  }

  /** Types into an element. */
  async type(target, text) {
    await this.#act(target, (id) => this.call('POST', `/element/${id}/value`, { text }));
  }

  async clear(target) {
    await this.#act(target, (id) => this.call('POST', `/element/${id}/clear`, {}));
  }

  async #act(target, act) {
    const end = Date.now() + 10_000;
    for (;;) {
      try {
        return await act(await target);
      } catch (error) {
        const stale = error instanceof Error && error.message.includes('stale element');
        if (!stale || !target.again || Date.now() > end) throw error;
        target = target.again();
      }
    }
  }

  /** Presses keys where the focus is; names of KEYS or single characters, held together. */
  async press(...keys) {
    const values = keys.map((key) => KEYS[key] ?? key);
    const actions = [
      ...values.map((value) => ({ type: 'keyDown', value })),
      ...values.toReversed().map((value) => ({ type: 'keyUp', value })),
    ];
    await this.call('POST', '/actions', { actions: [{ type: 'key', id: 'keys', actions }] });
  }

  /** The text that stands on the screen, or in one element. */
  text(selector = 'body') {
    return this.script('return document.querySelector(arguments[0])?.innerText ?? ""', selector);
  }

  /** Waits until the screen shows a text. */
  sees(text, selector = 'body') {
    const fits = (shown) => (text instanceof RegExp ? text.test(shown) : shown.includes(text));
    return until(`"${text}" in ${selector}`, async () => fits(await this.text(selector)));
  }

  /** Waits until the screen does not show a text any more. */
  async seesNo(text, selector = 'body') {
    await until(`no "${text}" in ${selector}`, async () => !(await this.text(selector)).includes(text));
  }

  /** Sends a request to the desk as the window's own code does. */
  desk(name, request = null) {
    return this.scriptAsync(
      `const done = arguments[arguments.length - 1];
       window.__TAURI_INTERNALS__.invoke('desk', { name: arguments[0], request: arguments[1] })
         .then((answer) => done({ answer }), (error) => done({ error }));`,
      name, request,
    );
  }

  /** Keeps a picture of the window. */
  async picture(name) {
    mkdirSync(PICTURES, { recursive: true });
    // What was put into the page a moment ago is painted two frames later.
    await this.scriptAsync(
      `const done = arguments[0];
       requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60)));`,
    );
    const data = await this.call('GET', '/screenshot');
    writeFileSync(join(PICTURES, `${name}.png`), Buffer.from(data, 'base64'));
  }

  /** Closes the window and its driver. */
  async close() {
    try {
      await this.call('DELETE', '');
    } catch {
      // The window may be gone already.
    }
    end(this.driver);
    running.delete(this.driver);
  }

  /** Kills the window as a power cut would: no chance to tidy up. */
  kill() {
    end(this.driver);
    running.delete(this.driver);
  }
}
