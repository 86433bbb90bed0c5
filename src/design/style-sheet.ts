/**
 * Looks into styles: ratios become points, colour names become colours, font tasks become lists of faces.
 * Equal styles are one object, so that later stages may compare and cache by identity.
 */

import type { KashidaName } from '../book/block.ts';
import { invariant } from '../diagnostics/diagnostic.ts';
import type { Length } from '../units.ts';
import {
  type ColorKey,
  type Design,
  type FontKey,
  fallbackFaces,
  type LanguageLook,
  type Look,
  languageLook,
  type Mark,
  type TextLook,
} from './design.ts';
import type { Color, FaceName, ParagraphStyle, TextStyle } from './styled.ts';

/** What a text style is made from; the style itself forgets it. */
interface Recipe {
  readonly font: FontKey;
  readonly weight: 'regular' | 'bold';
  readonly size: Length;
  readonly color: Color;
  readonly language: string;
  readonly rise: Length;
  readonly allowsKashida: boolean;
  /** The font that the design gives the language of the passage; undefined: that of the design. */
  readonly own: LanguageLook | undefined;
}

/** What the sheets of one book share: each style once. */
interface Styles {
  readonly byKey: Map<string, TextStyle>;
  readonly recipes: Map<TextStyle, Recipe>;
  readonly faces: Map<string, readonly FaceName[]>;
  readonly sheets: Map<string, StyleSheet>;
}

/** What depends on the place of a paragraph and not on its look. Insets are points. */
export interface Place {
  readonly direction: 'rtl' | 'ltr';
  readonly insetStart: Length;
  readonly insetEnd: Length;
  readonly indented: boolean;
  readonly keepWithNext: boolean;
  readonly prefersNext: boolean;
  readonly keepTogether: boolean;
  /** Space round it, lines. */
  readonly before: number;
  readonly after: number;
}

/** Fonts whose texts are never lengthened: headings and titles, the Quran, code (alreq #h_justification_kashida). */
const fontsWithKashida: ReadonlySet<FontKey> = new Set(['text']);

/** What stands in a text of another size: its sheet, and the look of its plain paragraphs there. */
export interface Inside {
  readonly styles: StyleSheet;
  readonly look: Look;
}

/** Points of an em and of a line, to which looks are ratios. */
interface Scale {
  readonly em: Length;
  readonly line: Length;
}

export class StyleSheet {
  readonly #design: Design;
  readonly #language: string;
  readonly #shared: Styles;
  readonly #own: LanguageLook | undefined;
  readonly #kashida: KashidaName | undefined;
  readonly #scale: Scale;
  readonly #byLook = new Map<TextLook, TextStyle>();
  readonly #insides = new Map<Look, Inside>();
  readonly #paragraphStyles = new Map<Look, Map<string, ParagraphStyle>>();

  /** `part`: the sheet of a passage or of notes with what it shares with the book's. */
  constructor(
    design: Design,
    language: string,
    part?: {
      readonly kashida: KashidaName | undefined;
      readonly own: LanguageLook | undefined;
      readonly scale: Scale;
      readonly shared: Styles;
    },
  ) {
    this.#design = design;
    this.#language = language;
    this.#kashida = part?.kashida;
    this.#own = part?.own;
    this.#scale = part?.scale ?? { em: design.text.size, line: design.text.leading };
    this.#shared = part?.shared ?? {
      byKey: new Map(),
      recipes: new Map(),
      faces: new Map(),
      sheets: new Map(),
    };
  }

  /** The sheet of a passage in another language or with a kashida setting of its own; what is not said stays. */
  within(language: string | undefined, kashida: KashidaName | undefined): StyleSheet {
    const own = language === undefined ? this.#own : languageLook(this.#design, language);
    const scale = this.#scale;
    const passage = { kashida: kashida ?? this.#kashida, own, scale, shared: this.#shared };
    const key = `${language ?? this.#language} ${passage.kashida} ${own?.font.regular} ${scale.em} ${scale.line}`;
    const known = this.#shared.sheets.get(key);
    const sheet = known ?? new StyleSheet(this.#design, language ?? this.#language, passage);
    this.#shared.sheets.set(key, sheet);
    return sheet;
  }

  /**
   * The sheet of what stands in a text of this look: all looks there are to its size and leading what they are to the
   * text's elsewhere, so that a quotation in a note is smaller than the note.
   */
  inside(look: Look): Inside {
    const known = this.#insides.get(look);
    if (known !== undefined) return known;
    const { size, leading, indent, insetStart, insetEnd } = look;
    const inside: Inside = {
      styles: new StyleSheet(this.#design, this.#language, {
        kashida: this.#kashida,
        own: this.#own,
        scale: { em: this.ems(size), line: this.lines(leading) },
        shared: this.#shared,
      }),
      look: {
        ...look,
        size: 1,
        leading: 1,
        indent: indent / size,
        insetStart: insetStart / size,
        insetEnd: insetEnd / size,
      },
    };
    this.#insides.set(look, inside);
    return inside;
  }

  /** Points of so many ems of the text's size. */
  ems(count: number): Length {
    return count * this.#scale.em;
  }

  /** Points of so many lines of the text. */
  lines(count: number): Length {
    return count * this.#scale.line;
  }

  color(key: ColorKey): Color {
    return this.#design.colors[key];
  }

  /** The style of a look; kashida only where running text is justified. */
  text(look: TextLook | Look): TextStyle {
    const known = this.#byLook.get(look);
    if (known !== undefined) return known;
    const justified = 'align' in look && look.align === 'justify';
    const own = look.font === 'text' ? this.#own : undefined;
    const style = this.#make({
      font: look.font,
      weight: look.weight,
      size: this.ems(look.size) * (own?.size ?? 1),
      color: this.color(look.color),
      language: this.#language,
      rise: 0,
      // The fonts of other languages are of hands that know no kashida: nastaʿlīq.
      allowsKashida: justified && own === undefined && fontsWithKashida.has(look.font),
      own,
    });
    this.#byLook.set(look, style);
    return style;
  }

  /** A style with an emphasis, a weight or a colour on top. */
  marked(base: TextStyle, mark: Mark): TextStyle {
    const recipe = this.#recipeOf(base);
    return this.#make({
      ...recipe,
      weight: mark.weight === 'inherit' ? recipe.weight : mark.weight,
      color: mark.color === 'inherit' ? recipe.color : this.color(mark.color),
    });
  }

  /** A style in another language. */
  inLanguage(base: TextStyle, language: string): TextStyle {
    return this.#make({ ...this.#recipeOf(base), language });
  }

  /** A style scaled. */
  scaled(base: TextStyle, scale: number): TextStyle {
    return this.#make({ ...this.#recipeOf(base), size: base.size * scale });
  }

  /** Code inside a line. */
  inlineCode(base: TextStyle): TextStyle {
    const size = base.size * this.#design.inlineCode.size;
    return this.#make({ ...this.#recipeOf(base), font: 'code', own: undefined, size, allowsKashida: false });
  }

  /** Verses of the Quran inside a line. */
  quran(base: TextStyle): TextStyle {
    const { size, color } = this.#design.inlineQuran;
    return this.#make({
      ...this.#recipeOf(base),
      own: undefined,
      font: 'quran',
      weight: 'regular',
      size: base.size * size,
      ...(color === 'inherit' ? {} : { color: this.color(color) }),
      allowsKashida: false,
    });
  }

  /** The mark of a note in a text of style `base`. */
  noteMark(base: TextStyle): TextStyle {
    const { markSize, markRise, markColor } = this.#design.footnotes;
    return this.#make({
      ...this.#recipeOf(base),
      size: base.size * markSize,
      rise: base.size * markRise,
      color: this.color(markColor),
      allowsKashida: false,
    });
  }

  /** The style of a paragraph of this look in this place. */
  paragraph(look: Look, place: Place): ParagraphStyle {
    const sameLook = this.#paragraphStyles.get(look) ?? new Map<string, ParagraphStyle>();
    if (sameLook.size === 0) this.#paragraphStyles.set(look, sameLook);
    const key =
      `${place.direction} ${place.insetStart} ${place.insetEnd} ${place.before} ${place.after} ` +
      `${place.indented} ${place.keepWithNext} ${place.prefersNext} ${place.keepTogether}`;
    const known = sameLook.get(key);
    if (known !== undefined) return known;
    const style: ParagraphStyle = {
      direction: place.direction,
      align: look.align,
      indent: place.indented ? this.ems(look.indent) : 0,
      insetStart: place.insetStart + this.ems(look.insetStart),
      insetEnd: place.insetEnd + this.ems(look.insetEnd),
      leading: this.lines(look.leading) * (look.font === 'text' ? (this.#own?.leading ?? 1) : 1),
      spaceBefore: this.lines(place.before),
      spaceAfter: this.lines(place.after),
      orphans: this.#design.paragraph.orphans,
      widows: this.#design.paragraph.widows,
      keepWithNext: place.keepWithNext,
      ...(place.prefersNext ? { prefersNext: true } : {}),
      keepTogether: place.keepTogether,
      ...(this.#kashida === undefined ? {} : { kashida: this.#kashida }),
    };
    sameLook.set(key, style);
    return style;
  }

  /** The first faces of all styles made so far, each once, in the order of their making. */
  leadingFaces(): readonly FaceName[] {
    return [...new Set([...this.#shared.byKey.values()].flatMap(({ faces }) => faces.slice(0, 1)))];
  }

  #recipeOf(style: TextStyle): Recipe {
    const recipe = this.#shared.recipes.get(style);
    invariant(recipe !== undefined, 'a style of another style sheet');
    return recipe;
  }

  #make(recipe: Recipe): TextStyle {
    const key =
      `${recipe.font} ${recipe.weight} ${recipe.size} ${recipe.color} ${recipe.language} ` +
      `${recipe.rise} ${recipe.allowsKashida} ${recipe.own?.font.regular}`;
    const known = this.#shared.byKey.get(key);
    if (known !== undefined) return known;
    // Other languages bring fonts of their own.
    const isOwn = recipe.font === 'text' && recipe.own === undefined;
    const style: TextStyle = {
      faces: this.#facesOf(recipe.font, recipe.weight, recipe.own),
      size: recipe.size,
      color: recipe.color,
      language: recipe.language,
      rise: recipe.rise,
      features: [],
      alternates: isOwn ? this.#design.fonts.text.alternates : [],
      allowsKashida: recipe.allowsKashida,
    };
    this.#shared.byKey.set(key, style);
    this.#shared.recipes.set(style, recipe);
    return style;
  }

  #facesOf(font: FontKey, weight: 'regular' | 'bold', own: LanguageLook | undefined): readonly FaceName[] {
    const key = `${font} ${weight} ${own?.font.regular}`;
    const known = this.#shared.faces.get(key);
    if (known !== undefined) return known;
    const named = [...(own === undefined ? [] : [own.font[weight]]), this.#design.fonts[font][weight]];
    const faces = [...new Set([...named, ...fallbackFaces(this.#design, weight)])];
    this.#shared.faces.set(key, faces);
    return faces;
  }
}
