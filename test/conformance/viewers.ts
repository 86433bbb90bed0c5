/**
 * Opens a PDF as a reader does, in headless Chromium: in the browser's own viewer (PDFium) and in pdf.js' viewer,
 * both from the loopback address. Each link of the contents is clicked and must lead to its place; lines of a
 * paragraph are dragged over and copied, and the clipboard must hold them as the manuscript has them; in pdf.js
 * words of the book are searched for.
 */

import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Check, failed, type Made, passed, program, skipped, wordsOf } from './checks.ts';
import { modules } from './modules.ts';
import { flags } from './readers.ts';

/** Where to click or drag: a page and a point on it, as shares of its width and height from the top left. */
interface Place {
  readonly page: number;
  readonly x: number;
  readonly y: number;
}

/** What is tried in a viewer, read from the file by pdf.js. */
interface Trial {
  readonly links: readonly { readonly from: Place; readonly to: Place }[];
  /** From the start of a line to the end of a later one. */
  readonly drags: readonly { readonly from: Place; readonly to: Place }[];
}

// biome-ignore lint: a page of puppeteer, which is imported only where it is installed
type BrowserPage = any;

/** A viewer with a file open: where a place is on the screen, and scrolling to a page. */
interface Viewer {
  readonly name: string;
  readonly page: BrowserPage;
  /** Where a drag must begin to take a line's first letter: pixels from the line's right end. */
  readonly grip: number;
  show(page: number): Promise<void>;
  point(place: Place): Promise<{ readonly x: number; readonly y: number }>;
}

const window = { width: 1200, height: 1000 };
const settle = 500;
/** How long a busy machine may take to open the file: milliseconds. */
const loading = 60_000;
/** How often something is tried on a busy machine. */
const attempts = 6;
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, settle));

const draggedLines = 3;
/** How far past a line's end the mouse is let go, in points. */
const beyond = 4;
const dragsWanted = 4;

/** The links of the page that has most of them, which is the contents, and lines to drag over. */
async function trialOf(pdf: string): Promise<Trial> {
  const document = await getDocument({ data: new Uint8Array(readFileSync(pdf)), verbosity: 0 }).promise;
  let links: Trial['links'] = [];
  const drags: Trial['drags'][number][] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const [, , width = 1, height = 1] = page.view;
    const here: Trial['links'][number][] = [];
    for (const { dest, rect } of await page.getAnnotations()) {
      if (dest === undefined || dest === null) continue;
      const target = typeof dest === 'string' ? await document.getDestination(dest) : dest;
      const at = await document.getPageIndex(target[0]);
      const from = {
        page: number,
        x: (rect[0] + rect[2]) / 2 / width,
        y: 1 - (rect[1] + rect[3]) / 2 / height,
      };
      here.push({ from, to: { page: at + 1, x: 0, y: 1 - (target[3] ?? height) / height } });
    }
    if (here.length > links.length) links = here;
    const drag = dragOver((await page.getTextContent()).items, number, width, height);
    if (drag !== undefined && drags.length < dragsWanted) drags.push(drag);
  }
  return { links, drags };
}

/** Lines of full width that follow each other: from the right end of the first to the left end of the last. */
function dragOver(
  items: Awaited<ReturnType<PDFPageProxy['getTextContent']>>['items'],
  page: number,
  width: number,
  height: number,
): Trial['drags'][number] | undefined {
  const lines = items.flatMap((item) => {
    if (!('str' in item)) return [];
    const [, , , size = 0, x = 0, y = 0]: readonly number[] = item.transform;
    return item.width > width / 2 ? [{ left: x, right: x + item.width, y: y + size / 4 }] : [];
  });
  const first = lines[1];
  const last = lines[draggedLines];
  if (first === undefined || last === undefined) return undefined;
  return {
    from: { page, x: first.right / width, y: 1 - first.y / height },
    to: { page, x: (last.left - beyond) / width, y: 1 - last.y / height },
  };
}

const pdfjsPage = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/pdfjs-dist/legacy/web/pdf_viewer.css">
<style>body{margin:0}#c{position:absolute;inset:0;overflow:auto}</style><div id="c"><div id="v" class="pdfViewer"></div></div>
<script type="module">
import * as pdfjs from '/pdfjs-dist/legacy/build/pdf.mjs';
globalThis.pdfjsLib = pdfjs;
const { EventBus, PDFLinkService, PDFFindController, PDFViewer } = await import('/pdfjs-dist/legacy/web/pdf_viewer.mjs');
pdfjs.GlobalWorkerOptions.workerSrc = '/pdfjs-dist/legacy/build/pdf.worker.mjs';
const eventBus = window.eventBus = new EventBus();
const linkService = new PDFLinkService({ eventBus });
const findController = window.findController = new PDFFindController({ eventBus, linkService });
const viewer = window.viewer = new PDFViewer({ container: c, viewer: v, eventBus, linkService, findController });
linkService.setViewer(viewer);
eventBus.on('pagesinit', () => { viewer.currentScaleValue = '1'; window.ready = true; });
eventBus.on('updatefindmatchescount', ({ matchesCount }) => { window.matches = matchesCount.total; });
eventBus.on('updatefindcontrolstate', ({ state, matchesCount }) => { window.matches = matchesCount.total; window.found = state; });
const file = await pdfjs.getDocument('/book.pdf').promise;
viewer.setDocument(file); linkService.setDocument(file, null); findController.setDocument(file);
</script>`;

const mediaTypes: Readonly<Record<string, string>> = {
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.pdf': 'application/pdf',
};

function serve(pdf: string): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/viewer.html' || pathname === '/empty.html') {
      response.setHeader('content-type', 'text/html');
      response.end(pathname === '/viewer.html' ? pdfjsPage : '<!doctype html>');
      return;
    }
    const file = pathname === '/book.pdf' ? pdf : join(process.cwd(), 'node_modules', normalize(pathname));
    response.setHeader('content-type', mediaTypes[extname(file)] ?? 'application/octet-stream');
    if (existsSync(file)) createReadStream(file).pipe(response);
    else response.writeHead(404).end();
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** Chromium's own viewer: an extension's frame, whose element tells where pages are. */
async function chromiumViewer(page: BrowserPage, base: string): Promise<Viewer> {
  await page.goto(`${base}/book.pdf#navpanes=0&zoom=100`);
  let frame: BrowserPage;
  for (let attempt = 0; frame === undefined && attempt < loading / settle; attempt++) {
    await pause();
    frame = page.frames().find((one: BrowserPage) => one.url().startsWith('chrome-extension:'));
  }
  if (frame === undefined) throw new Error('Chromium shows no viewer');
  const viewport = `document.querySelector('pdf-viewer').viewport`;
  // The viewer asserts that it has loaded before it says where a page is.
  await frame.waitForFunction(
    `(() => { try { return ${viewport}.getPageScreenRect(0).width > 0; } catch { return false; } })()`,
    { polling: settle, timeout: loading },
  );
  return {
    name: 'Chromium',
    page,
    grip: 2,
    show: async (number) => {
      await frame.evaluate(`${viewport}.goToPage(${number - 1})`);
      await pause();
    },
    point: ({ page: number, x, y }) =>
      frame.evaluate(`(() => { const r = ${viewport}.getPageScreenRect(${number - 1});
        const s = document.querySelector('pdf-viewer').shadowRoot.querySelector('#scroller').getBoundingClientRect();
        return { x: s.x + r.x + r.width * ${x}, y: s.y + r.y + r.height * ${y} }; })()`),
  };
}

async function pdfjsViewer(page: BrowserPage, base: string): Promise<Viewer> {
  await page.goto(`${base}/viewer.html`);
  await page.waitForFunction('window.ready', { timeout: loading });
  return {
    name: 'pdf.js',
    page,
    grip: -1,
    show: async (number) => {
      await page.evaluate(`viewer.scrollPageIntoView({ pageNumber: ${number} })`);
      await page.waitForFunction(
        `document.querySelector('.page[data-page-number="${number}"] .textLayer .endOfContent')`,
      );
      await pause();
    },
    point: ({ page: number, x, y }) =>
      page.evaluate(`(() => { const e = document.querySelector('.page[data-page-number="${number}"] .canvasWrapper') ?? document.querySelector('.page[data-page-number="${number}"]');
        const r = e.getBoundingClientRect(); return { x: r.x + r.width * ${x}, y: r.y + r.height * ${y} }; })()`),
  };
}

/** Scrolls until a place is in view, for a busy machine draws late; where it is on the screen. */
async function bring(viewer: Viewer, place: Place): Promise<{ readonly x: number; readonly y: number }> {
  for (let attempt = 1; ; attempt++) {
    await viewer.show(place.page);
    const point = await viewer.point(place);
    if ((point.y > 0 && point.y < window.height) || attempt === attempts) return point;
  }
}

/** Clicks every link; the place it names must then be in view. */
async function followLinks(viewer: Viewer, { links }: Trial): Promise<readonly string[]> {
  const complaints: string[] = links.length === 0 ? [`${viewer.name}: no links at all`] : [];
  for (const { from, to } of links) {
    const start = await bring(viewer, from);
    await viewer.page.mouse.click(start.x, start.y);
    let isInView = false;
    for (let attempt = 0; attempt < attempts && !isInView; attempt++) {
      await pause();
      const { y } = await viewer.point(to);
      isInView = y > -window.height / 10 && y < window.height;
    }
    if (!isInView) complaints.push(`${viewer.name}: a link to page ${to.page} leads elsewhere`);
  }
  return complaints;
}

async function dragAndCopy(viewer: Viewer, from: Place, to: Place): Promise<void> {
  const start = await bring(viewer, from);
  const end = await viewer.point(to);
  const { keyboard, mouse } = viewer.page;
  await mouse.move(start.x + viewer.grip, start.y);
  await mouse.down();
  await mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 5 });
  await mouse.move(end.x, end.y, { steps: 5 });
  await mouse.up();
  await keyboard.down('Control');
  await keyboard.press('KeyC');
  await keyboard.up('Control');
  await pause();
}

/** Drags over lines, copies, and looks for the words in the manuscript, side by side. */
async function copyLines(
  viewer: Viewer,
  { drags }: Trial,
  made: Made,
  read: () => Promise<string>,
): Promise<readonly string[]> {
  const book = ` ${made.words.join(' ')} `;
  const complaints: string[] = drags.length === 0 ? [`${viewer.name}: no lines to select`] : [];
  for (const { from, to } of drags) {
    let copied: readonly string[] = [];
    for (let attempt = 0; attempt < attempts && copied.length === 0; attempt++) {
      await dragAndCopy(viewer, from, to);
      // A list's bullets are no words of the manuscript.
      copied = wordsOf(await read()).filter((word) => word !== '•');
    }
    // PDFium leaves out the last character when the mouse is let go at the left of it.
    if (copied.length < draggedLines * 2 || !book.includes(` ${copied.join(' ')}`))
      complaints.push(`${viewer.name}, page ${from.page}, copied: ${copied.join(' ')}`);
  }
  return complaints;
}

const searchedWords = 60;

/** pdf.js' own search for words as they are typed. */
async function searchWords(page: BrowserPage, made: Made): Promise<readonly string[]> {
  const typed = [...new Set(made.words)].filter((word) => /^\p{L}{3,}$/u.test(word));
  const step = Math.max(1, Math.floor(typed.length / searchedWords));
  return page.evaluate(`(async () => { const complaints = [];
    for (const query of ${JSON.stringify(typed.filter((_, index) => index % step === 0))}) {
      window.found = undefined; window.matches = 0;
      eventBus.dispatch('find', { source: null, type: '', query, caseSensitive: false, entireWord: false, highlightAll: false, matchDiacritics: false });
      for (let wait = 0; wait < 100 && (window.found === undefined || window.found === 3); wait++) await new Promise((go) => setTimeout(go, 20));
      if (window.found === 1 || window.found === undefined) complaints.push('pdf.js finds no ' + query);
    }
    return complaints; })()`);
}

async function openInViewers(made: Made, browserPath: string): Promise<readonly string[]> {
  const puppeteer = await import(
    pathToFileURL(join(modules, 'puppeteer-core/lib/esm/puppeteer/puppeteer-core.js')).href
  );
  const trial = await trialOf(made.pdf);
  const server = await serve(made.pdf);
  const address = server.address();
  const base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const browser = await puppeteer.default.launch({
    executablePath: browserPath,
    headless: true,
    // Puppeteer turns extensions off, and the viewer is one.
    ignoreDefaultArgs: ['--disable-extensions', '--disable-component-extensions-with-background-pages'],
    args: flags,
  });
  try {
    const context = browser.defaultBrowserContext();
    await context.overridePermissions(base, ['clipboard-read', 'clipboard-sanitized-write']);
    const reading = await browser.newPage();
    await reading.goto(`${base}/empty.html`);
    const complaints: string[] = [];
    for (const open of [chromiumViewer, pdfjsViewer]) {
      const page = await browser.newPage();
      await page.setViewport(window);
      const viewer = await open(page, base);
      const clipboard = async (): Promise<string> => {
        await reading.bringToFront();
        // The clipboard is only for a page that has the focus, which may come a moment later.
        await reading.waitForFunction('document.hasFocus()', { polling: 50, timeout: loading });
        const text = await reading.evaluate(
          `navigator.clipboard.readText().then((text) => navigator.clipboard.writeText('').then(() => text))`,
        );
        await page.bringToFront();
        return text;
      };
      await page.bringToFront();
      complaints.push(...(await followLinks(viewer, trial)));
      complaints.push(...(await copyLines(viewer, trial, made, clipboard)));
      if (open === pdfjsViewer) complaints.push(...(await searchWords(page, made)));
    }
    return complaints;
  } finally {
    await browser.close();
    server.close();
  }
}

export const viewers: Check = {
  name: 'Chromium’s viewer and pdf.js’: links lead home, the clipboard holds the sentence, words are found',
  run: async (made) => {
    const browser = ['chromium', 'chromium-browser', 'google-chrome']
      .map((name) => program('which', [name])?.stdout.trim())
      .find((path) => path !== undefined && path !== '');
    if (browser === undefined) return skipped('chromium is not installed');
    if (!existsSync(join(modules, 'puppeteer-core')))
      return skipped('npm package puppeteer-core is not installed: run with --install');
    const complaints = await openInViewers(made, browser);
    return complaints.length === 0 ? passed() : failed(...complaints);
  },
};
