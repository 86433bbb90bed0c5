/**
 * The XHTML documents around the text: the frame every document shares (language and direction on `html`
 * and `body`, EPUB RS 3.3 #confreq-rs-pkg-dir-intro), the cover page, the title page, the imprint.
 */

import { directionOf } from '../book/language.ts';
import type { Metadata } from '../book/metadata.ts';
import { inOrder } from '../book/structured-text.ts';
import { nameWithRole } from '../design/imprint.ts';
import type { Terms } from '../design/terms.ts';
import { escapeAttribute, escapeText } from './escape.ts';
import { fixedNames } from './pack.ts';
import { phrased } from './phrases.ts';

export interface DocumentFrame {
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  /** `epub:type` of the body. */
  readonly type: 'cover' | 'frontmatter' | 'bodymatter' | 'backmatter';
  readonly body: string;
}

/** A whole XHTML document. */
export function xhtmlDocument({ title, language, type, body }: DocumentFrame): string {
  const tag = escapeAttribute(language);
  const direction = directionOf(language);
  const named = type === 'cover' ? ' class="cover"' : '';
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE html>',
    `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${tag}" xml:lang="${tag}" dir="${direction}"${named}>`,
    '<head>',
    '<meta charset="UTF-8"/>',
    `<title>${escapeText(inOrder(title, direction))}</title>`,
    `<link rel="stylesheet" type="text/css" href="${fixedNames.css}"/>`,
    '</head>',
    `<body dir="${direction}" epub:type="${type}"${named}>`,
    body,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** The cover page: the cover image and nothing else. */
export function coverBody(image: string, alt: string): string {
  return `<div class="cover"><img src="${image}" alt="${escapeAttribute(alt)}" role="doc-cover"/></div>`;
}

/** The title page: title, subtitle, those who made the book, publisher. */
export function titlePageBody(metadata: Metadata, terms: Terms): string {
  const own = (text: string): string => inOrder(text, directionOf(metadata.language));
  const people = metadata.creators.map((person) => line('creator', own(nameWithRole(person, terms))));
  return [
    '<section class="title-page" epub:type="titlepage">',
    `<h1 class="title">${phrased(own(metadata.title))}</h1>`,
    ...(metadata.subtitle === undefined
      ? []
      : [`<p class="subtitle" role="doc-subtitle">${phrased(own(metadata.subtitle))}</p>`]),
    ...people,
    ...(metadata.publisher === undefined ? [] : [line('publisher', own(metadata.publisher))]),
    '</section>',
  ].join('\n');
}

function line(name: string, text: string): string {
  return `<p class="${name}">${escapeText(text)}</p>`;
}

/** The imprint: the lines that the printed page has too. */
export function imprintBody(lines: readonly string[]): string {
  const paragraphs = lines.map((text) => line('imprint-line', text));
  return ['<section class="imprint" epub:type="copyright-page">', ...paragraphs, '</section>'].join('\n');
}
