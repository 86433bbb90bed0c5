/**
 * The body of a PDF file: objects with their text in, the file's bytes out. Streams stand by themselves;
 * everything else is packed in object streams, and the cross-reference table is a stream too (ISO 32000-1
 * 7.5.7, 7.5.8): a tagged book is half dictionaries, and they pack ten to one.
 */

import { deflate } from '../zlib.ts';
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
/** Entries there is room for at first. */
const firstEntries = 1024;

/** Kinds of entries (table 18). */
const entryKind = { free: 0, plain: 1, packed: 2 } as const;
/** Generation of object 0, the head of the free list. */
const freeGeneration = 0xffff;
/** PNG's filter Up: rows of a table differ little (table 10). */
const upFilter = 2;
const upPredictor = 12;

/** The second line marks the file as binary (7.5.2). */
const header = Buffer.from('%PDF-1.7\n%\u{e2}\u{e3}\u{cf}\u{d3}\n', 'latin1');

const streamEnd = Buffer.from('\nendstream\nendobj\n', 'latin1');

/**
 * Bytes of a part of the file, the first and the largest: a large book has a hundred thousand streams, and an array for
 * each would weigh more than most of them.
 */
const firstPart = 65_536;
const largestPart = 1_048_576;

interface PackedObject {
  readonly id: number;
  readonly text: string;
}

export class ObjectFile {
  /** Full but for the last one, which holds `filled` bytes. */
  private readonly parts: Uint8Array[] = [new Uint8Array(firstPart)];
  private filled = 0;
  private offset = 0;
  private readonly entries = new EntryTable();
  /** Objects that wait for their stream. */
  private waiting: PackedObject[] = [];
  private readonly nextNumber: () => number;

  /** `nextNumber` gives a free object number. */
  constructor(nextNumber: () => number) {
    this.nextNumber = nextNumber;
    this.write(header);
    this.entries.set(0, entryKind.free, 0, freeGeneration);
  }

  /** Adds an object that is no stream; characters below U+0100. */
  object(id: number, text: string): void {
    this.waiting.push({ id, text });
    if (this.waiting.length === groupSize) this.writeWaiting();
  }

  /** Adds a stream, packed as its dictionary says. */
  stream(id: number, dictionary: string, bytes: Uint8Array): void {
    this.entries.set(id, entryKind.plain, this.offset, 0);
    this.write(Buffer.from(`${id} 0 obj\n${dictionary}\nstream\n`, 'latin1'));
    this.write(bytes);
    this.write(streamEnd);
  }

  private write(bytes: Uint8Array): void {
    this.offset += bytes.length;
    for (let from = 0; from < bytes.length; ) {
      const part = this.openPart();
      const taken = bytes.subarray(from, from + part.length - this.filled);
      part.set(taken, this.filled);
      this.filled += taken.length;
      from += taken.length;
    }
  }

  /** The last part; a new one if that is full. */
  private openPart(): Uint8Array {
    const last = this.parts.at(-1);
    if (last !== undefined && this.filled < last.length) return last;
    const next = new Uint8Array(Math.min(largestPart, 2 * (last?.length ?? firstPart)));
    this.parts.push(next);
    this.filled = 0;
    return next;
  }

  /** Writes the last objects, the cross-reference stream and the end; the whole file. */
  finish(trailer: Trailer): Uint8Array {
    this.writeWaiting();
    const id = this.nextNumber();
    const start = this.offset;
    this.entries.set(id, entryKind.plain, start, 0);
    const table = deflate(this.entries.filtered());
    const identifier = `<${Buffer.from(trailer.identifier).toString('hex')}>`;
    const dictionary = [
      `/Type /XRef /Size ${this.entries.count} /W [${entryWidths.join(' ')}]`,
      `/Root ${trailer.root} 0 R /Info ${trailer.information} 0 R /ID [${identifier} ${identifier}]`,
      `/Filter /FlateDecode /DecodeParms <</Predictor ${upPredictor} /Columns ${entrySize}>> /Length ${table.length}`,
    ].join(' ');
    this.stream(id, `<<${dictionary}>>`, table);
    this.write(Buffer.from(`startxref\n${start}\n%%EOF\n`, 'latin1'));
    return Buffer.concat(this.parts, this.offset);
  }

  /** Packs the waiting objects: their numbers and offsets, then they themselves (7.5.7). */
  private writeWaiting(): void {
    const objects = this.waiting;
    this.waiting = [];
    if (objects.length === 0) return;
    const id = this.nextNumber();
    let offset = 0;
    const places = objects.map((object, index) => {
      this.entries.set(object.id, entryKind.packed, id, index);
      const place = `${object.id} ${offset}`;
      offset += object.text.length + 1;
      return place;
    });
    const first = `${places.join(' ')}\n`;
    const bytes = deflate(Buffer.from(`${first}${objects.map(({ text }) => text).join('\n')}`, 'latin1'));
    const dictionary = `/Type /ObjStm /N ${objects.length} /First ${first.length}`;
    this.stream(id, `<<${dictionary} /Filter /FlateDecode /Length ${bytes.length}>>`, bytes);
  }
}

/** The cross-reference table, its rows as they stand in the file: a large book has a million of them. */
class EntryTable {
  private rows = new Uint8Array(firstEntries * entrySize);
  /** Rows, that of object 0 included. */
  count = 0;

  /** Sets the entry of an object: its offset in the file and generation, or its object stream and index there. */
  set(id: number, kind: number, place: number, index: number): void {
    this.count = Math.max(this.count, id + 1);
    const at = id * entrySize;
    if (at + entrySize > this.rows.length) {
      const larger = new Uint8Array(2 * this.rows.length + at);
      larger.set(this.rows);
      this.rows = larger;
    }
    const fields = view(this.rows);
    fields.setUint8(at, kind);
    fields.setUint32(at + 1, place);
    fields.setUint16(at + 5, index);
  }

  /** The rows, each less the one before it. */
  filtered(): Uint8Array {
    const out = new Uint8Array(this.count * (entrySize + 1));
    for (let row = 0; row < this.count; row++) {
      out[row * (entrySize + 1)] = upFilter;
      for (let column = 0; column < entrySize; column++) {
        const at = row * entrySize + column;
        const above = row === 0 ? 0 : (this.rows[at - entrySize] ?? 0);
        out[row * (entrySize + 1) + 1 + column] = (this.rows[at] ?? 0) - above;
      }
    }
    return out;
  }
}
