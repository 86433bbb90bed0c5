/**
 * The ToUnicode map of an embedded font (ISO 32000-1 9.10.3; Adobe technical note 5014): for each two-byte
 * code the one character it stands for, in UTF-16BE. In comes the characters by code, out the CMap's bytes.
 */

/** Most entries a `beginbfchar` section may hold (technical note 5014). */
const sectionLimit = 100;

/** The CMap for `characters`, indexed by code; code 0 (.notdef) has none. */
export function toUnicodeMap(characters: readonly string[]): Uint8Array {
  const entries: string[] = [];
  for (let code = 1; code < characters.length; code++) {
    entries.push(`<${hex(code)}> <${utf16(characters[code] ?? '')}>`);
  }
  const sections: string[] = [];
  for (let start = 0; start < entries.length; start += sectionLimit) {
    const section = entries.slice(start, start + sectionLimit);
    sections.push(`${section.length} beginbfchar\n${section.join('\n')}\nendbfchar\n`);
  }
  return Buffer.from(`${opening}${sections.join('')}${closing}`, 'latin1');
}

const opening = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
`;

const closing = `endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;

const hexDigits = 4;

/** A 16-bit number in four hexadecimal digits. */
export const hex = (value: number): string => value.toString(16).padStart(hexDigits, '0');

/**
 * Values that a map may not hold (ISO 19005-2 6.2.11.7.2): U+FEFF is written as U+2060, which Unicode
 * recommends in its place, the others are no characters.
 */
const forbidden: Readonly<Record<string, string>> = {
  '\0': '\u{fffd}',
  '\u{fffe}': '\u{fffd}',
  '\u{feff}': '\u{2060}',
};

function utf16(character: string): string {
  const text = forbidden[character] ?? character;
  let out = '';
  for (let index = 0; index < text.length; index++) out += hex(text.charCodeAt(index));
  return out;
}
