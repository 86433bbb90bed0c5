/**
 * Passages: blocks in another language, or with a kashida setting of their own. Inside them the dressing is another:
 * its styles have the language, the font that the design gives it, and the setting; its numbers the language's digits.
 */

import { type Aside, isKashidaName, languageOf } from '../book/block.ts';
import { directionOf } from '../book/language.ts';
import type { Surroundings } from './dressing.ts';
import { passageDigits } from './list-counter.ts';

/** The surroundings of what stands in an aside: those round it, but for what the aside's attributes change. */
export function insideOf(aside: Aside, around: Surroundings): Surroundings {
  const { kashida } = aside.attributes;
  const { dressing } = around;
  const language = languageOf(aside, dressing.language);
  const lang = language === dressing.language ? undefined : language;
  const own = isKashidaName(kashida) ? kashida : undefined;
  if (lang === undefined && own === undefined) return around;
  const styles = dressing.styles.within(lang, own);
  if (lang === undefined) return { ...around, dressing: { ...dressing, styles } };
  const direction = directionOf(lang);
  const listDigits = passageDigits(lang, dressing.digits);
  return turned({ ...around, dressing: { ...dressing, styles, language: lang, listDigits } }, direction);
}

/** The same surroundings for what is written in a direction. */
export function turned(around: Surroundings, direction: 'rtl' | 'ltr'): Surroundings {
  const { dressing, insetStart, insetEnd } = around;
  if (direction === around.direction) return around;
  return {
    ...around,
    dressing: { ...dressing, direction },
    direction,
    insetStart: insetEnd,
    insetEnd: insetStart,
  };
}
