/**
 * Opens an EPUB in epub.js and foliate-js inside headless Chromium, served from the loopback address, and
 * says what is wrong with what they see: direction, page order, fonts, notes, where contents, landmarks and page
 * list lead; at three widths nothing may stand out of the column.
 */

import { createReadStream, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';

/** How Chromium is started: without a window, and asking nothing of the network. */
export const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const mediaTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.epub': 'application/epub+zip',
  '.html': 'text/html',
};

const epubjsPage = `<!doctype html><meta charset="utf-8"><div id="v" style="width:600px;height:800px"></div>
<script src="/jszip/dist/jszip.min.js"></script><script src="/epubjs/dist/epub.min.js"></script>`;

const foliatePage = `<!doctype html><meta charset="utf-8"><style>html,body{margin:0;height:100%}foliate-view{display:block;width:600px;height:800px}</style>
<script type="module">
import '/foliate-js/view.js';
import { FootnoteHandler } from '/foliate-js/footnotes.js';
window.openBook = async () => {
  const blob = await (await fetch('/book.epub')).blob();
  const view = window.view = document.createElement('foliate-view');
  document.body.append(view);
  await view.open(new File([blob], 'book.epub', { type: 'application/epub+zip' }));
  view.addEventListener('load', (event) => { window.shown = event.detail.doc; });
  view.addEventListener('relocate', (event) => { window.fraction = event.detail.fraction; });
  const notes = new FootnoteHandler();
  notes.addEventListener('before-render', (event) => document.body.append(event.detail.view));
  notes.addEventListener('render', (event) => { window.note = event.detail.type; });
  view.addEventListener('link', (event) => { notes.handle(view.book, event); });
  view.renderer.setAttribute('flow', 'paginated');
  view.renderer.setAttribute('max-column-count', '1');
};
window.ready = true;
</script>`;

function serve(epub: string, modules: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (path === '/epubjs.html' || path === '/foliate.html') {
      response.setHeader('content-type', 'text/html');
      response.end(path === '/epubjs.html' ? epubjsPage : foliatePage);
      return;
    }
    const file = path === '/book.epub' ? epub : join(modules, normalize(path));
    if (!existsSync(file)) {
      response.statusCode = 404;
      response.end();
      return;
    }
    response.setHeader('content-type', mediaTypes[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

const settle = 700;

/** Complaints of both readers; none: it opens right. Pictures go to build/tools/readers. */
export async function openInReaders(
  epub: string,
  browserPath: string,
  modules: string,
): Promise<readonly string[]> {
  const puppeteer = await import(
    pathToFileURL(join(modules, 'puppeteer-core/lib/esm/puppeteer/puppeteer-core.js')).href
  );
  const server = await serve(epub, modules);
  const address = server.address();
  const base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const browser = await puppeteer.default.launch({
    executablePath: browserPath,
    headless: true,
    args: flags,
  });
  const pictures = join('build', 'tools', 'readers', epub.replace(/.*\//, '').replace('.epub', ''));
  mkdirSync(pictures, { recursive: true });
  try {
    return [...(await inEpubjs(browser, base, pictures)), ...(await inFoliate(browser, base, pictures))];
  } finally {
    await browser.close();
    server.close();
  }
}

// The pages' own scripts have no types here: what they return is checked field by field.
type Browser = { newPage(): Promise<ReaderPage> };
type ReaderPage = {
  setViewport(size: { width: number; height: number }): Promise<void>;
  goto(url: string): Promise<unknown>;
  on(event: string, listener: (error: unknown) => void): void;
  // oxlint-disable-next-line no-explicit-any -- results come from the page
  // biome-ignore lint: likewise
  evaluate(script: string): Promise<any>;
  screenshot(): Promise<Uint8Array>;
  waitForFunction(script: string): Promise<unknown>;
  close(): Promise<void>;
};

async function newPage(browser: Browser, url: string, complaints: string[]): Promise<ReaderPage> {
  const page = await browser.newPage();
  await page.setViewport({ width: 600, height: 800 });
  page.on('pageerror', (error) => complaints.push(`page error: ${String(error).slice(0, 200)}`));
  await page.goto(url);
  return page;
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, settle));

async function picture(page: ReaderPage, path: string): Promise<void> {
  await pause();
  writeFileSync(path, await page.screenshot());
}

async function inEpubjs(browser: Browser, base: string, pictures: string): Promise<readonly string[]> {
  const complaints: string[] = [];
  const page = await newPage(browser, `${base}/epubjs.html`, complaints);
  const facts = await page.evaluate(`(async () => {
    const book = window.book = ePub('/book.epub'); await book.ready;
    window.rendition = book.renderTo('v', { width: 600, height: 800, spread: 'none', flow: 'paginated', allowScriptedContent: true });
    return { direction: book.package.metadata.direction, contents: book.navigation.toc.length,
      landmarks: book.navigation.landmarks.length, cover: Boolean(await book.coverUrl()), spine: book.spine.spineItems.map((item) => item.href) };
  })()`);
  if (facts.direction !== 'rtl') complaints.push(`epub.js sees direction ${facts.direction}`);
  if (facts.contents === 0) complaints.push('epub.js sees no contents');
  if (facts.landmarks === 0) complaints.push('epub.js sees no landmarks');
  if (!facts.cover) complaints.push('epub.js sees no cover');
  complaints.push(...(await targetsInEpubjs(page)));
  for (const [index, href] of facts.spine.entries()) {
    await page.evaluate(`rendition.display(${JSON.stringify(href)})`);
    await picture(page, join(pictures, `epubjs-${String(index).padStart(2, '0')}.png`));
    const shown = await page.evaluate(`(() => { const d = rendition.getContents()[0].document;
      return { direction: getComputedStyle(d.body).direction, fonts: [...d.fonts].map((f) => f.family + ' ' + f.weight + ' ' + f.status) }; })()`);
    if (shown.direction !== 'rtl') complaints.push(`epub.js shows ${href} ${shown.direction}`);
    for (const font of shown.fonts)
      if (font.endsWith('error')) complaints.push(`epub.js cannot load ${font}`);
  }
  await page.close();
  return complaints;
}

async function inFoliate(browser: Browser, base: string, pictures: string): Promise<readonly string[]> {
  const complaints: string[] = [];
  const page = await newPage(browser, `${base}/foliate.html`, complaints);
  await page.waitForFunction('window.ready');
  await page.evaluate('window.openBook()');
  const facts =
    await page.evaluate(`({ direction: view.book.dir, contents: view.book.toc.length, landmarks: view.book.landmarks?.length ?? 0,
    sections: view.book.sections.length })`);
  if (facts.direction !== 'rtl') complaints.push(`foliate-js sees direction ${facts.direction}`);
  if (facts.contents === 0) complaints.push('foliate-js sees no contents');
  const declared = new Set<string>();
  const used = new Set<string>();
  for (let index = 0; index < facts.sections; index++) {
    await page.evaluate(`view.goTo(${index})`);
    await picture(page, join(pictures, `foliate-${String(index).padStart(2, '0')}.png`));
    const shown = await page.evaluate(
      `[...shown.fonts].map((f) => f.family + ' ' + f.weight + ' ' + f.status)`,
    );
    for (const font of shown) {
      declared.add(font.replace(/ \w+$/, ''));
      if (font.endsWith('error')) complaints.push(`foliate-js cannot load ${font}`);
      if (font.endsWith(' loaded')) used.add(font.replace(/ \w+$/, ''));
    }
  }
  // A reader loads a font when some text asks for it: one that nothing asks for is dead weight.
  for (const font of declared)
    if (!used.has(font)) complaints.push(`foliate-js finds no use for the embedded ${font}`);
  complaints.push(...(await atWidths(page, pictures)), ...(await targetsInFoliate(page)));
  await page.evaluate('view.goTo(0)');
  await pause();
  const before = await page.evaluate('window.fraction');
  await page.evaluate('view.goLeft()');
  await pause();
  const after = await page.evaluate('window.fraction');
  if (!(after > before)) complaints.push(`foliate-js: turning left goes from ${before} to ${after}`);
  complaints.push(...(await noteInFoliate(page)));
  await page.close();
  return complaints;
}

/** A phone, a reader and a tablet, CSS pixels. */
const widths = [360, 600, 1000] as const;

/** Each document at each width: a picture, and whether anything is wider than the column it stands in. */
async function atWidths(page: ReaderPage, pictures: string): Promise<readonly string[]> {
  const complaints: string[] = [];
  const sections = await page.evaluate('view.book.sections.length');
  for (const width of widths) {
    await page.setViewport({ width, height: 800 });
    await page.evaluate(
      `document.querySelector('foliate-view').style.width = '${width}px'; void document.body.offsetWidth`,
    );
    for (let index = 0; index < sections; index++) {
      await page.evaluate(`view.goTo(${index})`);
      await picture(page, join(pictures, `foliate-${width}-${String(index).padStart(2, '0')}.png`));
      const wide =
        await page.evaluate(`(() => { const d = window.shown; const measure = d.body.getBoundingClientRect();
        const column = parseFloat(getComputedStyle(d.documentElement).columnWidth) || measure.width;
        return [...d.body.querySelectorAll('p, h1, h2, h3, table, img, pre, li, aside, span.sadr, span.ajz')]
          .filter((e) => [...e.getClientRects()].some((r) => r.width > column + 1)).map((e) => e.outerHTML.slice(0, 80)); })()`);
      for (const one of wide) complaints.push(`at ${width} px wider than the column: ${one}`);
    }
    await picturesOfKinds(page, join(pictures, `foliate-${width}`));
  }
  await page.setViewport({ width: 600, height: 800 });
  await page.evaluate(`document.querySelector('foliate-view').style.width = '600px'`);
  return complaints;
}

/** Blocks that a narrow column tries hardest. */
const kinds = ['table', 'div.poem', 'figure', 'blockquote.quran', 'aside.note', 'section.index'] as const;

/** A picture of the page on which the first block of each kind stands. */
async function picturesOfKinds(page: ReaderPage, stem: string): Promise<void> {
  for (const kind of kinds) {
    const isThere = await page.evaluate(`(async () => {
      for (let index = 0; index < view.book.sections.length; index++) {
        const text = await view.book.sections[index].createDocument();
        if (!text.querySelector('${kind}')) continue;
        await view.renderer.goTo({ index, anchor: (d) => d.querySelector('${kind}') });
        return true;
      }
      return false; })()`);
    if (isThere) await picture(page, `${stem}-${kind.replace(/.*\./, '')}.png`);
  }
}

/** Every line of contents, landmarks and page list, as foliate-js resolves it. */
async function targetsInFoliate(page: ReaderPage): Promise<readonly string[]> {
  return page.evaluate(`(async () => {
    const { book } = view; const complaints = []; const documents = new Map();
    const all = (items) => (items ?? []).flatMap((item) => [item, ...all(item.subitems)]);
    const lists = { contents: all(book.toc), landmarks: all(book.landmarks), 'page list': all(book.pageList) };
    for (const [name, items] of Object.entries(lists)) {
      if (items.length === 0) complaints.push('foliate-js sees no ' + name);
      for (const { href, label } of items) {
        const target = await book.resolveHref(href);
        if (!target) { complaints.push(name + ' leads nowhere: ' + href); continue; }
        if (!documents.has(target.index)) documents.set(target.index, await book.sections[target.index].createDocument());
        const place = target.anchor?.(documents.get(target.index));
        if (!href.includes('#')) continue;
        if (!place) complaints.push(name + ' leads to no place: ' + href);
        else if (name === 'page list' && place.getAttribute('title') !== label) complaints.push('page ' + label + ' leads to ' + place.outerHTML);
      }
    }
    return complaints; })()`);
}

/** The same of epub.js: it knows the places of the list of pages only where each is found. */
async function targetsInEpubjs(page: ReaderPage): Promise<readonly string[]> {
  return page.evaluate(`(async () => {
    const complaints = [];
    const all = (items) => items.flatMap((item) => [item, ...all(item.subitems ?? [])]);
    for (const { href } of [...all(book.navigation.toc), ...book.navigation.landmarks]) {
      const section = book.spine.get(href.split('#')[0]);
      if (!section) complaints.push('epub.js finds no ' + href);
    }
    const pages = book.pageList?.pageList ?? [];
    if (pages.length === 0) complaints.push('epub.js sees no page list');
    for (const { href, page } of pages) {
      const section = book.spine.get((href ?? '').split('#')[0]);
      if (!section) { complaints.push('epub.js finds no page ' + page); continue; }
      const contents = await section.load(book.load.bind(book));
      if (!contents.ownerDocument.getElementById(href.split('#')[1])) complaints.push('epub.js finds no place of page ' + page);
    }
    return complaints; })()`);
}

async function noteInFoliate(page: ReaderPage): Promise<readonly string[]> {
  const found = await page.evaluate(`(async () => {
    for (let index = 0; index < view.book.sections.length; index++) {
      const text = await view.book.sections[index].createDocument();
      const call = [...text.querySelectorAll('a')].find((a) => a.getAttribute('role') === 'doc-noteref');
      if (call) return { index, href: call.getAttribute('href') };
    }
    return null; })()`);
  if (found === null) return [];
  const selector = `[...d.querySelectorAll('a')].find((a) => a.getAttribute('href') === ${JSON.stringify(found.href)})`;
  await page.evaluate(`view.renderer.goTo({ index: ${found.index}, anchor: (d) => ${selector} })`);
  await pause();
  await page.evaluate(`(() => { const d = window.shown; ${selector}.click(); })()`);
  await pause();
  const note = await page.evaluate('window.note');
  return note === 'footnote' ? [] : [`foliate-js shows the note as ${note}`];
}
