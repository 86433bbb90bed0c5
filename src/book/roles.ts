/**
 * Roles of people in a book: the MARC relators (https://id.loc.gov/vocabulary/relators.html) that books
 * name, with code, English name as `book.yaml` writes it, and Arabic label for title and imprint pages.
 */

export interface Role {
  /** MARC relator code, for the EPUB's package document. */
  readonly code: string;
  /** MARC relator term, in lower case. */
  readonly name: string;
  readonly ar: string;
}

const rows = [
  ['aut', 'author', 'تأليف'],
  ['trl', 'translator', 'ترجمة'],
  ['edt', 'editor', 'تحرير'],
  // Whoever edits a text from its manuscripts; MARC has one code for both.
  ['edt', 'critical editor', 'تحقيق'],
  ['ill', 'illustrator', 'رسوم'],
  ['abr', 'abridger', 'اختصار'],
  ['adp', 'adapter', 'إعداد'],
  ['aft', 'author of afterword', 'كلمة الختام'],
  ['anl', 'analyst', 'تحليل'],
  ['ann', 'annotator', 'تعليق'],
  ['arr', 'arranger', 'ترتيب'],
  ['art', 'artist', 'فن'],
  ['aui', 'author of introduction', 'تقديم'],
  ['aqt', 'author in quotations', 'اقتباسات'],
  ['bkd', 'book designer', 'تصميم الكتاب'],
  ['bkp', 'book producer', 'إنتاج الكتاب'],
  ['cll', 'calligrapher', 'خط'],
  ['clr', 'colorist', 'تلوين'],
  ['cmm', 'commentator', 'شرح'],
  ['cmt', 'compositor', 'صف'],
  ['com', 'compiler', 'جمع'],
  ['cor', 'collection registrar', 'فهرسة المجموعة'],
  ['cov', 'cover designer', 'تصميم الغلاف'],
  ['cre', 'creator', 'إعداد'],
  ['crr', 'corrector', 'تصحيح'],
  ['csl', 'consultant', 'استشارة'],
  ['ctb', 'contributor', 'مشاركة'],
  ['ctg', 'cartographer', 'خرائط'],
  ['drt', 'director', 'إدارة'],
  ['dsr', 'designer', 'تصميم'],
  ['dte', 'dedicatee', 'إهداء إلى'],
  ['dto', 'author of dedication', 'كاتب الإهداء'],
  ['edc', 'editor of compilation', 'تحرير المجموعة'],
  ['fnd', 'funder', 'تمويل'],
  ['ins', 'inscriber', 'نقش'],
  ['isb', 'issuing body', 'إصدار'],
  ['ive', 'interviewee', 'المحاوَر'],
  ['ivr', 'interviewer', 'حوار'],
  ['lbt', 'librettist', 'نص غنائي'],
  ['lyr', 'lyricist', 'كلمات'],
  ['mrk', 'markup editor', 'ترميز'],
  ['nrt', 'narrator', 'رواية'],
  ['oth', 'other', 'إسهام'],
  ['pbd', 'publishing director', 'إدارة النشر'],
  ['pbl', 'publisher', 'نشر'],
  ['pfr', 'proofreader', 'مراجعة وتدقيق'],
  ['pht', 'photographer', 'تصوير'],
  ['prt', 'printer', 'طباعة'],
  ['red', 'redaktor', 'تهذيب'],
  ['res', 'researcher', 'بحث'],
  ['rev', 'reviewer', 'مراجعة'],
  ['sad', 'scientific advisor', 'مراجعة علمية'],
  ['scr', 'scribe', 'نسخ'],
  ['spn', 'sponsor', 'رعاية'],
  ['ths', 'thesis advisor', 'إشراف'],
  ['trc', 'transcriber', 'تفريغ'],
  ['tyd', 'type designer', 'تصميم الخط'],
  ['tyg', 'typographer', 'إخراج'],
  ['win', 'writer of introduction', 'مقدمة'],
  ['wpr', 'writer of preface', 'تمهيد'],
  ['wac', 'writer of added commentary', 'حواش'],
  ['wat', 'writer of added text', 'نص مضاف'],
] as const;

/** Every role Warraq knows, the usual ones first. */
export const roles: readonly Role[] = rows.map(([code, name, ar]) => ({ code, name, ar }));

/** What a person of a role is called in Arabic, Persian and Urdu, where the label names the work. */
const persons: Readonly<Record<string, string>> = {
  author: 'مؤلف كاتب نویسنده مصنف',
  translator: 'مترجم',
  editor: 'محرر ویراستار',
  'critical editor': 'محقق',
  illustrator: 'رسام تصویرگر',
  adapter: 'معد',
  annotator: 'معلق',
  'author of introduction': 'مقدم',
  calligrapher: 'خطاط خوشنویس',
  cartographer: 'خرائطي',
  commentator: 'شارح',
  compiler: 'جامع گردآورنده مرتب',
  corrector: 'مصحح',
  designer: 'مصمم',
  photographer: 'مصور عکاس',
  proofreader: 'مدقق',
  publisher: 'ناشر',
  researcher: 'باحث',
  reviewer: 'مراجع',
  scribe: 'ناسخ',
  'thesis advisor': 'مشرف',
};
const rolesOfPersons: ReadonlyMap<string, string> = new Map(
  Object.entries(persons).flatMap(([role, words]) => words.split(' ').map((word) => [word, role] as const)),
);

/** The role with this English name, code, Arabic label («ترجمة») or name of a person of it («المترجم»). */
export function findRole(name: string): Role | undefined {
  const written = name.trim().toLowerCase();
  const person = written.replaceAll(/\p{M}/gu, '').replace(/^ال/, '');
  const wanted = rolesOfPersons.get(person) ?? written;
  return roles.find((role) => role.name === wanted || role.code === wanted || role.ar === wanted);
}
