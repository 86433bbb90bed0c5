/**
 * The package document (EPUB 3.3 #sec-package-doc). In: the book's metadata, what the text contains, the
 * files. Out: `content.opf` with metadata, manifest and a right-to-left spine. Accessibility metadata are
 * derived from what is there (EPUB Accessibility 1.1 #sec-disc-package); conformance is claimed only where
 * the book claims it. Times come from the book's own date, never from a clock.
 */

import type { PdfFormat } from '../book/formats.ts';
import { bookIdentifier, isbnUrn } from '../book/identifier.ts';
import { directionOf } from '../book/language.ts';
import type { Contributor, Metadata } from '../book/metadata.ts';
import { findRole } from '../book/roles.ts';
import { escapeAttribute, escapeText } from './escape.ts';
import type { EpubTerms } from './terms.ts';

export interface ManifestItem {
  readonly id: string;
  readonly href: string;
  readonly mediaType: string;
  readonly properties?: string;
}

/** What the text holds, as far as accessibility metadata speak of it. */
export interface Contents {
  readonly hasFigures: boolean;
  readonly hasDescriptions: boolean;
  readonly hasNotes: boolean;
  readonly hasFonts: boolean;
  /** The PDF whose pages the page list gives; undefined: there is no page list. */
  readonly pagesOf: PdfFormat | undefined;
  readonly hasHeadings: boolean;
  readonly hasIndex: boolean;
}

export interface PackageParts {
  readonly metadata: Metadata;
  readonly terms: EpubTerms;
  readonly contents: Contents;
  readonly items: readonly ManifestItem[];
  /** Ids of the documents in reading order. */
  readonly spine: readonly string[];
  readonly coverImage: string;
}

/** When a book names no date: any fixed moment will do, EPUB 3.3 #last-modified-date wants one. */
const undated = '2000-01-01';

/** The package document. */
export function packageDocument(parts: PackageParts): string {
  const { metadata, items, spine } = parts;
  const direction = directionOf(metadata.language);
  const language = escapeAttribute(metadata.language);
  const prefix = 'ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/';
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="pub-id" xml:lang="${language}" dir="${direction}" prefix="${prefix}">`,
    '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">',
    ...publicationMetadata(metadata),
    ...accessibilityMetadata(parts),
    `<meta property="ibooks:specified-fonts">${parts.contents.hasFonts}</meta>`,
    `<meta name="cover" content="${parts.coverImage}"/>`,
    '</metadata>',
    '<manifest>',
    ...items.map(manifestItem),
    '</manifest>',
    `<spine toc="ncx" page-progression-direction="${direction}">`,
    ...spine.map((id) => `<itemref idref="${id}"/>`),
    '</spine>',
    '</package>',
    '',
  ].join('\n');
}

function manifestItem({ id, href, mediaType, properties }: ManifestItem): string {
  const attribute = properties === undefined ? '' : ` properties="${properties}"`;
  return `<item id="${id}" href="${escapeAttribute(href)}" media-type="${mediaType}"${attribute}/>`;
}

function publicationMetadata(metadata: Metadata): readonly string[] {
  const { title, subtitle, series } = metadata;
  const { isbnPrint } = metadata.identifiers;
  return [
    `<dc:identifier id="pub-id">${escapeText(bookIdentifier(metadata))}</dc:identifier>`,
    ...otherIdentifiers(metadata),
    `<dc:title id="title">${escapeText(title)}</dc:title>`,
    refinement('title', 'title-type', 'main'),
    ...(subtitle === undefined ? [] : subtitleOf(subtitle)),
    ...metadata.creators.flatMap((person, index) => contributor('creator', person, index)),
    ...metadata.contributors.flatMap((person, index) => contributor('contributor', person, index)),
    `<dc:language>${escapeText(metadata.language)}</dc:language>`,
    ...element('publisher', metadata.publisher),
    ...element('date', metadata.date),
    ...element('description', metadata.description),
    ...metadata.subjects.flatMap((subject) => element('subject', subject)),
    ...element('rights', metadata.rights),
    ...element('source', metadata.source),
    ...element('source', isbnPrint === undefined ? undefined : isbnUrn(isbnPrint)),
    ...(metadata.edition === undefined ? [] : [property('schema:bookEdition', metadata.edition)]),
    ...(series === undefined ? [] : seriesOf(series)),
    property('dcterms:modified', modified(metadata.date)),
  ];
}

/** The UUID that the book gives besides its ISBN. The ISBN of the printed edition names another publication. */
function otherIdentifiers({ identifiers }: Metadata): readonly string[] {
  const { isbn, uuid } = identifiers;
  return isbn === undefined ? [] : element('identifier', uuid === undefined ? undefined : `urn:uuid:${uuid}`);
}

/** An element of Dublin Core; an empty one would be an error (EPUB 3.3 #sec-opf-dcmes). */
function element(name: string, value: string | undefined): readonly string[] {
  const content = value?.trim() ?? '';
  return content === '' ? [] : [`<dc:${name}>${escapeText(content)}</dc:${name}>`];
}

function property(name: string, value: string): string {
  return `<meta property="${name}">${escapeText(value)}</meta>`;
}

function refinement(id: string, name: string, value: string, scheme?: string): string {
  const of = scheme === undefined ? '' : ` scheme="${scheme}"`;
  return `<meta refines="#${id}" property="${name}"${of}>${escapeText(value)}</meta>`;
}

function subtitleOf(subtitle: string): readonly string[] {
  return [
    refinement('title', 'display-seq', '1'),
    `<dc:title id="subtitle">${escapeText(subtitle)}</dc:title>`,
    refinement('subtitle', 'title-type', 'subtitle'),
    refinement('subtitle', 'display-seq', '2'),
  ];
}

function contributor(kind: 'creator' | 'contributor', person: Contributor, index: number): readonly string[] {
  const id = `${kind}-${index + 1}`;
  const role = findRole(person.role);
  return [
    `<dc:${kind} id="${id}">${escapeText(person.name)}</dc:${kind}>`,
    ...(role === undefined ? [] : [refinement(id, 'role', role.code, 'marc:relators')]),
    ...(person.fileAs === undefined ? [] : [refinement(id, 'file-as', person.fileAs)]),
    refinement(id, 'display-seq', String(index + 1)),
  ];
}

function seriesOf(series: { readonly name: string; readonly number: number | undefined }): readonly string[] {
  return [
    `<meta id="series" property="belongs-to-collection">${escapeText(series.name)}</meta>`,
    refinement('series', 'collection-type', 'series'),
    ...(series.number === undefined ? [] : [refinement('series', 'group-position', String(series.number))]),
  ];
}

/** CCYY-MM-DDThh:mm:ssZ, at the start of the day, month or year that the book names. */
function modified(date: string | undefined): string {
  const known = date ?? undated;
  const start = '0000-01-01';
  return `${known}${start.slice(known.length)}T00:00:00Z`;
}

/**
 * The edition whose pages the page list names: the PDF of the same build, by the printed book's number or in words; a
 * publication does not name itself (EPUB Accessibility 1.1 #sec-page-src).
 */
function pageSource({ identifiers: { isbnPrint }, title }: Metadata, pagesOf: PdfFormat): string {
  return pagesOf === 'pdf' && isbnPrint !== undefined ? isbnUrn(isbnPrint) : `${title} (PDF)`;
}

function accessibilityMetadata({ metadata, terms, contents }: PackageParts): readonly string[] {
  const { summary, conformsTo, certifiedBy } = metadata.accessibility;
  const { pagesOf } = contents;
  const own = [
    terms.summary,
    ...(contents.hasFigures ? [terms.summaryFigures] : []),
    ...(contents.hasNotes ? [terms.summaryNotes] : []),
    ...(pagesOf === undefined ? [] : [terms.summaryPages]),
    ...(contents.hasIndex ? [terms.summaryIndex] : []),
  ].join(' ');
  const features = [
    'tableOfContents',
    'readingOrder',
    ...(contents.hasHeadings ? ['structuralNavigation'] : []),
    'displayTransformability',
    // The cover has alternative text in every book.
    'alternativeText',
    'ARIA',
    'unlocked',
    ...(contents.hasIndex ? ['index'] : []),
    ...(contents.hasDescriptions ? ['longDescription'] : []),
    ...(pagesOf === undefined ? [] : ['pageBreakMarkers', 'pageNavigation']),
  ];
  return [
    property('schema:accessMode', 'textual'),
    ...(contents.hasFigures ? [property('schema:accessMode', 'visual')] : []),
    property('schema:accessModeSufficient', 'textual'),
    ...(contents.hasFigures ? [property('schema:accessModeSufficient', 'textual,visual')] : []),
    ...features.map((feature) => property('schema:accessibilityFeature', feature)),
    property('schema:accessibilityHazard', 'none'),
    property('schema:accessibilitySummary', summary ?? own),
    ...(pagesOf === undefined ? [] : [property('pageBreakSource', pageSource(metadata, pagesOf))]),
    ...(conformsTo === undefined
      ? []
      : [`<meta id="conformance" property="dcterms:conformsTo">${escapeText(conformsTo)}</meta>`]),
    ...(conformsTo === undefined || certifiedBy === undefined
      ? []
      : [refinement('conformance', 'a11y:certifiedBy', certifiedBy)]),
  ];
}
