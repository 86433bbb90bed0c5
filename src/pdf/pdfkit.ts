/**
 * The object writer: PDF objects and streams (ISO 32000-1 7.3) through pdfkit. This is the only file that
 * knows pdfkit, and it uses nothing of its pages, fonts, text or images: pdfkit's page starts with a flip of
 * the axes that spoils text extraction, its streams are packed by the zlib of the machine (other bytes on
 * another machine), and its document has a date and an identifier made from the clock. So objects are handed
 * to it finished, streams already packed; and what it writes is caught and goes into `object-file.ts`,
 * because pdfkit knows no object streams.
 */

import { invariant } from '../diagnostics/diagnostic.ts';
import { deflate } from '../zlib.ts';
import { ObjectFile } from './object-file.ts';

/** An indirect object's number. */
export interface Reference {
  readonly id: number;
}

/** What an object may hold: a JavaScript string is a PDF name, bytes are a PDF string. */
export type PdfObject =
  | string
  | number
  | boolean
  | null
  | Uint8Array
  | Reference
  | readonly PdfObject[]
  | PdfDictionary;

export interface PdfDictionary {
  readonly [key: string]: PdfObject | undefined;
}

/** An open PDF file. */
export interface PdfFile {
  /** An object number for something written later. */
  reserve(): Reference;
  /** Writes a reserved object. */
  write(reference: Reference, value: PdfObject): void;
  add(value: PdfObject): Reference;
  /** Adds a stream and packs it, unless `dictionary` names a filter (then the bytes are packed already). */
  addStream(dictionary: PdfDictionary, bytes: Uint8Array): Reference;
  /** Writes a reserved object that is a stream, packed already (FlateDecode). */
  writePacked(reference: Reference, packed: Uint8Array): void;
  addPage(page: Reference, dictionary: PdfDictionary): void;
  /** Writes catalog, document information and trailer; the whole file. */
  finish(ending: Ending): Uint8Array;
}

export interface Ending {
  /** Entries of the catalog besides Type and Pages. */
  readonly catalog: PdfDictionary;
  /** Document information dictionary: text values. */
  readonly information: Readonly<Record<string, string>>;
  /** 16 bytes made from the content. */
  readonly identifier: Uint8Array;
}

/** Half a surrogate pair is no character: U+FFFD stands for it. */
export const wellFormed = (text: string): string => text.replaceAll(/\p{Surrogate}/gu, '\u{fffd}');

/** Most UTF-16 units of a text string: PDF/A allows 32,767 bytes (ISO 19005-2 6.1.13). */
const longestText = 16_000;

/** A PDF text string (7.9.2.2): UTF-16BE with its byte order mark; plain ASCII stays as it is. */
export function textString(value: string): Uint8Array {
  if (value.length <= longestText && /^[\x20-\x7e]*$/.test(value)) return Buffer.from(value, 'latin1');
  const text = wellFormed(value.length > longestText ? `${value.slice(0, longestText - 1)}…` : value);
  const bytes = Buffer.alloc(2 + text.length * 2);
  bytes.writeUInt16BE(0xfeff, 0);
  for (let index = 0; index < text.length; index++)
    bytes.writeUInt16BE(text.charCodeAt(index), 2 + index * 2);
  return bytes;
}

/** A byte string (7.9.2.4), in UTF-8: names of destinations, web addresses. */
export function byteString(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}

/** The parts of pdfkit's document that its type declarations leave out and this file relies on. */
interface RawDocument {
  readonly _root: RawReference;
  readonly _info: RawReference;
  info: Record<string, unknown>;
  endMetadata: () => void;
  /** Called with the parts of an object: `12 0 obj`, its text; for a stream `stream` and its bytes; … */
  _write: (part: string | Uint8Array) => void;
  /** Called when an object was written. */
  _refEnd: (reference: RawReference) => void;
  ref(value: unknown): RawReference;
  end(): void;
}

interface RawReference extends Reference {
  data: unknown;
  end(chunk?: Uint8Array): void;
}

function isRawDocument(value: object): value is RawDocument {
  const parts = ['_root', '_write', '_refEnd', 'endMetadata', 'ref', 'end', 'info'];
  return parts.every((part) => part in value);
}

function isRawReference(value: unknown): value is RawReference {
  return typeof value === 'object' && value !== null && 'data' in value && 'end' in value && 'id' in value;
}

/** Opens a PDF 1.7 file in memory. pdfkit is loaded here, not at import. */
export async function openPdf(): Promise<PdfFile> {
  const { default: PDFDocument } = await import('pdfkit');
  const document: unknown = Reflect.construct(PDFDocument, [
    { pdfVersion: '1.7', autoFirstPage: false, compress: false, font: false },
  ]);
  invariant(typeof document === 'object' && document !== null, 'pdfkit gave no document');
  invariant(isRawDocument(document), 'this pdfkit is not the one that was tested');
  return pdfFile(document);
}

/**
 * References that pdfkit prints as its own and that hold a number alone: its own hold five times as much, and a
 * large book has a million.
 */
function lightReferences({ _root: root }: RawDocument): (id: number) => Reference {
  class LightReference implements Reference {
    readonly id: number;
    readonly gen: number = 0;

    constructor(id: number) {
      this.id = id;
    }
  }
  Object.setPrototypeOf(LightReference.prototype, Reflect.getPrototypeOf(root));
  return (id) => new LightReference(id);
}

/** Sends what pdfkit writes into a file of ours. */
function caught(document: RawDocument): ObjectFile {
  const file = new ObjectFile(() => document.ref({}).id);
  let parts: (string | Uint8Array)[] = [];
  document._write = (part) => {
    parts.push(part);
  };
  document._refEnd = ({ id }) => {
    const [, text, keyword, bytes] = parts;
    parts = [];
    invariant(typeof text === 'string', 'pdfkit writes the text of an object second');
    if (keyword === 'stream' && typeof bytes === 'object') file.stream(id, text, bytes);
    else file.object(id, text);
  };
  return file;
}

function pdfFile(document: RawDocument): PdfFile {
  const file = caught(document);
  const pages: Reference[] = [];
  const parent = ownReference(document, 'Pages');
  const light = lightReferences(document);
  const reserve = (): Reference => light(document.ref({}).id);
  const write = ({ id }: Reference, value: PdfObject, stream?: Uint8Array): void => {
    const reference: unknown = Reflect.construct(document._root.constructor, [document, id, value]);
    invariant(isRawReference(reference), "pdfkit's references are of one kind");
    reference.end(stream);
  };
  const addStream = (dictionary: PdfDictionary, packed: Uint8Array): Reference => {
    const reference = reserve();
    write(reference, { ...dictionary }, packed);
    return reference;
  };
  return {
    reserve,
    write,
    add: (value) => {
      const reference = reserve();
      write(reference, value);
      return reference;
    },
    addStream: (dictionary, bytes) =>
      'Filter' in dictionary
        ? addStream(dictionary, bytes)
        : addStream({ ...dictionary, Filter: 'FlateDecode' }, deflate(bytes)),
    writePacked: (reference, packed) => write(reference, { Filter: 'FlateDecode' }, packed),
    addPage: (page, dictionary) => {
      pages.push(page);
      write(page, { Type: 'Page', Parent: parent, ...dictionary });
    },
    finish: (ending) => finish(document, file, parent, pages, ending),
  };
}

/** An object that pdfkit made when the document was opened, and ends itself. */
function ownReference(document: RawDocument, key: 'Pages' | 'Names'): RawReference {
  const catalog = document._root.data;
  const reference: unknown =
    typeof catalog === 'object' && catalog !== null ? Reflect.get(catalog, key) : undefined;
  invariant(isRawReference(reference), `pdfkit's catalog has ${key}`);
  return reference;
}

function finish(
  document: RawDocument,
  file: ObjectFile,
  parent: RawReference,
  pages: readonly Reference[],
  ending: Ending,
): Uint8Array {
  parent.data = { Type: 'Pages', Count: pages.length, Kids: pages };
  const information = Object.entries(ending.information).map(([key, value]) => [key, textString(value)]);
  document.info = Object.fromEntries(information);
  // pdfkit ends the objects of the catalog that it knows itself. In this moment only two are left to it.
  const { Names, ViewerPreferences, ...catalog } = ending.catalog;
  const names = ownReference(document, 'Names');
  names.data = Names ?? {};
  const preferences = document.ref(ViewerPreferences ?? {});
  document.endMetadata = () => {
    const ended = { Pages: parent, Names: names, ViewerPreferences: preferences };
    document._root.data = { Type: 'Catalog', ...ended, ...catalog };
  };
  document.end();
  const { identifier } = ending;
  return file.finish({ root: document._root.id, information: document._info.id, identifier });
}
