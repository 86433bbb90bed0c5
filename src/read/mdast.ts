/**
 * The parser: Markdown text in, mdast tree out. CommonMark 0.31 with GFM's tables and footnotes and the
 * generic directives proposal, narrowed in one place: a mark in a line is `:name[` with an ASCII name. Each
 * escape and character reference is a text node of its own. The only file that knows micromark and mdast;
 * the others of this folder take the tree's types from here.
 */

import type { Root } from 'mdast';
import { directiveFromMarkdown } from 'mdast-util-directive';
import {
  type CompileContext,
  fromMarkdown,
  type Extension as MdastExtension,
  type Token,
} from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { directive } from 'micromark-extension-directive';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Construct, Extension as MicromarkExtension, State } from 'micromark-util-types';
import { invariant } from '../diagnostics/diagnostic.ts';

export type {
  Code,
  Definition,
  LinkReference,
  Nodes,
  Parents,
  PhrasingContent,
  Root,
  RootContent,
  Table as MarkdownTable,
} from 'mdast';
export type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive';

/** The tree of a Markdown text; offsets are UTF-16 units. Any text has one: Markdown knows no errors. */
export function parseMarkdown(text: string): Root {
  return fromMarkdown(text, {
    extensions: [gfmTable(), gfmFootnote(), directivesWithBrackets()],
    mdastExtensions: [
      gfmTableFromMarkdown(),
      gfmFootnoteFromMarkdown(),
      directiveFromMarkdown({ verbose: true }),
      separateTexts,
    ],
  });
}

const isNameUnit = (code: number | null): boolean =>
  code !== null && code >= 0 && /[A-Za-z0-9_-]/.test(String.fromCharCode(code));

/** `:name[`: only this begins a mark in a line. */
const markAhead: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    const name: State = (code) => {
      if (isNameUnit(code)) {
        effects.consume(code);
        return name;
      }
      effects.exit('data');
      return code === '['.charCodeAt(0) ? ok(code) : nok(code);
    };
    return (code) => {
      effects.enter('data');
      effects.consume(code);
      return (first) => (isNameUnit(first) ? name(first) : nok(first));
    };
  },
};

/** The directives' syntax with text directives narrowed to `:name[`. */
function directivesWithBrackets(): MicromarkExtension {
  const syntax = directive();
  const colon = ':'.charCodeAt(0);
  const mark = syntax.text?.[colon];
  invariant(mark !== undefined && 'tokenize' in mark, 'the directive extension has one construct for “:”');
  return {
    ...syntax,
    text: {
      [colon]: {
        ...mark,
        tokenize(effects, ok, nok) {
          return effects.check(markAhead, mark.tokenize.call(this, effects, ok, nok), nok);
        },
      },
    },
  };
}

/** One text node for each run of characters, escape and reference, so that each has its exact place. */
const separateTexts: MdastExtension = {
  enter: {
    data: openText,
    characterEscape: openText,
    characterReference: openText,
  },
  exit: {
    data(token) {
      fillText(this.stack.at(-1), this.sliceSerialize(token));
      this.exit(token);
    },
    characterEscapeValue(token) {
      fillText(this.stack.at(-1), this.sliceSerialize(token));
    },
    characterEscape(token) {
      this.exit(token);
    },
    characterReference(token) {
      this.exit(token);
    },
  },
};

function openText(this: CompileContext, token: Token): void {
  this.enter({ type: 'text', value: '' }, token);
}

function fillText(node: { type: string } | undefined, characters: string): void {
  if (node !== undefined && 'value' in node && typeof node.value === 'string') node.value += characters;
}
