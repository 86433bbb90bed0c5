/**
 * The one table of diagnostic codes: severity, a line of explanation (the manual's appendix), the message
 * and the hint in English and in Arabic. `{name}` stands for a parameter; the type of the parameters is
 * read off the English message and hint, so a call that forgets one does not compile.
 */

export interface CodeEntry {
  readonly severity: 'error' | 'warning' | 'hint';
  /** One line for the manual. */
  readonly explain: string;
  readonly en: string;
  readonly ar: string;
  /** What the user can do about it. */
  readonly hint?: { readonly en: string; readonly ar: string };
}

const entries = {
  'yaml-syntax': {
    severity: 'error',
    explain: 'The YAML does not parse.',
    en: 'The YAML is broken: {problem}',
    ar: 'نص YAML معطوب: {problem}',
    hint: {
      en: '{advice}',
      ar: '{advice}',
    },
  },
  'wrong-type': {
    severity: 'error',
    explain: 'A key holds a value of another kind than it should.',
    en: '“{key}” must be {expected}, not {actual}',
    ar: 'يجب أن تكون قيمة «{key}» {expected}، لا {actual}',
  },
  'invalid-value': {
    severity: 'error',
    explain: 'A key holds a value outside what is allowed.',
    en: '“{key}” cannot be “{value}”: {reason}',
    ar: 'لا تصح القيمة «{value}» للمفتاح «{key}»: {reason}',
  },
  'unknown-metadata-key': {
    severity: 'error',
    explain: 'A key that Warraq does not know.',
    en: 'Unknown key “{key}”',
    ar: 'مفتاح غير معروف «{key}»',
    hint: {
      en: '{suggestion}',
      ar: '{suggestion}',
    },
  },
  'missing-metadata-key': {
    severity: 'error',
    explain: 'A key that every book needs is absent.',
    en: 'The key “{key}” is missing',
    ar: 'المفتاح «{key}» ناقص',
    hint: {
      en: '{advice}',
      ar: '{advice}',
    },
  },
  'invalid-isbn': {
    severity: 'error',
    explain: 'The check digit of an ISBN-13 is wrong.',
    en: '“{value}” is not an ISBN-13: {reason}',
    ar: '«{value}» ليس رقم ISBN-13 صحيحًا: {reason}',
    hint: {
      en: 'Copy the number again from the agency’s letter; it has thirteen digits and starts with 978 or 979.',
      ar: 'انسخ الرقم من خطاب الوكالة؛ فيه ثلاثة عشر رقمًا ويبدأ بـ978 أو 979.',
    },
  },
  'hijri-year': {
    severity: 'warning',
    explain: 'The year of the date looks like one of the Hijri calendar.',
    en: 'The year {year} is read as Gregorian',
    ar: 'تُقرأ السنة {year} بالتقويم الميلادي',
    hint: {
      en: 'If it is Hijri, write the Gregorian date; “hijri: true” shows both.',
      ar: 'إن كانت هجرية فاكتب التاريخ الميلادي، ويُظهر «hijri: true» التاريخين معًا.',
    },
  },
  'hijri-without-date': {
    severity: 'warning',
    explain: 'The Hijri date is asked for, and there is no date.',
    en: '“hijri” shows the date in the Hijri calendar too, and the book has no date',
    ar: 'يُظهر «hijri» التاريخ الهجري أيضًا، ولا تاريخ للكتاب',
    hint: {
      en: 'Add a line “date: …” with the Gregorian date.',
      ar: 'أضف سطرًا «date: …» فيه التاريخ الميلادي.',
    },
  },
  'missing-file': {
    severity: 'error',
    explain: 'A file that the book names does not exist.',
    en: 'There is no file “{path}”',
    ar: 'لا يوجد ملف «{path}»',
    hint: {
      en: 'Check the spelling. Books are looked for in the folder you are in, a book’s files in its own.',
      ar: 'راجع كتابة الاسم؛ يُبحث عن الكتب من المجلد الذي أنت فيه، وعن ملفات الكتاب من مجلده.',
    },
  },
  'repeated-file': {
    severity: 'warning',
    explain: 'A file is listed twice among the files of a book.',
    en: '“{path}” is listed again',
    ar: 'الملف «{path}» مذكور مرة أخرى',
    hint: {
      en: 'Its text stands in the book twice, as listed. If that is not meant, remove one.',
      ar: 'نصه في الكتاب مرتين كما ذُكر. إن لم يكن ذلك مقصودًا فاحذف أحدهما.',
    },
  },
  'unreadable-file': {
    severity: 'error',
    explain: 'A file cannot be read.',
    en: '“{path}” cannot be read: {reason}',
    ar: 'تعذرت قراءة «{path}»: {reason}',
  },
  'not-utf8': {
    severity: 'error',
    explain: 'A text file is not UTF-8.',
    en: '“{path}” is not UTF-8 text (byte {offset})',
    ar: '«{path}» ليس نصًا بترميز UTF-8 (البايت {offset})',
    hint: {
      en: 'Save it again as UTF-8; old Arabic files are often Windows-1256, and some editors write UTF-16.',
      ar: 'احفظه من جديد بترميز UTF-8؛ فكثير من الملفات العربية القديمة بترميز Windows-1256، وبعض المحررات يكتب UTF-16.',
    },
  },
  'no-book': {
    severity: 'error',
    explain: 'What was named is not a book.',
    en: '“{path}” is neither a Markdown file nor a folder with book.yaml',
    ar: '«{path}» ليس ملف Markdown ولا مجلدًا فيه book.yaml',
    hint: {
      en: '{advice}',
      ar: '{advice}',
    },
  },
  'no-books': {
    severity: 'error',
    explain: 'No book was named, and there is none under “content/”.',
    en: 'No book was named, and there is none under “{path}/” here',
    ar: 'لم يُذكر كتاب، ولا كتاب تحت «{path}/» هنا',
    hint: {
      en: 'Name one: “warraq build my-book”; “warraq new my-book” makes one to start from.',
      ar: 'اذكر كتابًا: «warraq build my-book»، وينشئ «warraq new my-book» كتابًا تبدأ منه.',
    },
  },
  'no-text': {
    severity: 'error',
    explain: 'The book has no text at all.',
    en: 'The book has no text',
    ar: 'ليس في الكتاب نص',
    hint: {
      en: 'Write something in “{path}”.',
      ar: 'اكتب شيئًا في «{path}».',
    },
  },
  'outside-book': {
    severity: 'error',
    explain: 'A path leads out of the book’s folder.',
    en: '“{path}” leads out of the book’s folder',
    ar: 'يخرج المسار «{path}» عن مجلد الكتاب',
    hint: {
      en: 'Copy the file into the book’s folder.',
      ar: 'انسخ الملف إلى مجلد الكتاب.',
    },
  },
  'missing-image': {
    severity: 'error',
    explain: 'An image that the text calls does not exist.',
    en: 'There is no image “{path}”',
    ar: 'لا توجد صورة «{path}»',
    hint: {
      en: 'Check the spelling; paths are relative to the Markdown file.',
      ar: 'راجع كتابة الاسم؛ المسارات نسبية إلى ملف Markdown.',
    },
  },
  'invalid-image': {
    severity: 'error',
    explain: 'An image cannot be used.',
    en: 'The image “{path}” cannot be used: {reason}',
    ar: 'لا يمكن استعمال الصورة «{path}»: {reason}',
    hint: {
      en: 'Save it again as PNG, JPEG or SVG.',
      ar: 'احفظها من جديد بصيغة PNG أو JPEG أو SVG.',
    },
  },
  'svg-part-ignored': {
    severity: 'warning',
    explain: 'An SVG has parts that the PDF does not draw.',
    en: 'The PDF shows the image “{path}” without {parts}',
    ar: 'تظهر الصورة «{path}» في PDF بلا {parts}',
    hint: {
      en: 'Turn text, gradients and the like into plain paths, or save the image as PNG.',
      ar: 'حوّل النصوص والتدرجات وما إليها إلى مسارات، أو احفظ الصورة بصيغة PNG.',
    },
  },
  'missing-alt': {
    severity: 'error',
    explain: 'An image has no alternative text.',
    en: 'The image “{path}” has no alternative text',
    ar: 'ليس للصورة «{path}» نص بديل',
    hint: {
      en: 'Say in the brackets what the picture shows: ![…]({path}). Readers who cannot see it depend on it.',
      ar: 'صف ما في الصورة بين القوسين: ![…]({path})؛ فهو كل ما يصل إلى من لا يراها.',
    },
  },
  'remote-image': {
    severity: 'error',
    explain: 'An image on the web cannot be printed.',
    en: 'The image “{url}” is on the web; a book can only hold files',
    ar: 'الصورة «{url}» على الشبكة؛ ولا يحمل الكتاب إلا ملفات',
    hint: {
      en: 'Save it beside the text and name the file.',
      ar: 'احفظها بجوار النص واذكر اسم الملف.',
    },
  },
  'raw-html': {
    severity: 'error',
    explain: 'Raw HTML cannot be placed in a book.',
    en: 'Raw HTML cannot be placed in a book: {excerpt}',
    ar: 'لا يمكن وضع HTML خام في كتاب: {excerpt}',
    hint: {
      en: '{advice}',
      ar: '{advice}',
    },
  },
  'unsupported-markdown': {
    severity: 'error',
    explain: 'Markdown that has no place in a book.',
    en: '{construct} cannot be placed in a book',
    ar: 'لا يمكن وضع {construct} في كتاب',
    hint: {
      en: '{advice}',
      ar: '{advice}',
    },
  },
  'unknown-directive': {
    severity: 'error',
    explain: 'A ::: block or :mark that Warraq does not know.',
    en: 'There is no block or mark called “{name}”',
    ar: 'لا كتلة ولا علامة باسم «{name}»',
    hint: {
      en: '{suggestion}',
      ar: '{suggestion}',
    },
  },
  'unknown-attribute': {
    severity: 'error',
    explain: 'A ::: block or :mark has a {key=…} that it does not take.',
    en: '“{name}” takes no “{key}”',
    ar: 'لا تقبل «{name}» المفتاح «{key}»',
    hint: {
      en: '{suggestion}',
      ar: '{suggestion}',
    },
  },
  'invalid-directive': {
    severity: 'error',
    explain: 'A ::: block or :mark lacks something it needs, or holds what it cannot.',
    en: '“{name}” is not right: {reason}',
    ar: '«{name}» غير صحيحة: {reason}',
  },
  'table-row-too-long': {
    severity: 'error',
    explain: 'A table row has more cells than the header.',
    en: 'A row has {count} cells, the table’s header {expected}',
    ar: 'عدد خلايا هذا الصف {count}، وعدد خلايا رأس الجدول {expected}',
    hint: {
      en: 'Add a column to the header, or put a backslash before a “|” that belongs to the text.',
      ar: 'زد عمودًا في الرأس، أو ضع شرطة مائلة عكسية قبل «|» إن كان من النص.',
    },
  },
  'unclosed-front-matter': {
    severity: 'error',
    explain: 'The metadata at the head of a Markdown file has no end.',
    en: 'No line “---” ends the metadata that begins here',
    ar: 'لا سطر «---» ينهي البيانات التي تبدأ هنا',
    hint: {
      en: 'Write “---” on a line of its own after the last key.',
      ar: 'اكتب «---» في سطر مستقل بعد آخر مفتاح.',
    },
  },
  'front-matter-ignored': {
    severity: 'warning',
    explain: 'A file of a book with book.yaml has front matter of its own.',
    en: 'The metadata at the head of this file is not read; book.yaml holds the book’s',
    ar: 'لا تُقرأ البيانات في رأس هذا الملف؛ فبيانات الكتاب في book.yaml',
    hint: {
      en: '{advice}',
      ar: '{advice}',
    },
  },
  'unsafe-link': {
    severity: 'error',
    explain: 'A link whose scheme does not belong in a book.',
    en: 'The link “{url}” is not allowed in a book',
    ar: 'الرابط «{url}» غير مسموح به في كتاب',
    hint: {
      en: 'Use http, https, mailto, #anchor, or a Markdown file of this book.',
      ar: 'استعمل http أو https أو mailto أو ‎#‎مرساة أو ملف Markdown من هذا الكتاب.',
    },
  },
  'empty-link': {
    severity: 'warning',
    explain: 'A link without words.',
    en: 'The link to “{url}” has no words, so nobody could follow it',
    ar: 'الرابط إلى «{url}» بلا ألفاظ، فلا سبيل إلى اتباعه',
    hint: {
      en: 'Write words between the brackets: [words]({url}).',
      ar: 'اكتب ألفاظًا بين القوسين: [ألفاظ]({url}).',
    },
  },
  'broken-link': {
    severity: 'error',
    explain: 'A link to a place that is not in the book.',
    en: 'The link leads to “#{anchor}”, which is nowhere in the book',
    ar: 'يقود الرابط إلى «#{anchor}»، ولا وجود له في الكتاب',
    hint: {
      en: '{suggestion}',
      ar: '{suggestion}',
    },
  },
  'unknown-index-term': {
    severity: 'warning',
    explain: 'An index entry sends to a term that the index does not have.',
    en: 'The index sends from “{term}” to “{see}”, which it does not have',
    ar: 'يحيل الكشّاف من «{term}» إلى «{see}»، وليست فيه',
    hint: {
      en: '{suggestion}',
      ar: '{suggestion}',
    },
  },
  'undefined-note': {
    severity: 'error',
    explain: 'A footnote mark without a note.',
    en: 'The note “{label}” is called but not written',
    ar: 'أُشير إلى الحاشية «{label}» ولم تُكتب',
    hint: {
      en: 'Write “[^{label}]: …” on a line of its own.',
      ar: 'اكتب «[^{label}]: …» في سطر مستقل.',
    },
  },
  'note-name': {
    severity: 'error',
    explain: 'A footnote whose name holds spaces.',
    en: '“[^{name}]” is no note: its name holds spaces',
    ar: '«[^{name}]» ليست حاشية: في اسمها مسافات',
    hint: {
      en: 'Write “[^{better}]”, here and where the words of the note stand.',
      ar: 'اكتب «[^{better}]» هنا وفي موضع نص الحاشية.',
    },
  },
  'unused-link': {
    severity: 'warning',
    explain: 'The address of a link that nothing uses; such a line is not printed.',
    en: '“[{label}]: {words}” gives a link its address, so it is not printed, and no link has that name',
    ar: 'السطر «[{label}]: {words}» عنوانُ رابط فلا يُطبع، ولا رابط بهذا الاسم',
    hint: {
      en: 'If it is text, put a backslash before it: \\[{label}]: …; if not, remove it.',
      ar: 'إن كان نصًا فضع قبله شرطة مائلة عكسية: ‎\\[‏{label}]: …، وإلا فاحذفه.',
    },
  },
  'duplicate-note': {
    severity: 'error',
    explain: 'Two notes have the same label.',
    en: 'Two notes are labelled “{label}”',
    ar: 'حاشيتان بعلامة واحدة «{label}»',
    hint: {
      en: 'Give one of them another label, here and where it is called.',
      ar: 'ضع لإحداهما علامة أخرى، هنا وفي موضع الإشارة إليها.',
    },
  },
  'empty-note': {
    severity: 'warning',
    explain: 'A footnote without words.',
    en: 'The note “{label}” has no words',
    ar: 'الحاشية «{label}» بلا نص',
    hint: {
      en: 'Write its text after the colon; further paragraphs are indented by four spaces.',
      ar: 'اكتب نصها بعد النقطتين، وأزح ما بعد فقرتها الأولى بأربع مسافات.',
    },
  },
  'unused-note': {
    severity: 'warning',
    explain: 'A footnote that nothing calls.',
    en: 'The note “{label}” is never called, so it is not printed',
    ar: 'الحاشية «{label}» لا يُشار إليها، فلن تُطبع',
    hint: {
      en: 'Put [^{label}] where it belongs, or remove it.',
      ar: 'ضع [^{label}] في موضعها أو احذفها.',
    },
  },
  'duplicate-anchor': {
    severity: 'error',
    explain: 'Two places have the same name.',
    en: 'Two places are called “{anchor}”',
    ar: 'موضعان باسم واحد «{anchor}»',
    hint: {
      en: 'Give one of them another {#name}.',
      ar: 'سمِّ أحدهما باسم آخر.',
    },
  },
  'empty-chapter': {
    severity: 'warning',
    explain: 'A heading with nothing under it.',
    en: 'The chapter “{title}” is empty',
    ar: 'الفصل «{title}» فارغ',
    hint: {
      en: 'Write its text or remove the heading.',
      ar: 'اكتب نصه أو احذف عنوانه.',
    },
  },
  'empty-heading': {
    severity: 'error',
    explain: 'A heading without words.',
    en: 'A heading has no words',
    ar: 'عنوان بلا كلمات',
    hint: {
      en: 'Write the heading or remove the # signs.',
      ar: 'اكتب العنوان أو احذف علامات #.',
    },
  },
  'lines-run-together': {
    severity: 'warning',
    explain: 'Lines that look like a list are one paragraph.',
    en: 'Lines that begin like this one run together into one paragraph: “{marker}” does not begin an item of a list',
    ar: 'الأسطر التي تبدأ كهذا تتصل في فقرة واحدة؛ فالعلامة «{marker}» لا تبدأ بندًا في قائمة',
    hint: {
      en: 'Begin each with “1. ” or “- ”, with its space (the book counts in its own digits), or part them with empty lines.',
      ar: 'ابدأ كلًا منها بـ«1. » أو «- » مع المسافة (ويرقّم ورّاق البنود بأرقام الكتاب)، أو افصل بينها بأسطر فارغة.',
    },
  },
  'paragraphs-run-together': {
    severity: 'warning',
    explain: 'Lines that look like paragraphs are one paragraph.',
    en: 'These {count} lines are one paragraph, though most end as paragraphs do: no empty lines part them',
    ar: 'هذه الأسطر ({count}) فقرة واحدة، وإن انتهى أكثرها كما تنتهي الفقرات؛ إذ لا أسطر فارغة بينها',
    hint: {
      en: 'Put an empty line after each paragraph.',
      ar: 'اجعل بعد كل فقرة سطرًا فارغًا.',
    },
  },
  'foreign-mark': {
    severity: 'warning',
    explain: 'A mark of another kind of Markdown means nothing here.',
    en: '“{mark}” is {notation} in other kinds of Markdown, but not here',
    ar: '«{mark}» تدل على {notation} في أنواع أخرى من ماركداون، لا هنا',
    hint: {
      en: '{advice}',
      ar: '{advice}',
    },
  },
  'stray-mark': {
    severity: 'warning',
    explain: 'Something typed as a mark of Markdown is none, and is printed as it stands.',
    en: '“{mark}” is printed as it stands: {problem}',
    ar: 'ستُطبع «{mark}» كما هي: {problem}',
    hint: {
      en: '{advice}',
      ar: '{advice}',
    },
  },
  'hidden-mark': {
    severity: 'warning',
    explain: 'A character that is not seen stands before a mark of Markdown, which is printed as it stands.',
    en: 'Before this mark stands {codePoint}, which is not seen: it begins nothing, and is printed',
    ar: 'قبل هذه العلامة محرف لا يُرى ({codePoint})، فلا تبدأ شيئًا وستُطبع كما هي',
    hint: {
      en: 'Delete all that stands before the mark, and the space after it, and type the space anew.',
      ar: 'احذف ما قبل العلامة كله والمسافة التي بعدها، واكتب المسافة من جديد.',
    },
  },
  'indented-text': {
    severity: 'warning',
    explain: 'Text behind a tab or four spaces is set as a listing.',
    en: 'These lines begin with a tab or four spaces, so they are set as a listing: from left to right, marks and all',
    ar: 'تبدأ هذه الأسطر بعلامة جدولة أو أربع مسافات، فتُصفّ شيفرةً من اليسار إلى اليمين بعلاماتها',
    hint: {
      en: 'Take the spaces away; the design indents paragraphs. A listing stands between lines of “```”.',
      ar: 'احذف المسافات؛ فالتصميم يزيح أوائل الفقرات. والشيفرة تُكتب بين سطرين من «```».',
    },
  },
  'unclosed-comment': {
    severity: 'error',
    explain: 'A comment is opened and not closed, and takes in all that follows.',
    en: 'The comment that begins here is not closed, and takes in all that follows',
    ar: 'التعليق الذي يبدأ هنا لم يُغلق، فدخل فيه كل ما بعده',
    hint: { en: 'Close it with “-->”.', ar: 'أغلقه بعلامة «-->».' },
  },
  'unclosed-listing': {
    severity: 'error',
    explain: 'A listing is opened and not closed, and takes in all that follows in its block.',
    en: 'The listing that begins here is not closed, and takes in all that follows in its block',
    ar: 'الشيفرة التي تبدأ هنا لم تُغلق، فدخل فيها كل ما بعدها في كتلتها',
    hint: {
      en: 'Close it with a line “{fence}”.',
      ar: 'أغلقها بسطر «{fence}».',
    },
  },
  'heading-skip': {
    severity: 'warning',
    explain: 'A heading jumps over a level.',
    en: 'A heading of level {level} follows one of level {previous}',
    ar: 'عنوان من المستوى {level} يلي عنوانًا من المستوى {previous}',
    hint: {
      en: 'Use level {expected}; readers who navigate by headings lose their way otherwise.',
      ar: 'استعمل المستوى {expected}؛ وإلا ضل من يتنقل بالعناوين.',
    },
  },
  'bold-for-headings': {
    severity: 'warning',
    explain: 'A book has no headings, but short lines that are bold throughout.',
    en: 'The book has no heading, but lines that are bold throughout, as headings are made in Word without styles',
    ar: 'ليس في الكتاب عنوان، وفيه أسطر غليظة كلها، كما تُصنع العناوين في وورد بغير أنماط',
    hint: {
      en: 'Write “# ” or “## ” before such a line in place of its stars: contents and bookmarks are made of headings.',
      ar: 'اكتب قبل السطر «# » أو «## » بدل النجوم: فمن العناوين تُصنع المحتويات والعلامات.',
    },
  },
  'nesting-too-deep': {
    severity: 'error',
    explain: 'Blocks are nested too deeply to set.',
    en: 'Blocks are nested more than {limit} levels deep',
    ar: 'زادت مستويات تداخل الكتل على {limit}',
  },
  'oversized-block': {
    severity: 'warning',
    explain: 'A paragraph, quotation or table makes a file of the EPUB that old reading systems cannot open.',
    en: 'This block alone makes a file of some {kilobytes} kB in the EPUB; old reading systems cannot open it',
    ar: 'هذه الكتلة وحدها تصنع في EPUB ملفًا حجمه نحو {kilobytes} كيلوبايت، ولا تفتحه أجهزة القراءة القديمة',
    hint: {
      en: 'Divide it: what lies between two blank lines is never cut over two files.',
      ar: 'اقسمها: ما بين سطرين فارغين لا يوزَّع على ملفين.',
    },
  },
  'unbalanced-isolate': {
    severity: 'warning',
    explain: 'A bidi control is opened and not closed, or closed and not opened.',
    en: 'The bidi control {character} has no partner in this paragraph',
    ar: 'ليس لرمز الاتجاه {character} قرين في هذه الفقرة',
    hint: {
      en: 'Remove it, or add its partner.',
      ar: 'احذفه أو أضف قرينه.',
    },
  },
  'replacement-character': {
    severity: 'warning',
    explain: 'The text holds U+FFFD, which programs put where they could not read a character.',
    en: 'The text holds U+FFFD: here a program lost a character',
    ar: 'في النص المحرف U+FFFD: أضاع برنامجٌ محرفًا في هذا الموضع',
    hint: {
      en: 'Write the lost character again, from the original.',
      ar: 'اكتب المحرف الضائع من جديد، نقلًا عن الأصل.',
    },
  },
  'lone-surrogate': {
    severity: 'error',
    explain: 'Half of a character: broken text.',
    en: 'The text holds half a character ({codePoint})',
    ar: 'في النص نصف محرف ({codePoint})',
    hint: {
      en: 'Delete it and type the character again.',
      ar: 'احذفه واكتب المحرف من جديد.',
    },
  },
  'control-character': {
    severity: 'error',
    explain: 'A control character that no file format allows.',
    en: 'The text holds the control character {codePoint}',
    ar: 'في النص محرف تحكم {codePoint}',
    hint: {
      en: 'Delete it.',
      ar: 'احذفه.',
    },
  },
  'presentation-form': {
    severity: 'warning',
    explain: 'Presentation forms stand for letters, as in text copied from old PDFs.',
    en: 'The text holds forms of letters in place of letters ({uses}): “{character}” ({codePoint}) for “{letters}”',
    ar: 'في النص أشكال حروف مكان الحروف ({uses}): «{character}» ({codePoint}) مكان «{letters}»',
    hint: {
      en: 'Write the letters themselves (Unicode’s form NFKC makes them of these), so that search and speech find the words.',
      ar: 'اكتب الحروف نفسها (وصيغة يونيكود NFKC تردها إليها) ليجد البحثُ والقارئُ الآلي الكلمات.',
    },
  },
  'missing-glyph': {
    severity: 'error',
    explain: 'No font of the design has a character.',
    en: 'The fonts {faces} lack “{character}” ({codePoint}), which is used {uses}',
    ar: 'تخلو الخطوط {faces} من «{character}» ({codePoint})، وقد ورد {uses}',
    hint: {
      en: '{suggestion}',
      ar: '{suggestion}',
    },
  },
  'missing-font': {
    severity: 'error',
    explain: 'A font that the design names is not there.',
    en: 'There is no font “{family}” in fonts/',
    ar: 'لا يوجد خط «{family}» في fonts/',
    hint: {
      en: '{suggestion}',
      ar: '{suggestion}',
    },
  },
  'invalid-font': {
    severity: 'error',
    explain: 'A font file cannot be used.',
    en: 'The font “{path}” cannot be used: {reason}',
    ar: 'لا يمكن استعمال الخط «{path}»: {reason}',
    hint: {
      en: 'Replace it with a fresh copy from its maker.',
      ar: 'استبدل به نسخة سليمة من صاحبه.',
    },
  },
  'missing-design': {
    severity: 'error',
    explain: 'There is no such design.',
    en: 'There is no design “{name}”',
    ar: 'لا يوجد تصميم «{name}»',
    hint: {
      en: 'The designs there are: {names}.',
      ar: 'التصاميم الموجودة: {names}.',
    },
  },
  'unfit-style': {
    severity: 'error',
    explain: 'A rule of a style sheet that makes the EPUB invalid.',
    en: '“{rule}” cannot stand in the style sheet: {reason}',
    ar: 'لا تصح «{rule}» في ملف الأنماط: {reason}',
    hint: {
      en: 'Remove the rule. Fonts and direction come from the design and the book; a picture may stand in the rule itself (data:).',
      ar: 'احذف القاعدة. فالخطوط والاتجاه من التصميم والكتاب، وللصورة أن تُكتب في القاعدة نفسها (data:).',
    },
  },
  'cut-by-edge': {
    severity: 'warning',
    explain: 'Running heads or folios stand so near the page’s edge that it cuts them, or beyond it.',
    en: 'The page’s edge cuts what “{key}” sets',
    ar: 'تقطع حافة الصفحة ما يضعه «{key}»',
    hint: {
      en: 'Make the margin there wider, or the `distance` smaller.',
      ar: 'وسّع الهامش هناك، أو قلّل `distance`.',
    },
  },
  'unclosed-style': {
    severity: 'error',
    explain:
      'A brace or a comment of a style sheet that is not closed: it would take in the rules behind it.',
    en: '“{rule}” is not closed in the style sheet',
    ar: 'لم تُغلق «{rule}» في ملف الأنماط',
    hint: { en: 'Close it.', ar: 'أغلقها.' },
  },
  'unknown-placeholder': {
    severity: 'error',
    explain: 'A design’s style sheet asks for a value that designs do not have.',
    en: 'The style sheet asks for “{name}”, which no design has',
    ar: 'يطلب ملف الأنماط القيمة «{name}»، ولا وجود لها في التصاميم',
    hint: { en: '{suggestion}', ar: '{suggestion}' },
  },
  'overfull-line': {
    severity: 'warning',
    explain: 'A line does not fit its measure.',
    en: 'A line on page {page} is {excess} pt too wide: “{text}”',
    ar: 'سطر في الصفحة {page} أعرض من حده بمقدار {excess} نقطة: «{text}»',
    hint: {
      en: 'Break the long word, add a space, or reword the sentence.',
      ar: 'اقطع الكلمة الطويلة أو أضف مسافة أو أعد صياغة الجملة.',
    },
  },
  'cut-word': {
    severity: 'warning',
    explain: 'A word is longer than a line and was cut.',
    en: 'A word in line {line} of page {page} is longer than a line and was cut: “{text}”',
    ar: 'كلمة في السطر {line} من الصفحة {page} أطول من سطر فقُطعت: «{text}»',
    hint: {
      en: 'Say where it may break with a space or U+200B, or reword the sentence.',
      ar: 'بيّن موضع قطعها بمسافة أو بالمحرف U+200B، أو أعد صياغة الجملة.',
    },
  },
  'cut-table': {
    severity: 'warning',
    explain: 'Words of a table are wider than their columns and were cut.',
    en: 'Words of a table on page {page} are wider than their columns and were cut: “{text}”',
    ar: 'كلمات في جدول في الصفحة {page} أعرض من أعمدتها فقُطعت: «{text}»',
    hint: {
      en: 'Give it fewer columns or shorter words, or make two tables of it.',
      ar: 'قلّل أعمدته أو اختصر كلماته أو اجعله جدولين.',
    },
  },
  'overfull-table': {
    severity: 'warning',
    explain: 'Lines of a table do not fit their cells.',
    en: 'A table on page {page} is too wide, by {excess} pt at worst: “{text}”',
    ar: 'جدول في الصفحة {page} أعرض من حده، وأقصى ما جاوزه {excess} نقطة: «{text}»',
    hint: {
      en: 'Give it fewer columns or shorter words, or make two tables of it.',
      ar: 'قلّل أعمدته أو اختصر كلماته أو اجعله جدولين.',
    },
  },
  'loose-line': {
    severity: 'warning',
    explain:
      'A line had to be spaced beyond tolerance, or left short where its words would stand too far apart.',
    en: 'Line {line} of page {page} needs {ratio} times its natural spaces to be full',
    ar: 'السطر {line} من الصفحة {page} لا يمتلئ إلا بمسافات بين كلماته تبلغ {ratio} من المسافة المعتادة',
    hint: {
      en: 'Reword the sentence, or allow the lines more: `kashida: generous`, `expansion: 0.02`, a wider measure.',
      ar: 'أعد صياغة الجملة، أو أعطِ السطور سعة: `kashida: generous` أو `expansion: 0.02` أو سطرًا أعرض.',
    },
  },
  'unsettled-references': {
    severity: 'warning',
    explain: 'Page numbers in the text change the pages they name, again and again.',
    en: 'Page numbers in the text did not settle; some may be wrong by a page',
    ar: 'لم تستقر أرقام الصفحات المذكورة في المتن، وقد يختلف بعضها صفحة',
    hint: {
      en: 'Reword a sentence near a :page[…], so that its paragraph is a little shorter.',
      ar: 'أعد صياغة جملة قرب ‎:page[…]‎ لتقصر فقرتها قليلًا.',
    },
  },
  'unknown-pages': {
    severity: 'warning',
    explain: 'An EPUB made alone does not know the page numbers that its text asks for.',
    en: 'An EPUB made without a PDF has no page numbers: here it names the place instead',
    ar: 'ملف EPUB يُصنع وحده لا أرقام صفحات له، فيُذكر هنا اسم الموضع',
    hint: {
      en: 'Make a PDF in the same build (--format pdf,epub, or `formats: [epub, pdf]`), or write :ref[…] for the name.',
      ar: 'اصنع PDF في البناء نفسه (‎--format pdf,epub‎ أو `formats: [epub, pdf]`)، أو اكتب ‎:ref[…]‎ للاسم.',
    },
  },
  'too-tall': {
    severity: 'warning',
    explain: 'A block is taller than the page.',
    en: 'A block on page {page} is taller than the page and was scaled or cut over pages',
    ar: 'كتلة في الصفحة {page} أطول من الصفحة، فقُسمت أو صُغرت',
  },
  'parted-blocks': {
    severity: 'warning',
    explain: 'A heading and its text, or other blocks that belong together, need more than a page.',
    en: 'What belongs together does not fit page {page} and goes on on the next one here',
    ar: 'لا تسع الصفحة {page} ما يجب أن يبقى معًا، فانفصل هنا إلى ما بعدها',
    hint: {
      en: 'Give the page more lines (a smaller `leading`, a larger `page`), or its headings less room.',
      ar: 'زد سطور الصفحة (`leading` أصغر أو `page` أكبر) أو أنقص ما حول عناوينها.',
    },
  },
  'too-many-chapters': {
    severity: 'error',
    explain: 'The book has more chapters than a book can have: each begins a page, and a file of the EPUB.',
    en: 'The book has {count} chapters; of more than {limit} no book can be made',
    ar: 'عدد فصول الكتاب {count}، ولا يُصنع كتاب من أكثر من {limit}',
    hint: {
      en: 'Give what are entries rather than chapters, as in a dictionary, a lower level (##) under a chapter (#); or divide the book into volumes.',
      ar: 'اجعل ما هو مدخل لا فصل، كمداخل المعجم، في مستوى أدنى (##) تحت فصل (#)، أو قسّم الكتاب أجزاء.',
    },
  },
  'unwritable-output': {
    severity: 'error',
    explain: 'The output cannot be written.',
    en: '“{path}” cannot be written: {reason}',
    ar: 'تعذرت كتابة «{path}»: {reason}',
    hint: {
      en: 'Nothing was changed there. Name another folder (for books, with --out).',
      ar: 'لم يتغير شيء هناك. سمِّ مجلدًا آخر (وللكتب بالخيار ‎--out).',
    },
  },
  'own-mistake': {
    severity: 'error',
    explain: 'Warraq itself is at fault: no input should lead there.',
    en: 'Warraq made a mistake over “{book}”, and nothing of it was written: {problem}',
    ar: 'أخطأ ورّاق في «{book}» ولم يكتب منه شيئًا: {problem}',
    hint: {
      en: 'The book is not to blame. Please report this with the manuscript: {trace}',
      ar: 'العيب ليس في الكتاب. أبلغ عنه من فضلك مع المخطوط: {trace}',
    },
  },
  'folder-not-empty': {
    severity: 'error',
    explain: 'The folder for a new book is not empty.',
    en: '“{path}” is not empty',
    ar: 'المجلد «{path}» غير فارغ',
    hint: {
      en: 'Name a folder that does not exist yet.',
      ar: 'سمِّ مجلدًا غير موجود بعد.',
    },
  },
  'duplicate-slug': {
    severity: 'error',
    explain: 'Two books would be written to the same file.',
    en: '“{other}” and “{book}” would both be written to “{slug}”',
    ar: 'سيُكتب «{other}» و«{book}» باسم واحد «{slug}»',
    hint: {
      en: 'Give one of them another “slug:”.',
      ar: 'ضع لأحدهما «slug:» آخر.',
    },
  },
} as const satisfies Readonly<Record<string, CodeEntry>>;

/** A stable, readable name of a kind of diagnostic. */
export type Code = keyof typeof entries;

type Placeholder<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `#${string}` ? never : Name) | Placeholder<Rest>
  : never;

type HintOf<Entry> = Entry extends { readonly hint: { readonly en: infer Hint extends string } } ? Hint : '';

/** The parameters a code's message and hint ask for. */
export type ParamsOf<C extends Code> = {
  readonly [Name in Placeholder<(typeof entries)[C]['en']> | Placeholder<HintOf<(typeof entries)[C]>>]:
    | string
    | number;
};

/** Every diagnostic Warraq can give. */
export const codes: Readonly<Record<Code, CodeEntry>> = entries;

/** All codes, in the table's order. */
export const allCodes: readonly Code[] = Object.keys(entries).filter((code): code is Code => code in entries);
