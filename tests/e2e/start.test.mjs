// How the window starts, restarts and fails.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Window, until } from './window.mjs';

const bin = (name) => join(process.env.DOSSIER_BIN, name);

test('the sample is made, opened and learned from', async () => {
  const window = await Window.open();
  try {
    await window.click(window.named('button', /Try the sample/));
    await window.sees('to file', 'main');
    const { answer } = await window.desk('overview');
    assert.equal(answer.cases.length, 2);
    assert.equal(answer.briefings.length, 1);
    assert.ok(answer.archive >= 55);
    await until('the index', async () => (await window.desk('overview')).answer.index.phase === 'upToDate');
    await window.press('control', '2');
    await window.sees('items in');
    await window.type(window.element('header input'), 'containers AND (crane OR gate) -grain');
    await window.sees('crane');
    await window.picture('10-sample-archive');
    await window.click(window.named('link', /one story, told/));
    await window.sees('Bottom line', '.page');
    await window.picture('11-sample-briefing');
  } finally {
    await window.close();
  }
});

test('two processes cannot write one vault', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-lock-'));
  const vault = join(folder, 'Locked.dossier');
  const made = spawnSync(bin('dossier'), ['new', vault, '--analyst', 'R. Haas'], { encoding: 'utf8' });
  assert.equal(made.status, 0, made.stderr);
  const first = await Window.open({ args: [vault] });
  const second = await Window.open();
  try {
    await first.sees('Nothing waits for a decision');
    const { error } = await second.desk('open_vault', { path: vault });
    assert.equal(error.code, 'locked');
    assert.match(error.message, /open elsewhere/);
    await second.sees('New vault');
  } finally {
    await second.close();
    await first.close();
  }
});

test('without a display it says so', () => {
  const env = { ...process.env };
  delete env.DISPLAY;
  delete env.WAYLAND_DISPLAY;
  const started = spawnSync(bin('dossier-desktop'), [], { env, encoding: 'utf8', timeout: 20_000 });
  assert.equal(started.status, 1);
  assert.match(started.stderr, /display/i);
  assert.doesNotMatch(started.stderr, /panicked/);
});
