/** What `warraq --help` says, in both languages, and the words of usage errors. */

import type { MessageLanguage, UsageError } from './arguments.ts';

type Topic = 'overview' | 'build' | 'check' | 'new';

const english: Readonly<Record<Topic, string>> = {
  overview: `Warraq makes Arabic books: an EPUB and a PDF from Markdown and YAML.

Usage
  warraq build [BOOK…]     make the files of books
  warraq check [BOOK…]     say what is wrong with books; write nothing
  warraq new DIR           start a book that builds as it is
  warraq help COMMAND      more about a command
  warraq --version

BOOK is a folder with book.yaml, that file, or a single Markdown file whose
front matter holds the same keys. With none given: every book under content/.

Options for all: --lang ar|en  language of messages (en)
Exit codes: 0 clean, 1 errors in a book, 2 wrong usage.

Example
  warraq new my-book && warraq build my-book
`,
  build: `warraq build [BOOK…] [options]: makes <out>/<slug>.epub and <out>/<slug>.pdf

Options
  -o, --out DIR            where the files go (build)
  -f, --format LIST        pdf, epub, or both, comma between (both)
      --strict             warnings count as errors
      --report FILE.json   writes what was made, and all messages, as JSON
      --dump STAGE         prints a stage as text instead of writing the book:
                           text, book, styled, structure, lines, pages
      --json               prints the summary as one JSON object
      --lang ar|en         language of messages (en)

Examples
  warraq build                            every book under content/
  warraq build my-book --format pdf       only its PDF
  warraq build article.md --out ~/Desktop a single Markdown file
`,
  check: `warraq check [BOOK…] [options]: everything that build does, but writes nothing

Options: --format, --strict, --report, --json, --lang as for build.

Example
  warraq check my-book --strict           exit code 1 if anything is doubtful
`,
  new: `warraq new DIR: starts a book

Makes the folder DIR with book.yaml, in which every key is explained, and a first
chapter. The book builds as it is.

Example
  warraq new my-book && warraq build my-book
`,
};

const arabic: Readonly<Record<Topic, string>> = {
  overview: `ورّاق يصنع الكتب العربية: ملف EPUB وملف PDF من نص Markdown وبيانات YAML.

الاستعمال
  warraq build [BOOK…]     يصنع ملفات الكتب
  warraq check [BOOK…]     يقول ما في الكتب من خطأ ولا يكتب شيئًا
  warraq new DIR           يبدأ كتابًا يُبنى كما هو
  warraq help COMMAND      المزيد عن أمر
  warraq --version

‏BOOK مجلد فيه book.yaml، أو ذلك الملف، أو ملف Markdown واحد تحمل مقدمته المفاتيح نفسها.
فإن لم يُذكر شيء فكل كتاب تحت content/.

للجميع: ‎--lang ar|en‎ لغة الرسائل (en)
رموز الخروج: 0 سليم، 1 أخطاء في كتاب، 2 استعمال خاطئ.

مثال
  warraq new my-book && warraq build my-book
`,
  build: `‏warraq build [BOOK…] [options]‎: يصنع <out>/<slug>.epub و<out>/<slug>.pdf

الخيارات
  -o, --out DIR            مكان الملفات (build)
  -f, --format LIST        ‏pdf أو epub أو كلاهما بفاصلة بينهما (كلاهما)
      --strict             التحذيرات أخطاء
      --report FILE.json   يكتب ما صُنع وكل الرسائل بصيغة JSON
      --dump STAGE         يطبع مرحلة نصًا بدل كتابة الكتاب:
                           text, book, styled, structure, lines, pages
      --json               يطبع الخلاصة كائن JSON واحدًا
      --lang ar|en         لغة الرسائل (en)

أمثلة
  warraq build                            كل كتاب تحت content/
  warraq build my-book --format pdf       ملف PDF وحده
  warraq build article.md --out ~/Desktop ملف Markdown واحد
`,
  check: `‏warraq check [BOOK…] [options]‎: كل ما يفعله build إلا الكتابة

الخيارات: ‎--format‎ و‎--strict‎ و‎--report‎ و‎--json‎ و‎--lang‎ كما في build.

مثال
  warraq check my-book --strict           رمز الخروج 1 إن كان فيه ما يُشك فيه
`,
  new: `‏warraq new DIR‎: يبدأ كتابًا

يصنع المجلد DIR وفيه book.yaml مشروحًا كل مفتاح فيه، وفصل أول. ويُبنى الكتاب كما هو.

مثال
  warraq new my-book && warraq build my-book
`,
};

/** The help text of a topic; unknown topics give the overview. */
export function helpText(topic: string | undefined, language: MessageLanguage): string {
  const texts = language === 'ar' ? arabic : english;
  switch (topic) {
    case 'build':
    case 'check':
    case 'new':
      return texts[topic];
    default:
      return texts.overview;
  }
}

const problems: Readonly<Record<UsageError['problem'], Readonly<Record<MessageLanguage, string>>>> = {
  'unknown-command': { en: 'There is no command “{}”.', ar: 'لا يوجد أمر «{}».' },
  'unknown-option': { en: 'There is no option “{}”.', ar: 'لا يوجد خيار «{}».' },
  'missing-value': {
    en: 'The option “{}” is used wrongly: is its value missing?',
    ar: 'الخيار «{}» ناقص أو زائد القيمة.',
  },
  'invalid-value': { en: 'This value is not possible: “{}”.', ar: 'قيمة غير ممكنة: «{}».' },
  'missing-folder': {
    en: 'Name the folder for the new book: warraq new DIR.',
    ar: 'سمِّ مجلد الكتاب الجديد: warraq new DIR.',
  },
  'too-many-arguments': { en: 'One folder is enough; “{}” is too many.', ar: 'يكفي مجلد واحد؛ «{}» زائد.' },
};

/** One line for a usage error, and where to read more. */
export function usageMessage(error: UsageError): string {
  const line = problems[error.problem][error.language].replace('{}', error.subject);
  const more = error.language === 'ar' ? 'للمزيد: warraq help' : 'See: warraq help';
  return `${line}\n${more}\n`;
}
