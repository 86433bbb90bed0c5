/** What the tests use of jsdom, which brings no types of its own. */
declare module 'jsdom' {
  import type { AxeResults, RunOptions } from 'axe-core';

  interface DomWindow {
    readonly document: Document;
    readonly axe: { run(document: Document, options: RunOptions): Promise<AxeResults> };
    eval(code: string): void;
    close(): void;
  }

  type Document = object;

  export class VirtualConsole {
    on(event: string, listener: (message: string) => void): this;
  }

  export class JSDOM {
    constructor(
      html: string,
      options: { contentType: string; runScripts: 'outside-only'; virtualConsole: VirtualConsole },
    );
    readonly window: DomWindow;
  }
}
