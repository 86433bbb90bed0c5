/**
 * The body of a PDF file: objects with their text in, the file's bytes out. Streams stand by themselves;
 * everything else is packed in object streams, and the cross-reference table is a stream too (ISO 32000-1
 * 7.5.7, 7.5.8): a tagged book is half dictionaries, and they pack ten to one.
 */

import { deflate } from '../deflate.ts';
import { view } from './true-type.ts';

/** What the trailer says; object numbers. */
export interface Trailer {
  readonly root: number;
  readonly information: number;
  /** 16 bytes. */
  readonly identifier: Uint8Array;
}

/** Objects in one object stream: a reader unpacks all of it for one. */
const groupSize = 200;

/** Bytes of the fields of a cross-reference entry: kind, place, index. */
const entryWidths = [1, 4, 2] as const;
const entrySize = 7;

/** Kinds of entries (table 18). */
const entryKind = { free: 0, plain: 1, packed: 2 } as const;
/** Generation of object 0, the head of the free list. */
const freeGeneration = 0xffff;
/** PNG's filter Up: rows of a table differ little (table 10). */
const upFilter = 2;
const upPredictor = 12;

/** The second line marks the file as binary (7.5.2). */
const header = Buffer.from('%PDF-1.7\n%\u{e2}\u{e3}\u{cf}\u{d3}\n', 'latin1');

interface Entry {
  readonly kind: number;
  /** Offset in the file, or number of the object stream. */
  readonly place: number;
  /** Generation, or index in the object stream. */
  readonly index: number;
}

interface PackedObject {
  readonly id: number;
  readonly text: string;
}

export class ObjectFile {
  private readonly chunks: Uint8Array[] = [header];
  private offset = header.length;
  private readonly entries: Entry[] = [{ kind: entryKind.free, place: 0, index: freeGeneration }];
  /** Objects that wait for their stream. */
  private waiting: PackedObject[] = [];
  private readonly nextNumber: () => number;

  /** `nextNumber` gives a free object number. */
  constructor(nextNumber: () => number) {
    this.nextNumber = nextNumber;
  }

  /** Adds an object that is no stream; characters below U+0100. */
  object(id: number, text: string): void {
    this.waiting.push({ id, text });
    if (this.waiting.length === groupSize) this.writeWaiting();
  }

  /** Adds a stream, packed as its dictionary says. */
  stream(id: number, dictionary: string, bytes: Uint8Array): void {
    this.entries[id] = { kind: entryKind.plain, place: this.offset, index: 0 };
    this.write(Buffer.from(`${id} 0 obj\n${dictionary}\nstream\n`, 'latin1'));
    this.write(bytes);
    this.write(Buffer.from('\nendstream\nendobj\n', 'latin1'));
  }

  private write(chunk: Uint8Array): void {
    this.chunks.push(chunk);
    this.offset += chunk.length;
  }

  /** Writes the last objects, the cross-reference stream and the end; the whole file. */
  finish(trailer: Trailer): Uint8Array {
    this.writeWaiting();
    const id = this.nextNumber();
    const start = this.offset;
    this.entries[id] = { kind: entryKind.plain, place: start, index: 0 };
    const table = deflate(this.table());
    const identifier = `<${Buffer.from(trailer.identifier).toString('hex')}>`;
    const dictionary = [
      `/Type /XRef /Size ${this.entries.length} /W [${entryWidths.join(' ')}]`,
      `/Root ${trailer.root} 0 R /Info ${trailer.information} 0 R /ID [${identifier} ${identifier}]`,
      `/Filter /FlateDecode /DecodeParms <</Predictor ${upPredictor} /Columns ${entrySize}>> /Length ${table.length}`,
    ].join(' ');
    this.stream(id, `<<${dictionary}>>`, table);
    this.write(Buffer.from(`startxref\n${start}\n%%EOF\n`, 'latin1'));
    return Buffer.concat(this.chunks, this.offset);
  }

  /** Packs the waiting objects: their numbers and offsets, then they themselves (7.5.7). */
  private writeWaiting(): void {
    const objects = this.waiting;
    this.waiting = [];
    if (objects.length === 0) return;
    const id = this.nextNumber();
    let offset = 0;
    const places = objects.map((object, index) => {
      this.entries[object.id] = { kind: entryKind.packed, place: id, index };
      const place = `${object.id} ${offset}`;
      offset += object.text.length + 1;
      return place;
    });
    const first = `${places.join(' ')}\n`;
    const bytes = deflate(
      Buffer.from(`${first}${objects.map(({ text }) => text).join('\n')}`, 'latin1'),
      true,
    );
    const dictionary = `/Type /ObjStm /N ${objects.length} /First ${first.length}`;
    this.stream(id, `<<${dictionary} /Filter /FlateDecode /Length ${bytes.length}>>`, bytes);
  }

  /** The cross-reference table, each row less the one before it. */
  private table(): Uint8Array {
    const rowSize = entrySize + 1;
    const rows = new Uint8Array(this.entries.length * rowSize);
    const row = new Uint8Array(entrySize);
    const fields = view(row);
    let above = new Uint8Array(entrySize);
    this.entries.forEach(({ kind, place, index }, number) => {
      fields.setUint8(0, kind);
      fields.setUint32(1, place);
      fields.setUint16(5, index);
      rows[number * rowSize] = upFilter;
      row.forEach((byte, column) => {
        rows[number * rowSize + 1 + column] = byte - (above[column] ?? 0);
      });
      above = row.slice();
    });
    return rows;
  }
}
