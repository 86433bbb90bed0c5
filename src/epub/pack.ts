/**
 * The container (EPUB OCF 3.3, https://www.w3.org/TR/epub-33/#sec-ocf), and the only file that knows
 * epub-gen-memory. In: finished XHTML, package document, navigation, style sheet, images and fonts. Out: the
 * bytes of the EPUB. The package's templates become one-word pass-throughs and its content pipeline
 * (an HTML normaliser that drops what we need) has nothing to do: text is only ever template *data*, which
 * EJS does not run. Every entry bears one fixed time, so that the same book gives the same bytes.
 */

import { EPub, type Options } from 'epub-gen-memory';

export interface ContainerFile {
  /** Path in the container, ASCII. */
  readonly name: string;
  readonly content: string | Uint8Array;
  /** False for what is compressed already. */
  readonly isCompressible: boolean;
}

export interface Container {
  readonly identifier: string;
  readonly css: string;
  readonly packageDocument: string;
  readonly nav: string;
  readonly ncx: string;
  /** XHTML documents in spine order; names without a folder. */
  readonly documents: readonly { readonly name: string; readonly xhtml: string }[];
  /** Further files, as `compressFiles` made them. */
  readonly files: CompressedFiles;
}

/** Files compressed ahead of the rest of the container, kept as a ZIP of their own. */
export interface CompressedFiles {
  readonly zip: Uint8Array;
  /** Names of those that were not compressible. */
  readonly stored: readonly string[];
}

/** Names that epub-gen-memory fixes; all stand beside each other in `OEBPS/`. */
export const fixedNames = { nav: 'toc.xhtml', ncx: 'toc.ncx', css: 'style.css' } as const;

/** The folder of the package document: what manifest links are relative to. */
export const contentFolder = 'OEBPS';

/** DEFLATE level: 9 saves 3 % on a 2.6 MB book and takes 2.3 times as long. */
const deflateLevel = 6;
/** The first moment a ZIP entry can bear (APPNOTE 4.4.6); the time says nothing and must not change. */
const entryTime = '1980-01-01T00:00:00Z';

/** Compresses files that are ready before the text is; names are from the container's root. */
export async function compressFiles(files: readonly ContainerFile[]): Promise<CompressedFiles> {
  const stored = files.filter(({ isCompressible }) => !isCompressible).map(({ name }) => name);
  return { zip: await new Packer(emptyContainer).compress(files), stored };
}

/** Packs a container. */
export function pack(container: Container): Promise<Uint8Array> {
  return new Packer(container).bytes();
}

const emptyContainer: Container = {
  identifier: '',
  css: '',
  packageDocument: '',
  nav: '',
  ncx: '',
  documents: [],
  files: { zip: new Uint8Array(), stored: [] },
};

class Packer extends EPub {
  readonly #container: Container;

  constructor(container: Container) {
    super(options(container), []);
    this.#container = container;
    this.uuid = container.identifier;
    // Not given to the constructor: it would send their (empty) content through the normaliser.
    this.content = container.documents.map(({ name, xhtml }, index) => ({
      title: name,
      id: `document-${index}`,
      author: [],
      content: '',
      filename: name,
      url: '',
      excludeFromToc: false,
      beforeToc: false,
      xhtml,
    }));
  }

  compress(files: readonly ContainerFile[]): Promise<Uint8Array> {
    // The package begins with a mimetype of its own.
    for (const name of Object.keys(this.zip.files)) delete this.zip.files[name];
    for (const { name, content, isCompressible } of files) {
      this.zip.file(name, content, isCompressible ? {} : { compression: 'STORE' });
    }
    return this.#generate();
  }

  async bytes(): Promise<Uint8Array> {
    await this.render();
    // Entries that are compressed already go over as they are.
    const { zip, stored } = this.#container.files;
    await this.zip.loadAsync(zip);
    for (const name of stored) {
      const entry = this.zip.files[name];
      if (entry !== undefined) entry.options.compression = 'STORE';
    }
    return this.#generate();
  }

  #generate(): Promise<Uint8Array> {
    for (const [name, entry] of Object.entries(this.zip.files)) {
      if (entry.dir) delete this.zip.files[name];
      // oxlint-disable-next-line no-restricted-globals -- a constant, not the clock
      entry.date = new Date(entryTime);
    }
    return this.zip.generateAsync({
      type: 'uint8array',
      mimeType: 'application/epub+zip',
      platform: 'DOS',
      compression: 'DEFLATE',
      compressionOptions: { level: deflateLevel },
    });
  }
}

/**
 * Options for epub-gen-memory: templates that pass finished documents through, and the documents under keys
 * that it does not know and so hands on to the templates.
 */
function options(container: Container): Options {
  const { css, packageDocument, nav, ncx } = container;
  const passThrough = {
    title: '-',
    css,
    contentOPF: '<%- packageDocument %>',
    tocXHTML: '<%- nav %>',
    tocNCX: '<%- ncx %>',
    chapterXHTML: '<%- xhtml %>',
    packageDocument,
    nav,
    ncx,
  };
  return passThrough;
}
