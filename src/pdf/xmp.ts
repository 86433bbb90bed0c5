/**
 * Metadata of the file, twice as ISO 32000-1 14.3 has it: the XMP packet (ISO 16684-1) and the document
 * information dictionary, made from one list so that they agree. The only date is the book's own.
 */

import { printIdentifier } from '../book/identifier.ts';
import type { Metadata } from '../book/metadata.ts';
import { wellFormed } from './pdfkit.ts';

/** Who made the file; without a version, so that a new release does not change every book's bytes. */
export const producer = 'Warraq';

/** Standards that the file claims to keep. */
export interface Claims {
  readonly pdfUa: boolean;
  readonly pdfA: { readonly part: number; readonly conformance: 'A' | 'B' | 'U' } | undefined;
}

/** The document information dictionary (table 317). */
export function documentInformation(metadata: Metadata): Readonly<Record<string, string>> {
  const date = metadata.date === undefined ? undefined : informationDate(metadata.date);
  const authors = metadata.creators.map(({ name }) => name).join('; ');
  return {
    Title: metadata.title,
    ...(authors === '' ? {} : { Author: authors }),
    ...(metadata.description === undefined ? {} : { Subject: metadata.description }),
    ...(metadata.subjects.length === 0 ? {} : { Keywords: metadata.subjects.join('; ') }),
    Creator: producer,
    Producer: producer,
    ...(date === undefined ? {} : { CreationDate: date, ModDate: date }),
  };
}

/** `2024-05` as `D:20240501000000Z` (7.9.4). */
function informationDate(date: string): string {
  return `D:${fullDate(date).replaceAll('-', '')}000000Z`;
}

/** A year or month stands for its first day: XMP and the information dictionary must name the same instant. */
function fullDate(date: string): string {
  const [year = '', month = '01', day = '01'] = date.split('-');
  return `${year}-${month}-${day}`;
}

/** The XMP packet, UTF-8. */
export function xmpPacket(metadata: Metadata, claims: Claims): Uint8Array {
  const date = metadata.date === undefined ? undefined : `${fullDate(metadata.date)}T00:00:00Z`;
  // The pages are the printed edition's; without a number of its own it shares the book's. The EPUB's page list names it.
  const identifier = printIdentifier(metadata);
  const properties = [
    alternative('dc:title', metadata.title, metadata.language),
    list(
      'dc:creator',
      'Seq',
      metadata.creators.map(({ name }) => name),
    ),
    list(
      'dc:contributor',
      'Bag',
      metadata.contributors.map(({ name }) => name),
    ),
    list('dc:publisher', 'Bag', metadata.publisher === undefined ? [] : [metadata.publisher]),
    list('dc:language', 'Bag', [metadata.language]),
    alternative('dc:description', metadata.description, metadata.language),
    list('dc:subject', 'Bag', metadata.subjects),
    alternative('dc:rights', metadata.rights, metadata.language),
    simple('dc:identifier', identifier),
    simple('dc:source', metadata.source),
    simple('dc:format', 'application/pdf'),
    simple('pdf:Producer', producer),
    simple('pdf:Keywords', metadata.subjects.length === 0 ? undefined : metadata.subjects.join('; ')),
    simple('xmp:CreatorTool', producer),
    simple('xmp:CreateDate', date),
    simple('xmp:ModifyDate', date),
    simple('xmp:MetadataDate', date),
    simple('pdfuaid:part', claims.pdfUa ? '1' : undefined),
    simple('pdfaid:part', claims.pdfA === undefined ? undefined : String(claims.pdfA.part)),
    simple('pdfaid:conformance', claims.pdfA?.conformance),
    claims.pdfUa && claims.pdfA !== undefined ? pdfUaSchema : '',
  ];
  return Buffer.from(`${opening}${properties.join('')}${closing}`, 'utf8');
}

function simple(name: string, value: string | undefined): string {
  return value === undefined ? '' : `  <${name}>${escaped(value)}</${name}>\n`;
}

function alternative(name: string, value: string | undefined, language: string): string {
  if (value === undefined) return '';
  const text = escaped(value);
  const items = [
    `<rdf:li xml:lang="x-default">${text}</rdf:li>`,
    `<rdf:li xml:lang="${escaped(language)}">${text}</rdf:li>`,
  ];
  return `  <${name}><rdf:Alt>${items.join('')}</rdf:Alt></${name}>\n`;
}

function list(name: string, kind: 'Seq' | 'Bag', values: readonly string[]): string {
  if (values.length === 0) return '';
  const items = values.map((value) => `<rdf:li>${escaped(value)}</rdf:li>`).join('');
  return `  <${name}><rdf:${kind}>${items}</rdf:${kind}></${name}>\n`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for XML 1.0, without the characters it forbids. */
function escaped(text: string): string {
  return wellFormed(text)
    .replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll(/[&<>"]/g, (character) => entities[character] ?? '');
}

const opening = `<?xpacket begin="\u{feff}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
 <rdf:Description rdf:about=""
   xmlns:dc="http://purl.org/dc/elements/1.1/"
   xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
   xmlns:xmp="http://ns.adobe.com/xap/1.0/"
   xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
   xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
   xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
   xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
   xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
`;

const closing = ` </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;

/** PDF/A asks that a schema it does not know, here PDF/UA's, be described (ISO 19005-2 6.6.2.3.3). */
const pdfUaSchema = `  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
   <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
   <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
   <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
   <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
    <pdfaProperty:name>part</pdfaProperty:name>
    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
    <pdfaProperty:category>internal</pdfaProperty:category>
    <pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
   </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
`;
