/** What `warraq --help` says, in both languages, and the words of usage errors. */

import { phrase, words } from '../diagnostics/phrases.ts';
import { suggestionFor } from '../diagnostics/suggest.ts';
import type { CommandName, MessageLanguage, UsageError } from './arguments.ts';

type Topic = 'overview' | CommandName;

const english: Readonly<Record<Topic, string>> = {
  overview: `Warraq makes Arabic books: an EPUB and a PDF from Markdown and YAML.

Usage
  warraq build [BOOK…]     make the files of books
  warraq check [BOOK…]     say what is wrong with books; write nothing
  warraq new DIR           start a book that builds as it is
  warraq designs           list the designs
  warraq specimen DESIGN   show a design on four pages
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

What a book is made into is said by “formats:” in its book.yaml, or by --format.

Options
  -o, --out DIR            where the files go (build)
  -f, --format LIST        epub, pdf, screen, comma between (what the book says,
                           or else epub,pdf); screen is a PDF of single pages,
                           <slug>-screen.pdf
                           The EPUB’s page list gives the pages of the PDF made
                           with it (of pdf, else of screen). An EPUB made alone
                           has none, and is made in a fraction of the time.
      --strict             warnings count as errors
      --report FILE.json   tells how well the lines and pages are set: figures,
                           the worst places, and all messages, as JSON
      --report FILE.html   the same figures as a page, with the pages’ pictures
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
  designs: `warraq designs: lists the designs, a line each

A book names its design in book.yaml, and may change any of its values:
  design: {name: contemporary, page: 14x21}
A design is a folder of templates/: copy one and change its design.yaml to make
your own; rules for its EPUB alone go into a book.css beside it. A book may have
its own templates/: given in its folder, the command lists those too.

Options: --lang as for build.

Example
  warraq designs
`,
  specimen: `warraq specimen DESIGN [options]: makes <out>/specimen-<design>.pdf

The cover and three pages in which every kind of block stands once.

Options
  -o, --out DIR            where the file goes (build)
      --lang ar|en         language of messages (en)

Example
  warraq specimen contemporary --out ~/Desktop
`,
};

const arabic: Readonly<Record<Topic, string>> = {
  overview: `ورّاق يصنع الكتب العربية: ملف EPUB وملف PDF من نص Markdown وبيانات YAML.

الاستعمال
  warraq build [BOOK…]     يصنع ملفات الكتب
  warraq check [BOOK…]     يقول ما في الكتب من خطأ ولا يكتب شيئًا
  warraq new DIR           يبدأ كتابًا يُبنى كما هو
  warraq designs           يسرد التصاميم
  warraq specimen DESIGN   يعرض تصميمًا في أربع صفحات
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

يحدد ما يُصنع من الكتاب مفتاح formats:‎ في book.yaml أو الخيار ‎--format‎.

الخيارات
  -o, --out DIR            مكان الملفات (build)
  -f, --format LIST        ‏epub و pdf و screen بفاصلة بينها (ما يقوله الكتاب،
                           وإلا epub,pdf)؛ و screen ملف PDF بصفحات مفردة
                           ‏<slug>-screen.pdf
                           وقائمة الصفحات في EPUB هي صفحات ملف PDF المصنوع معه
                           (من pdf وإلا فمن screen)؛ فإن صُنع وحده فلا قائمة فيه،
                           ويُصنع في جزء من الوقت
      --strict             التحذيرات أخطاء
      --report FILE.json   يقول كيف صُفت الأسطر والصفحات: الأرقام
                           وأسوأ المواضع وكل الرسائل بصيغة JSON
      --report FILE.html   الأرقام نفسها في صفحة فيها صور الصفحات
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
  designs: `‏warraq designs‎: يسرد التصاميم، لكل تصميم سطر

يسمي الكتاب تصميمه في book.yaml، وله أن يغير أي قيمة منه:
  design: {name: contemporary, page: 14x21}
والتصميم مجلد في templates/: انسخ واحدًا وغيّر design.yaml فيه تصنع تصميمك، وما يخص EPUB وحده
فقواعده في book.css بجانبه. وللكتاب أن يكون له مجلد templates/ خاص، فيُسرد ما فيه إن أُعطي الأمر من مجلده.

الخيارات: ‎--lang‎ كما في build.

مثال
  warraq designs
`,
  specimen: `‏warraq specimen DESIGN [options]‎: يصنع <out>/specimen-<design>.pdf

غلاف وثلاث صفحات، كل نوع من أنواع النص فيها مرة.

الخيارات
  -o, --out DIR            مكان الملف (build)
      --lang ar|en         لغة الرسائل (en)

مثال
  warraq specimen contemporary --out ~/Desktop
`,
};

/** The help text of a command, or the overview. */
export function helpText(topic: CommandName | undefined, language: MessageLanguage): string {
  return (language === 'ar' ? arabic : english)[topic ?? 'overview'];
}

const problems: Readonly<Record<UsageError['problem'], Readonly<Record<MessageLanguage, string>>>> = {
  'unknown-command': { en: 'There is no command “{}”.', ar: 'لا يوجد أمر «{}».' },
  'unknown-option': { en: 'There is no option “{}”.', ar: 'لا يوجد خيار «{}».' },
  'missing-value': {
    en: 'The option “{}” is used wrongly: is its value missing?',
    ar: 'الخيار «{}» ناقص أو زائد القيمة.',
  },
  'invalid-value': { en: 'This value is not possible: “{}”.', ar: 'قيمة غير ممكنة: «{}».' },
  'empty-argument': { en: 'An argument is empty.', ar: 'بين ما كُتب بعد warraq كلمة فارغة.' },
  'missing-folder': {
    en: 'Name the folder for the new book: warraq new DIR.',
    ar: 'سمِّ مجلد الكتاب الجديد: warraq new DIR.',
  },
  'missing-design': {
    en: 'Name a design: warraq specimen DESIGN. The designs: warraq designs.',
    ar: 'سمِّ التصميم: warraq specimen DESIGN. والتصاميم يسردها: warraq designs.',
  },
  'too-many-arguments': { en: '“{}” is too many.', ar: '«{}» زائد.' },
};

/** What is wrong in a line, what may have been meant, and where to read more. */
export function usageMessage({ problem, subject, known, command, language }: UsageError): string {
  const line = problems[problem][language].replace('{}', () => subject);
  const topic = command === undefined ? 'warraq help' : `warraq help ${command}`;
  const more = language === 'ar' ? `للمزيد: ${topic}` : `See: ${topic}`;
  return [line, ...meant(subject, known).map((one) => words(one, language)), more, ''].join('\n');
}

/** Letters of a word that are too few to know another one by. */
const TOO_SHORT = 2;

/** The nearest of what may stand there, or all of it. */
function meant(subject: string, known: readonly string[]): readonly string[] {
  if (known.length === 0) return [];
  const given = subject.replace(/^--\S+ /, '');
  return [given.length <= TOO_SHORT ? phrase('known-names', known.join(', ')) : suggestionFor(given, known)];
}
