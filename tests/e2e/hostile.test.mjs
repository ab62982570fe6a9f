// A captured page reaches nothing: it is filed, shown and clicked while a listener waits in vain.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { hostilePage } from './hostile/page.mjs';
import { listen } from './hostile/listener.mjs';
import { Window, until } from './window.mjs';

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const BROWSER = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib']
  .map((folder) => `${folder}/webkit2gtk-4.1/MiniBrowser`)
  .find((path) => existsSync(path));

test('the page calls home where nothing stops it', { skip: BROWSER ? false : 'no MiniBrowser here' }, async () => {
  let origin = '';
  const listener = await listen(() => hostilePage(origin));
  origin = `http://127.0.0.1:${listener.port}`;
  const browser = spawn(BROWSER, ['--private', `${origin}/page`], { detached: true, stdio: 'ignore' });
  try {
    for (const way of ['/img-src', '/link-stylesheet', '/css-background', '/script-src']) {
      await until(`the control page to try ${way}`, () => listener.heard.paths.includes(way), 90_000);
    }
    assert.ok(listener.heard.paths.length > 12, `only ${listener.heard.paths.length} ways were heard`);
  } finally {
    process.kill(-browser.pid, 'SIGKILL');
    listener.close();
  }
});

test('the same page, captured and shown, reaches nothing', async () => {
  const listener = await listen();
  const origin = `http://127.0.0.1:${listener.port}`;
  const folder = mkdtempSync(join(tmpdir(), 'dossier-hostile-'));
  const window = await Window.open();
  try {
    const made = await window.desk('create_vault', { folder, name: 'Hostile', analyst: 'R. Haas' });
    assert.equal(made.error, undefined);
    const base64 = Buffer.from(hostilePage(origin)).toString('base64');
    const { answer, error } = await window.desk('file_bytes', { base64, name: 'hostile.html' });
    assert.equal(error, undefined);
    assert.equal(answer.outcome, 'filed');
    await window.sees('Crane operators');
    await window.click(window.named('tab', 'Original'));
    const frame = await window.element('iframe');
    await pause(1500);
    await window.picture('9-hostile-original');

    await window.call('POST', '/frame', { id: { 'element-6066-11e4-a52e-4f735466cecf': frame } });
    const text = await window.script('return document.body.innerText').catch(() => '');
    assert.match(String(text), /silent pager|Crane operators/, 'the page is shown at all');
    const links = await window.call('POST', '/elements', { using: 'css selector', value: 'a, button, input' });
    for (const link of links) {
      const id = Object.values(link)[0];
      await window.call('POST', `/element/${id}/click`, {}).catch(() => undefined);
    }
    await pause(1500);
    await window.call('POST', '/frame', { id: null });

    const title = await window.script('return document.title');
    assert.match(title, /Hostile/, 'the window is still Dossier');
    const state = await window.desk('app_state');
    assert.equal(state.answer.vault.name, 'Hostile');
    assert.deepEqual(listener.heard, { connections: 0, paths: [], datagrams: 0 });
  } finally {
    await window.close();
    listener.close();
  }
});
