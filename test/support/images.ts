import { crc32 } from 'node:zlib';

/** A PNG's frame without pixels, 8-bit RGB: enough for whoever reads only its header. */
export function pngFrame(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(45);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, height);
  bytes.set([8, 2], 24);
  bytes.set([0x49, 0x45, 0x4e, 0x44], 37);
  new DataView(bytes.buffer).setUint32(29, crc32(bytes.subarray(12, 29)));
  new DataView(bytes.buffer).setUint32(41, crc32(bytes.subarray(37, 41)));
  return bytes;
}
