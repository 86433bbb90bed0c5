/** The words of the quality report, in English and in Arabic: one table for the terminal and for the HTML page. */

import type { Finding, FindingKind } from './quality.ts';

export type ReportLanguage = 'en' | 'ar';

interface Words {
  readonly title: string;
  readonly figures: {
    readonly pages: string;
    readonly lines: string;
    readonly justified: string;
    readonly spaces: string;
    readonly mean: string;
    readonly deviation: string;
    readonly p95: string;
    readonly max: string;
    readonly beyond: string;
    readonly below: string;
    readonly kashidas: string;
    readonly perHundredLines: string;
    readonly perPage: string;
    readonly mostOnAPage: string;
    readonly perThousandLines: string;
  };
  /** Singular: what stands beside one place. */
  readonly kinds: Readonly<Record<FindingKind, string>>;
  /** Plural: what stands beside a count. */
  readonly counted: Readonly<Record<FindingKind, string>>;
  readonly worst: string;
  readonly nothing: string;
  readonly page: string;
  readonly line: string;
  readonly lines: string;
  readonly points: string;
  readonly ems: string;
  readonly onlyWorst: string;
  readonly toList: string;
}

const english: Words = {
  title: 'Quality of composition',
  figures: {
    pages: 'pages',
    lines: 'lines',
    justified: 'justified',
    spaces: 'Word space over natural',
    mean: 'mean',
    deviation: 'sd',
    p95: '95th percentile',
    max: 'widest',
    beyond: 'beyond',
    below: 'below',
    kashidas: 'Kashidas',
    perHundredLines: 'per hundred lines',
    perPage: 'per page',
    mostOnAPage: 'most on a page',
    perThousandLines: 'per thousand lines',
  },
  kinds: {
    loose: 'loose line',
    tight: 'tight line',
    overfull: 'overfull line',
    'stacked-kashida': 'kashida above kashida',
    river: 'river',
    'repeated-start': 'lines that begin alike',
    'repeated-end': 'lines that end alike',
    widow: 'widow',
    orphan: 'orphan',
    'short-last-line': 'short last line',
    'uneven-spread': 'uneven spread',
  },
  counted: {
    loose: 'loose lines',
    tight: 'tight lines',
    overfull: 'overfull',
    'stacked-kashida': 'stacked',
    river: 'Rivers',
    'repeated-start': 'Lines that begin alike',
    'repeated-end': 'that end alike',
    widow: 'Widows',
    orphan: 'orphans',
    'short-last-line': 'short last lines',
    'uneven-spread': 'uneven spreads',
  },
  worst: 'Worst places',
  nothing: 'No place stands out.',
  page: 'page',
  line: 'line',
  lines: 'lines',
  points: 'pt',
  ems: 'em',
  onlyWorst: 'Only the pages with the worst places are shown.',
  toList: 'To the list of places',
};

const arabic: Words = {
  title: 'جودة الصف',
  figures: {
    pages: 'الصفحات',
    lines: 'الأسطر',
    justified: 'المضبوطة',
    spaces: 'المسافة إلى أصلها',
    mean: 'المتوسط',
    deviation: 'الانحراف المعياري',
    p95: 'المئين 95',
    max: 'الأوسع',
    beyond: 'فوق',
    below: 'دون',
    kashidas: 'الكشائد',
    perHundredLines: 'في كل مئة سطر',
    perPage: 'في الصفحة',
    mostOnAPage: 'أكثرها في صفحة',
    perThousandLines: 'في كل ألف سطر',
  },
  kinds: {
    loose: 'سطر واسع المسافات',
    tight: 'سطر ضيق المسافات',
    overfull: 'سطر جاوز حده',
    'stacked-kashida': 'كشيدة فوق كشيدة',
    river: 'نهر بياض',
    'repeated-start': 'أسطر متوالية متشابهة البدايات',
    'repeated-end': 'أسطر متوالية متشابهة النهايات',
    widow: 'سطر أخير وحيد في رأس صفحة',
    orphan: 'سطر أول وحيد في ذيل صفحة',
    'short-last-line': 'سطر أخير قصير',
    'uneven-spread': 'صفحتان متقابلتان لا تستويان',
  },
  counted: {
    loose: 'أسطر واسعة',
    tight: 'أسطر ضيقة',
    overfull: 'أسطر جاوزت حدها',
    'stacked-kashida': 'كشائد متراكبة',
    river: 'أنهار البياض',
    'repeated-start': 'أسطر متشابهة البدايات',
    'repeated-end': 'متشابهة النهايات',
    widow: 'أسطر أخيرة وحيدة في رؤوس الصفحات',
    orphan: 'أسطر أولى وحيدة في ذيولها',
    'short-last-line': 'أسطر أخيرة قصيرة',
    'uneven-spread': 'متقابلات لا تستوي',
  },
  worst: 'أسوأ المواضع',
  nothing: 'لا موضع يُذكر.',
  page: 'صفحة',
  line: 'سطر',
  lines: 'أسطر',
  points: 'نقطة',
  ems: 'إم',
  onlyWorst: 'لا تُعرض إلا صفحات أسوأ المواضع.',
  toList: 'إلى قائمة المواضع',
};

/** The words in a language. */
export const wordsOf = (language: ReportLanguage): Words => (language === 'ar' ? arabic : english);

/** How much of it there is: `1.71×`, `2.3 pt`, `6 lines`; empty for what is there or not. */
export function amountOf({ kind, amount }: Finding, language: ReportLanguage): string {
  const words = wordsOf(language);
  const lines = (value: string): string =>
    language === 'ar' ? `${words.lines}: ${value}` : `${value} ${words.lines}`;
  switch (kind) {
    case 'loose':
    case 'tight':
      return `${amount.toFixed(2)}×`;
    case 'overfull':
    case 'short-last-line':
      return `${amount.toFixed(1)} ${words.points}`;
    case 'stacked-kashida':
      return `${amount.toFixed(1)} ${words.ems}`;
    case 'river':
    case 'repeated-start':
    case 'repeated-end':
      return lines(String(amount));
    case 'uneven-spread':
      return lines(amount.toFixed(1));
    case 'widow':
    case 'orphan':
      return '';
  }
}

/** A page as people speak of it: by its label, or by its place in the file. */
export const pageName = ({ label, page }: Finding): string => (label === '' ? String(page + 1) : label);
