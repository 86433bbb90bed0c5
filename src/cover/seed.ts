/**
 * Choices that a name makes: the same name always makes the same ones, and names alike in sound make others.
 * In: a text; out: picks from lists, by the bits of its hash (FNV-1a, RFC 9923) stirred for each pick. No
 * randomness of the machine's own.
 */

export interface Seed {
  /** One of the choices, which are not empty. */
  pick<T>(choices: readonly [T, ...T[]]): T;
}

/** RFC 9923 §5, 32 bits. */
const offsetBasis = 0x811c9dc5;
const prime = 0x01000193;

/** Canonically equal texts have the same seed. */
export function seedOf(text: string): Seed {
  let state = offsetBasis;
  const stir = (byte: number): void => {
    state = Math.imul(state ^ byte, prime) >>> 0;
  };
  for (const byte of new TextEncoder().encode(text.normalize('NFC'))) stir(byte);
  return {
    pick: (choices) => {
      stir(choices.length);
      // The low bits of FNV follow the last letters; the high ones are folded in.
      const index = ((state >>> 16) ^ (state & 0xffff)) % choices.length;
      return choices[index] ?? choices[0];
    },
  };
}
