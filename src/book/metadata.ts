/** What the book says of itself, checked and with its defaults filled in. */

/** A person or body; `role` is a MARC relator name in English (author, translator, editor, illustrator …). */
export interface Contributor {
  readonly name: string;
  readonly role: string;
  readonly fileAs: string | undefined;
}

export interface Metadata {
  readonly title: string;
  readonly subtitle: string | undefined;
  /** For running heads. */
  readonly shortTitle: string | undefined;
  /** ASCII, for file names. */
  readonly slug: string;
  readonly creators: readonly Contributor[];
  readonly contributors: readonly Contributor[];
  readonly publisher: string | undefined;
  /** Gregorian, ISO 8601: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly date: string | undefined;
  /** Show the Hijri date beside the Gregorian on the imprint page. */
  readonly hijri: boolean;
  /** BCP 47. */
  readonly language: string;
  readonly identifiers: { readonly isbn: string | undefined; readonly uuid: string | undefined };
  readonly description: string | undefined;
  readonly subjects: readonly string[];
  readonly rights: string | undefined;
  readonly series: { readonly name: string; readonly number: number | undefined } | undefined;
  readonly edition: string | undefined;
  readonly source: string | undefined;
  /** Path of an own cover image, relative to the book. */
  readonly cover: string | undefined;
  readonly accessibility: {
    readonly summary: string | undefined;
    readonly conformsTo: string | undefined;
    readonly certifiedBy: string | undefined;
  };
  readonly design: { readonly name: string; readonly overrides: Readonly<Record<string, unknown>> };
  readonly digits: 'arab' | 'latn';
  readonly contents: 'front' | 'back';
  readonly frontNumbering: 'abjad' | 'main';
}
