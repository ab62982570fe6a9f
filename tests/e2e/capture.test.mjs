// Capture in the real window: a folder is imported with its report, and a text is put right.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Window } from './window.mjs';

const page = (title, words) => `<!DOCTYPE html><html lang="en"><head><title>${title}</title></head>
<body><nav><a href="/">Home</a><a href="/ports">Ports</a></nav><article><h1>${title}</h1><p>${words}</p>
<p>The office keeps the reports of both shifts and has asked the authority who read them, and when.</p>
</article><footer>Copyright Ellery Courier. All rights reserved.</footer></body></html>`;

test('a folder is imported, its report leads to its items, and what was cut comes back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-capture-'));
  const vault = join(folder, 'Capture.dossier');
  const made = spawnSync(join(process.env.DOSSIER_BIN, 'dossier'), ['new', vault, '--analyst', 'R. Haas'], { encoding: 'utf8' });
  assert.equal(made.status, 0, made.stderr);
  const pages = join(folder, 'pages');
  mkdirSync(pages);
  writeFileSync(join(pages, 'one.html'), page('Cranes stand still at Port Ellery', 'Nine cranes stood still on Monday after the system that assigns containers to them had stopped twice.'));
  writeFileSync(join(pages, 'two.html'), page('Union asks for the logs of March', 'The union has asked for the logs of the first week of March, which the supplier says it no longer has.'));
  writeFileSync(join(pages, 'logo.png'), Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));

  const window = await Window.open({ args: [vault] });
  try {
    await window.sees('Nothing waits for a decision');
    const started = await window.desk('start_import', { paths: [pages] });
    assert.ok(started.answer?.import, JSON.stringify(started));
    await window.press('control', '3');
    await window.sees(/Filed in the inbox\s+2/, '.report');
    await window.picture('20-import-report');
    await window.click(window.named('button', /Filed in the inbox/));
    await window.sees('Union asks for the logs of March', '.report');

    await window.press('control', '1');
    await window.sees('2 to file');
    await window.click(window.named('tab', /What was cut/));
    await window.sees('Put back', '.reader');
    await window.press('b');
    await window.sees('Undo', '.toasts');
    await window.picture('21-put-back');
    await window.press('control', 'z');
    await window.sees('Redo', '.toasts');
  } finally {
    await window.close();
  }
});
