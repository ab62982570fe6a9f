// The main job in the real window: new vault, file, triage, search, case, briefing, export.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Window, until } from './window.mjs';

/** An article as it is pasted from a page: boilerplate behind it, and the headline of another story. */
const PASTE = `Lantern Kit Empties Mailboxes In Minutes, Sold For 90 Dollars A Week

The harbour office of Port Ellery said on Thursday that intruders had been inside the system which assigns containers to cranes since at least November 2025, and that 1,870 containers were sent to wrong stacks before anyone noticed.

The office said in a statement that access was gained through a remote maintenance account of a crane supplier, and that 41 of the port's 60 gates had been controlled by hand since Monday.

A spokesman for the national incident centre said that it was too early to speak of a state. No ransom note had been found, he added, and the authority had been told on 9 March.

Also Read:

Pim Aldous
Pim Aldoushttps://cyberbriefing.example/
Pim Aldous is a Senior Editor and reporter with Cyber Briefing. He writes about kits, leaks and takedowns.

LEAVE A REPLY

Please enter your comment!
Please enter your name here`;

const PAGE = `<!DOCTYPE html><html lang="en"><head><title>Dockers saw wrong stacks in December | Ellery Courier</title>
<meta property="og:site_name" content="Ellery Courier">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Dockers saw wrong stacks in December",
"datePublished":"2026-03-15T18:00:00+01:00","author":{"name":"Osk Brandal"},"publisher":{"name":"Ellery Courier"}}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Dockers saw wrong stacks in December</h1>
<p>Members of the dockers' union reported containers in wrong stacks from the first week of December, the union said on Sunday. Nine written reports went to the shift office and none was answered.</p>
<p>The union holds copies of the nine reports and has asked the authority to say who read them. It does not know who did this, it added, and it will not guess.</p></article>
<footer>Copyright Ellery Courier</footer></body></html>`;

const folder = mkdtempSync(join(tmpdir(), 'dossier-main-job-'));
const cli = (...args) => spawnSync(join(process.env.DOSSIER_BIN, 'dossier'), args, { encoding: 'utf8' });
let window;

before(async () => {
  window = await Window.open();
});
after(async () => {
  await window?.close();
});

/** The picture of a screen in both themes. */
async function pictures(name) {
  for (const theme of ['light', 'dark']) {
    await window.script('document.documentElement.dataset.theme = arguments[0]', theme);
    await window.picture(`${name}-${theme}`);
  }
  await window.script(`document.documentElement.dataset.theme = 'light'`);
}

test('a vault is made on the welcome screen', async () => {
  await window.sees('New vault');
  await pictures('1-welcome');
  await window.click(window.named('button', /New vault/));
  await window.type(window.named('textbox', 'Name'), 'Harbour');
  const where = window.named('textbox', 'Folder');
  await window.clear(where);
  await window.type(where, folder);
  const analyst = window.named('textbox', 'Your name');
  await window.clear(analyst);
  await window.type(analyst, 'R. Haas');
  await window.click(window.named('button', 'Make the vault'));
  await window.sees('Nothing waits for a decision');
  assert.ok(existsSync(join(folder, 'Harbour.dossier', 'vault.json')));
  await pictures('2-inbox-empty');
});

test('a pasted text is filed, cleaned, and its headline flagged', async () => {
  await window.press('n');
  await window.element('dialog[open] textarea');
  await window.script(
    `const area = document.querySelector('dialog[open] textarea');
     const data = new DataTransfer();
     data.setData('text/plain', arguments[0]);
     if (area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))) {
       area.value = arguments[0];
       area.dispatchEvent(new Event('input', { bubbles: true }));
     }`,
    PASTE,
  );
  await window.click(window.named('button', /^File/, 'dialog[open] footer'));
  await window.sees('crane supplier', '.reader');
  await window.element('.reader aside[aria-label="Warning"]');
  const text = await window.text('.reader');
  for (const boilerplate of ['Senior Editor', 'LEAVE A REPLY', 'Please enter your']) {
    assert.ok(!text.includes(boilerplate), `the cleaned text holds "${boilerplate}"`);
  }
  await pictures('3-inbox');
});

test('what was cut stays visible', async () => {
  await window.click(window.named('tab', /What was cut/));
  await window.sees('LEAVE A REPLY', '.reader');
  await pictures('4-what-was-cut');
  await window.click(window.named('tab', 'Cleaned text'));
});

test('a file is filed by the command line through the running window', async () => {
  const page = join(folder, 'page.html');
  writeFileSync(page, PAGE);
  const filed = cli('--vault', join(folder, 'Harbour.dossier'), 'file', page, '--json');
  assert.equal(filed.status, 0, filed.stderr);
  await window.sees('Dockers saw wrong stacks in December');
});

test('the inbox is emptied by keys, and undo takes a decision back', async () => {
  await window.click(window.element('[role=listbox]'));
  await window.sees('2 to file');
  await window.press('f');
  await window.sees('1 to file');
  await window.press('control', 'z');
  await window.sees('2 to file');
  await window.press('f');
  await window.sees('1 to file');
  await window.press('t');
  await window.type(window.element('dialog[open] input'), 'port');
  await window.press('enter');
  await window.press('escape');
  await window.press('f');
  await window.sees('Nothing waits for a decision');
});

test('the archive is searched', async () => {
  await window.press('/');
  await window.type(window.element('header input'), 'stacks published:2026-03');
  await window.press('enter');
  await window.sees('Dockers saw wrong stacks in December');
  await window.sees('1 item');
  await until('marks', () => window.script('return document.querySelectorAll("mark").length > 0'));
  await pictures('5-archive');
});

test('a result is narrowed by what it is made of', async () => {
  const counts = `return document.querySelector('fieldset') !== null`;
  if (!(await window.script(counts))) await window.click(window.named('button', 'Narrow'));
  await window.sees('Ellery Courier', 'fieldset');
  // Shown where the mouse is, so to the driver it is not there.
  await window.script(`document.querySelector('[aria-label="Leave out Ellery Courier"]').click()`);
  await window.sees('No item is like this');
  await window.click(window.named('button', 'Clear what was picked'));
  await window.sees('1 item');
  await window.click(window.element('fieldset input[type=checkbox]'));
  await window.sees('Narrow (1)');
  await pictures('5-narrowed');
  await window.click(window.named('button', 'Clear what was picked'));
  await window.sees('Dockers saw wrong stacks in December', '[role=listbox]');
});

test('items are linked to a case with a role and a note', async () => {
  await window.press('escape');
  await window.click(window.element('[role=listbox] [role=option]'));
  await window.press('c');
  await window.type(window.element('dialog[open] input'), 'Port breach');
  await window.press('enter');
  await window.sees('Port breach', 'nav');
  await window.click(window.named('link', /Port breach/));
  await window.sees('case:port-breach');
  await window.type(window.named('textbox', 'Note'), 'Independent of the port.');
  await window.press('control', 'enter');
  await window.sees('Independent of the port.', '[role=listbox]');
  await pictures('6-case');
});

test('a briefing is written, cites an item, and is saved as it is typed', async () => {
  await window.click(window.named('button', 'New briefing'));
  await window.type(window.element('dialog[open] input'), 'Port breach, first look');
  await window.click(window.named('button', 'Make the briefing', 'dialog[open]'));
  await window.click(window.element('.cm-content'));
  await window.type(window.element('.cm-content'), '## Bottom line\n\nDockers saw it **first** [@ell');
  await window.sees('Dockers saw wrong stacks', '.cm-tooltip-autocomplete');
  await window.picture('7-briefing-completion');
  await window.press('enter');
  await until('the citation', async () => /\[@ellery[^\]]*\]/.test(await window.text('.cm-content')));
  await window.sees('Sources', '.page');
  await window.sees('Dockers saw wrong stacks in December', '.page');
  await window.sees(/saved/, 'header .state');
  const { answer } = await window.desk('list_briefings');
  await until('the revision', async () => {
    const shown = await window.desk('show_briefing', { id: answer[0].id });
    return shown.answer.markdown.includes('[@ellery');
  });
  await pictures('7-briefing');
});

test('it is exported to four formats that other programs read', async () => {
  const { answer: briefings } = await window.desk('list_briefings');
  const extensions = { PDF: 'pdf', Word: 'docx', HTML: 'html', Markdown: 'md' };
  for (const [name, extension] of Object.entries(extensions)) {
    await window.press('control', 'e');
    await window.element('dialog[open]');
    await window.click(window.named('radio', new RegExp(`^${name}`), 'dialog[open]'));
    const path = join(folder, `briefing.${extension}`);
    const field = window.named('textbox', 'File', 'dialog[open]');
    await until('the path', async () =>
      (await window.script('return document.querySelector("dialog .path input").value')).endsWith(extension));
    await window.clear(field);
    await window.type(field, path);
    if (extension === 'pdf') await pictures('8-export');
    await window.click(window.named('button', 'Export', 'dialog[open]'));
    await window.sees('The document was written', 'dialog');
    assert.ok(statSync(path).size > 200, path);
    await window.press('escape');
  }
  assert.equal(briefings.length, 1);
  assert.equal(readFileSync(join(folder, 'briefing.pdf')).subarray(0, 5).toString(), '%PDF-');
  const pdf = spawnSync('pdftotext', ['-layout', join(folder, 'briefing.pdf'), '-'], { encoding: 'utf8' });
  assert.match(pdf.stdout, /Port breach, first look/);
  assert.match(pdf.stdout, /TLP:AMBER/);
  assert.match(pdf.stdout, /Dockers saw wrong stacks in December/);
});

test('the command line sees what the window did', () => {
  const found = cli('--vault', join(folder, 'Harbour.dossier'), 'search', 'dockers', '--json');
  assert.equal(found.status, 0, found.stderr);
  const { total, hits } = JSON.parse(found.stdout);
  assert.equal(total, 1);
  assert.equal(hits[0].title, 'Dockers saw wrong stacks in December');
});
