/**
 * Phrases that fill the messages' parameters: the kinds of value, the reasons, the suggestions. A stage
 * passes `phrase('one-of', 'arab, latn')`; what it gets is a marked string that `render.ts` puts into the
 * reader's language. A parameter that is not so marked is shown as it is.
 */

interface Phrase {
  readonly en: string;
  readonly ar: string;
}

/** `{0}` stands for the phrase's argument. In Arabic the kinds stand in the accusative, as their messages ask. */
const entries = {
  text: { en: 'text', ar: 'نصًا' },
  number: { en: 'a number', ar: 'عددًا' },
  integer: { en: 'a whole number', ar: 'عددًا صحيحًا' },
  flag: { en: 'true or false', ar: '‏true أو false' },
  list: { en: 'a list', ar: 'قائمة' },
  record: { en: 'a set of keys', ar: 'مجموعة مفاتيح' },
  choice: { en: 'one of {0}', ar: 'واحدة من {0}' },
  changes: { en: 'true, false or values of the design', ar: '‏true أو false أو قيمًا من التصميم' },
  nothing: { en: 'empty', ar: 'فراغًا' },
  'the-whole': { en: 'the whole', ar: 'الكل' },

  'one-of': { en: 'it is one of {0}', ar: 'القيم الممكنة: {0}' },
  'at-least': { en: 'it is at least {0}', ar: 'أقل قيمة {0}' },
  'at-most': { en: 'it is at most {0}', ar: 'أكبر قيمة {0}' },
  'characters-at-most': { en: 'it may have {0} characters at most', ar: 'لا يزيد عدد محارفها على {0}' },
  'not-empty': { en: 'it may not be empty', ar: 'لا يصح أن تكون فارغة' },
  'no-format': { en: 'at least one format must be left', ar: 'لا بد أن تبقى صيغة واحدة على الأقل' },
  'one-line': { en: 'it stands on one line', ar: 'تُكتب في سطر واحد' },
  'a-date': { en: 'a date is YYYY, YYYY-MM or YYYY-MM-DD', ar: 'يُكتب التاريخ YYYY أو YYYY-MM أو YYYY-MM-DD' },
  'no-such-day': { en: 'there is no such day', ar: 'لا يوجد يوم كهذا' },
  'a-language': {
    en: 'a language is a BCP 47 tag such as ar, ar-EG, fa',
    ar: 'اللغة وسم BCP 47 مثل ar أو ar-EG أو fa',
  },
  'a-uuid': {
    en: 'a UUID has 32 hexadecimal digits in groups of 8-4-4-4-12',
    ar: 'رمز UUID اثنان وثلاثون رقمًا ستعشريًا في مجموعات 8-4-4-4-12',
  },
  'a-slug': { en: 'only a–z, 0–9 and hyphens', ar: 'لا يقبل إلا a–z و0–9 والشرطة' },
  'a-role': {
    en: 'it is not a known role, such as author, translator, editor, compiler, illustrator',
    ar: 'ليس دورًا معروفًا، مثل author أو translator أو editor أو compiler أو illustrator',
  },
  'a-role-like': { en: 'it is not a known role; did you mean “{0}”?', ar: 'ليس دورًا معروفًا؛ هل تقصد «{0}»؟' },
  'direction-of-language': { en: 'the language is written {0}', ar: 'اتجاه هذه اللغة {0}' },
  'key-twice': {
    en: 'these are spellings of one key, give one of them: {0}',
    ar: 'هذه صور لمفتاح واحد، اكتب إحداها: {0}',
  },
  'author-twice': { en: 'give “author” or “creators”, not both', ar: 'اكتب author أو creators لا كليهما' },

  'isbn-length': { en: 'it has {0} digits', ar: 'عدد أرقامه {0}' },
  'isbn-prefix': { en: 'it does not start with 978 or 979', ar: 'لا يبدأ بـ978 أو 979' },
  'isbn-check': { en: 'its last digit would have to be {0}', ar: 'رقمه الأخير ينبغي أن يكون {0}' },

  'new-book': {
    en: '“warraq new DIR” makes a book to start from.',
    ar: 'ينشئ الأمر «warraq new DIR» كتابًا تبدأ منه.',
  },
  'add-book-yaml': {
    en: 'Put a file book.yaml beside its Markdown files, with a line “title: …”.',
    ar: 'ضع مع ملفات Markdown ملف book.yaml فيه سطر «title: …».',
  },
  'convert-with-pandoc': {
    en: 'Pandoc makes Markdown of it: pandoc "{0}" -s -t gfm-raw_html+bracketed_spans --wrap=none --extract-media=. -o book.md',
    ar: 'يحوّله Pandoc إلى Markdown: ‎pandoc "{0}" -s -t gfm-raw_html+bracketed_spans --wrap=none --extract-media=. -o book.md',
  },
  'call-it-markdown': {
    en: 'Give its name the ending .md, and put a line “title: …” between two lines “---” at its head.',
    ar: 'اجعل آخر اسمه ‎.md، وضع في رأسه سطر «title: …» بين سطرين «---».',
  },
  'call-it-book-yaml': {
    en: 'Did you mean “book.yaml”? The file is called “{0}”.',
    ar: 'هل تقصد «book.yaml»؟ اسم الملف «{0}».',
  },
  'did-you-mean': { en: 'Did you mean “{0}”?', ar: 'هل تقصد «{0}»؟' },
  'mark-term': {
    en: 'Write “:index[{0}]” where the book speaks of it.',
    ar: 'اكتب «:index[{0}]» حيث يذكرها الكتاب.',
  },
  'known-names': { en: 'The names are: {0}.', ar: 'الأسماء المتاحة: {0}.' },
  'add-line': {
    en: 'Add a line “{0}: …” to book.yaml, or between two lines “---” at the head of the Markdown file.',
    ar: 'أضف سطرًا «{0}: …» إلى book.yaml، أو بين سطرين «---» في رأس ملف Markdown.',
  },
  'add-to-design': { en: 'Add a line “{0}: …” to the design.', ar: 'أضف سطرًا «{0}: …» إلى التصميم.' },
  'add-inside': { en: 'Write “{0}: …” among these keys.', ar: 'اكتب «{0}: …» بين هذه المفاتيح.' },
  'takes-none': {
    en: 'It takes none: remove what is in the braces.',
    ar: 'لا مفاتيح لها: احذف ما بين الحاصرتين.',
  },
  'name-a-heading-so': {
    en: 'Write {#name} at the end of the heading it should lead to, a name of letters, digits and hyphens, and #name here.',
    ar: 'اكتب {#name} في آخر العنوان المقصود، اسمًا من حروف وأرقام وشرطات، واكتب هنا ‎#name.',
  },
  'link-of-word': {
    en: 'Word made this name. If the line is of Word’s contents, remove them: Warraq makes its own. If not, write {#name} at the end of the heading meant, and #name here.',
    ar: 'هذا اسم وضعه وورد. فإن كان السطر من فهرسه فاحذف الفهرس، فورّاق يصنع فهرسه. وإلا فاكتب {#name} في آخر العنوان المقصود، واكتب هنا ‎#name.',
  },
  'file-without-heading': {
    en: 'Give that file a heading, which the link then leads to.',
    ar: 'اجعل في ذلك الملف عنوانًا يقود إليه الرابط.',
  },
  'name-a-heading': {
    en: 'Write {#{0}} at the end of the heading it should lead to.',
    ar: 'اكتب {#{0}} في آخر العنوان المقصود.',
  },

  'html-unknown': {
    en: 'Use Markdown or one of the ::: blocks; to show the characters themselves, put a backslash before “<”.',
    ar: 'استعمل Markdown أو إحدى كتل «:::»؛ ولإظهار الرموز نفسها ضع شرطة مائلة عكسية قبل «<».',
  },
  'html-break': {
    en: 'End the line with a backslash instead; in a table make another row.',
    ar: 'اختم السطر بشرطة مائلة عكسية بدلًا منه؛ وفي الجدول اجعله صفًّا آخر.',
  },
  'html-rule': {
    en: 'Write *** on a line of its own instead.',
    ar: 'اكتب *** في سطر وحدها بدلًا منه.',
  },
  'html-emphasis': {
    en: 'Write *emphasis* or **strong** instead.',
    ar: 'اكتب *توكيدًا* أو **تشديدًا** بدلًا منه.',
  },
  'html-link': {
    en: 'Write [words](https://…) for a link, {#name} after a heading for a place.',
    ar: 'اكتب [ألفاظ](https://…) للرابط، و{#name} بعد العنوان للموضع.',
  },
  'html-figure': {
    en: 'Write ![what it shows](picture.png "caption") in a paragraph of its own.',
    ar: 'اكتب ‎![وصف الصورة](picture.png "تعليق")‎ في فقرة وحدها.',
  },
  'html-raised': {
    en: 'Write the characters themselves (² ³ ₂), or a note [^1].',
    ar: 'اكتب المحارف نفسها (² ³ ₂) أو حاشية [^1].',
  },
  'html-code': {
    en: 'Write `words` in a line, or a listing between two lines of ```.',
    ar: 'اكتب `ألفاظ` في السطر، أو شيفرة بين سطرين من ```.',
  },
  'html-heading': {
    en: 'Write “# heading”, with as many # as its level.',
    ar: 'اكتب «# عنوان»، وعدد # بقدر مستواه.',
  },
  'html-list': {
    en: 'Begin each item with “- ” or “1. ”, terms and their meanings in “:::definitions”.',
    ar: 'ابدأ كل بند بـ«- » أو «1. »، والمصطلحات ومعانيها في «:::definitions».',
  },
  'html-quotation': {
    en: 'Begin each line of a quotation with “> ”.',
    ar: 'ابدأ كل سطر من الاقتباس بـ«> ».',
  },
  'html-box': {
    en: 'Leave the tag out: the design places the text. Words of another language stand in “:span[…]{lang=en}”, blocks in “:::passage{lang=en}”.',
    ar: 'احذف الوسم، فالتصميم يضع النص مواضعه. وألفاظ لغة أخرى في «:span[…]{lang=en}»، وكتلها في «:::passage{lang=en}».',
  },
  'html-direction': {
    en: 'Leave the tag out: the text knows its direction. If Pandoc made it of a Word file, let it write “-t gfm-raw_html+bracketed_spans”.',
    ar: 'احذف الوسم، فالنص يعرف اتجاهه. وإن كان Pandoc حوّله من ملف وورد فاكتب في أمره «‎-t gfm-raw_html+bracketed_spans».',
  },
  'html-not-in-books': {
    en: 'Leave it out, or say in words where it is found: no book has it.',
    ar: 'احذفه أو اذكر بالكلام موضعه، فلا كتاب يحمله.',
  },

  'yaml-advice': {
    en: 'Check the indentation, the colons and the quotation marks near this place.',
    ar: 'راجع المسافات البادئة والنقطتين وعلامات التنصيص قرب هذا الموضع.',
  },
  'yaml-comment': {
    en: '“{0}” is a comment here, since “#” begins one',
    ar: '«{0}» هنا تعليق، فالعلامة «#» تبدأ تعليقًا',
  },
  'quote-color': { en: "Put it in quotation marks: '{0}'.", ar: "ضعه بين علامتي تنصيص: '{0}'." },
  'yaml-duplicate': { en: 'the same key stands twice', ar: 'مفتاح مكرر' },
  'yaml-tab': { en: 'a tab cannot indent; use spaces', ar: 'لا تصح علامة الجدولة للإزاحة؛ استعمل المسافات' },
  'yaml-indent': { en: 'the indentation does not fit', ar: 'الإزاحة غير متسقة' },
  'yaml-two-colons': {
    en: 'a second “: ” on the line; put the value in quotation marks',
    ar: 'نقطتان ثانيتان في السطر؛ ضع القيمة بين علامتي تنصيص',
  },
  'yaml-indented-key': {
    en: 'this key stands further in than the one above it, which has a value already',
    ar: 'هذا المفتاح مُزاح عن الذي فوقه، ولذاك قيمة من قبل',
  },
  'yaml-no-colon': {
    en: 'this line has no “: ” between a key and its value; lines that go on with a value are indented',
    ar: 'ليس في هذا السطر نقطتان ومسافة بين مفتاح وقيمته؛ وما يُكمل قيمةً فوقه يُزاح',
  },
  'yaml-no-space': {
    en: 'a space is missing after the colon: “{0}: …”',
    ar: 'تنقص مسافة بعد النقطتين: «{0}: …»',
  },
  'yaml-block-indent': {
    en: 'the text after “>” or “|” must be indented, by two spaces',
    ar: 'يجب أن يُزاح النص الذي بعد «>» أو «|» بمسافتين',
  },
  'yaml-block-header': {
    en: 'the text after “>” or “|” begins on the next line, indented; else put the value in quotation marks',
    ar: 'يبدأ النص بعد «>» أو «|» من السطر التالي مُزاحًا؛ وإلا فضع القيمة بين علامتي تنصيص',
  },
  'yaml-after-quote': {
    en: 'something stands after the closing quotation mark; put one pair round the whole value',
    ar: 'بعد علامة التنصيص الأخيرة كلام؛ ضع القيمة كلها بين علامتين',
  },
  'yaml-dash': {
    en: 'a value cannot begin with “-” here; give it in quotation marks, or the items of a list on lines of their own',
    ar: 'لا تبدأ القيمة هنا بشرطة؛ ضعها بين علامتي تنصيص، أو اكتب بنود القائمة في أسطر مستقلة',
  },
  'yaml-unopened': {
    en: '“{0}” closes a bracket that is not open; a value that has it stands in quotation marks',
    ar: 'تغلق «{0}» قوسًا لم يُفتح؛ والقيمة التي هي فيها تُكتب بين علامتي تنصيص',
  },
  'yaml-comma': { en: 'there is a comma too many', ar: 'فاصلة زائدة' },
  'yaml-escape': {
    en: '“{0}” means nothing between double quotation marks; write two backslashes, or single quotation marks',
    ar: 'لا معنى للرمز «{0}» بين علامتي التنصيص المزدوجتين؛ اكتب الشرطة المائلة مرتين، أو استعمل العلامتين المفردتين',
  },
  'yaml-unexpected': { en: 'this does not belong here', ar: 'ليس هذا موضعه' },
  'yaml-unclosed-bracket': { en: 'a bracket is not closed above this', ar: 'فوق هذا الموضع قوس لم يُغلق' },
  'yaml-unclosed': { en: 'a quotation mark is not closed', ar: 'علامة تنصيص لم تُغلق' },
  'yaml-character': {
    en: 'a value cannot start with this character; put it in quotation marks',
    ar: 'لا تبدأ قيمة بهذا الرمز؛ ضعها بين علامتي تنصيص',
  },
  'yaml-alias': {
    en: 'aliases (*name) are not read; write the value again',
    ar: 'الأسماء المستعارة (*name) غير مقبولة؛ أعد كتابة القيمة',
  },
  'yaml-tag': { en: 'tags (!name) are not read', ar: 'الوسوم (!name) غير مقبولة' },
  'yaml-key': { en: 'a key must be plain text', ar: 'المفتاح نص بسيط' },
  'yaml-deep': { en: 'it is nested too deeply', ar: 'تداخله أعمق مما يجوز' },
  'yaml-large': { en: 'it is larger than {0} bytes', ar: 'حجمه أكبر من {0} بايت' },
  'yaml-documents': { en: 'only one document is read', ar: 'لا تُقرأ إلا وثيقة واحدة' },

  'is-folder': { en: 'it is a folder', ar: 'هو مجلد' },
  'not-folder': { en: 'a part of the path is not a folder', ar: 'جزء من المسار ليس مجلدًا' },
  'not-permitted': { en: 'permission denied', ar: 'لا إذن بذلك' },
  'no-space': { en: 'the disk is full', ar: 'امتلأ القرص' },
  'too-large': { en: 'it is too large', ar: 'حجمه أكبر مما يجوز' },
  'read-only': { en: 'the disk is read-only', ar: 'القرص للقراءة فقط' },
  'link-loop': { en: 'its link leads round in a circle', ar: 'رابطه يعود إلى نفسه' },
  'name-too-long': { en: 'its name is too long', ar: 'اسمه أطول مما يجوز' },
  missing: { en: 'it does not exist', ar: 'غير موجود' },
  other: { en: 'the system gave no reason', ar: 'لم يذكر النظام سببًا' },

  'a-length': {
    en: 'a length is 12, 12pt, 14mm, 1.4cm or 0.5in',
    ar: 'يُكتب الطول 12 أو 12pt أو 14mm أو 1.4cm أو 0.5in',
  },
  'a-width': {
    en: 'a width is a share of the text’s, such as 60%, or a length: 8cm, 80mm, 3in',
    ar: 'يُكتب العرض نسبةً من عرض المتن مثل 60% أو طولًا: 8cm أو 80mm أو 3in',
  },
  'a-color': { en: 'a colour is “#rrggbb”, in quotation marks', ar: 'يُكتب اللون "#rrggbb" بين علامتي تنصيص' },
  'style-import': { en: 'no other sheet is in the EPUB', ar: 'ليس في EPUB ملف أنماط غيره' },
  'style-file': { en: 'that file is not in the EPUB', ar: 'ليس ذلك الملف في EPUB' },
  'style-direction': {
    en: 'the direction of text is for the documents to say',
    ar: 'اتجاه النص تقوله الوثائق لا الأنماط',
  },
  'names-of-keys': {
    en: 'The names between double braces are those of the keys of design.yaml, as in book.css of Warraq.',
    ar: 'الأسماء بين الأقواس المزدوجة أسماء مفاتيح design.yaml كما في book.css لورّاق.',
  },
  'page-on-screen': { en: '{0} of the PDF for screens', ar: '{0} من ملف PDF للشاشة' },
  'page-centimetres': {
    en: 'pages are measured in centimetres, and no side is above {0}',
    ar: 'تقاس الصفحات بالسنتيمتر، ولا يزيد ضلع على {0}',
  },
  'a-page': {
    en: 'a page is a5, b5 … or centimetres such as 14x21',
    ar: 'القطع a5 أو b5 … أو سنتيمترات مثل 14x21',
  },
  'a-face': {
    en: 'a face is folder/file such as amiri/Amiri-Regular',
    ar: 'يُكتب الخط مجلد/ملف مثل amiri/Amiri-Regular',
  },
  'a-feature': {
    en: 'a feature is four letters or digits, such as jalt, or ss06=2',
    ar: 'تُكتب الخاصية بأربعة أحرف أو أرقام مثل jalt أو ss06=2',
  },
  'a-number-form': {
    en: 'the form must have “#”, where the number stands',
    ar: 'يجب أن يكون في الصورة «#» موضعًا للعدد',
  },
  'no-room': { en: 'the margins leave no room for the text', ar: 'لم تترك الهوامش موضعًا للمتن' },

  'image-in-text': {
    en: 'it stands in the text itself (data:), not in a file beside it',
    ar: 'هي مكتوبة في النص نفسه (data:) لا في ملف بجواره',
  },
  'image-format': { en: 'it is not PNG, JPEG or SVG', ar: 'ليست PNG ولا JPEG ولا SVG' },
  'image-truncated': { en: 'the file is cut short', ar: 'الملف مبتور' },
  'image-broken': { en: 'the file is damaged', ar: 'الملف تالف' },
  'image-empty': { en: 'it has no size', ar: 'لا أبعاد لها' },
  'image-pixels': { en: 'it has more than {0} million pixels', ar: 'فيها أكثر من {0} مليون نقطة' },
  'image-bytes': { en: 'it has more than {0} MB', ar: 'حجمها أكثر من {0} ميغابايت' },
  'image-cmyk': { en: 'its colours are CMYK; save it in RGB', ar: 'ألوانها CMYK؛ احفظها بألوان RGB' },
  'svg-bounds': {
    en: 'its view box is out of bounds: sides are from 0.1 to {0}, and its corner is no further out',
    ar: 'إطارها (viewBox) خارج الحدود: ضلعه من 0.1 إلى {0}، ولا يبعد ركنه أكثر من ذلك',
  },
  'svg-not-xml': {
    en: 'the SVG is not XML: an “&” stands in it that is not “&amp;”, or a value without quotation marks',
    ar: 'ملف SVG ليس XML سليمًا: فيه «&» ليست «&amp;»، أو قيمة بلا علامتي تنصيص',
  },
  'svg-namespace': {
    en: 'the SVG lacks xmlns="http://www.w3.org/2000/svg" in its <svg>',
    ar: 'ينقص ملف SVG ‏xmlns="http://www.w3.org/2000/svg" في وسم <svg>',
  },
  'svg-active': { en: 'the SVG holds {0}', ar: 'في ملف SVG ‏{0}' },

  'not-closed': {
    en: 'no line “:::” closes it (a block that holds another has more colons: “::::”)',
    ar: 'لا سطر «:::» يغلقها (والكتلة التي تحوي أخرى نقاطها أكثر: «::::»)',
  },
  'three-colons': {
    en: 'the name stands right after the colons (:::note), and each block is closed once',
    ar: 'يُكتب الاسم بعد النقاط مباشرة (:::note)، وتُغلق كل كتلة مرة واحدة',
  },
  'needs-language': {
    en: 'it needs {lang=…}, with a tag such as en, fr or ar-EG',
    ar: 'ينقصها {lang=…} برمز لغة مثل en أو fr أو ar-EG',
  },
  'needs-language-or-kashida': {
    en: 'it needs {lang=…}, with a tag such as en, fr or ar-EG, or {kashida=…}',
    ar: 'ينقصها {lang=…} برمز لغة مثل en أو fr أو ar-EG، أو {kashida=…}',
  },
  'needs-words': { en: 'there is nothing in it', ar: 'لا شيء فيها' },
  'one-table': { en: 'it takes one table and nothing else', ar: 'لا تقبل إلا جدولًا واحدًا' },
  'verses-only': { en: 'it takes lines of verse and nothing else', ar: 'لا تقبل إلا أبياتًا' },
  'two-hemistichs': { en: 'a verse has at most two hemistichs', ar: 'للبيت شطران على الأكثر' },
  'bar-in-marks': {
    en: 'a bar stands within marks such as **…**; close them before it and open them again after it',
    ar: 'فيها قضيب داخل علامات مثل **…**؛ أغلقها قبله وافتحها بعده',
  },
  'empty-hemistich': {
    en: 'a hemistich is empty; dots “…” stand for words that are lost',
    ar: 'شطر من البيت فارغ؛ وتُكتب النقاط «…» مكان ما ضاع',
  },
  'definitions-only': {
    en: 'it takes terms, each with a line “: meaning” under it',
    ar: 'لا تقبل إلا ألفاظًا، تحت كل منها سطر يبدأ بنقطتين ومسافة «: معناه»',
  },
  'part-level': { en: 'a part is a heading of level 1', ar: 'الباب عنوان من المستوى الأول' },
  'stands-empty': { en: 'nothing stands in it', ar: 'تُكتب فارغة' },
  'no-title': { en: 'it takes no title', ar: 'لا عنوان لها' },
  'anchor-name': {
    en: 'it takes letters, digits and hyphens, a letter first',
    ar: 'لا تقبل إلا الحروف والأرقام والشرطة، وأولها حرف',
  },

  'used-once': { en: 'once', ar: 'مرة واحدة' },
  'used-twice': { en: 'twice', ar: 'مرتين' },
  'used-few': { en: '{0} times', ar: '{0} مرات' },
  'used-often': { en: '{0} times', ar: '{0} مرة' },
  'one-page': { en: '1 page', ar: 'صفحة واحدة' },
  'two-pages': { en: '2 pages', ar: 'صفحتان' },
  'few-pages': { en: '{0} pages', ar: '{0} صفحات' },
  'many-pages': { en: '{0} pages', ar: '{0} صفحة' },
  'fonts-with-it': {
    en: 'Fonts in fonts/ that have it: {0}. Add one to the design’s faces, or write another character.',
    ar: 'في fonts/ خطوط فيها هذا المحرف: {0}. أضف أحدها إلى خطوط التصميم أو اكتب محرفًا غيره.',
  },
  'fonts-without-it': {
    en: 'No font in fonts/ has it: put one that does into the book’s own fonts/ folder and name it in the design, or write another character.',
    ar: 'لا خط في fonts/ فيه هذا المحرف: ضع خطًا فيه في مجلد fonts/ للكتاب واذكره في التصميم، أو اكتب محرفًا غيره.',
  },

  'remove-front-matter': { en: 'Remove it.', ar: 'احذفها.' },
  'title-as-heading': {
    en: 'Write “# {0}” in its place: without a heading the text is in no contents.',
    ar: 'اكتب مكانها «# {0}»: فلا يظهر في المحتويات نص لا عنوان له.',
  },
  'figure-apart': {
    en: 'Put it in a paragraph of its own: an empty line before it and after it.',
    ar: 'ضعها في فقرة وحدها: سطر فارغ قبلها وسطر فارغ بعدها.',
  },
  'construct-inline-image': { en: 'A picture inside a line', ar: 'صورة داخل سطر' },
  'construct-leaf': { en: 'A block “::{0}”', ar: 'كتلة «::{0}»' },
  'construct-block': { en: '“{0}” here', ar: '«{0}» في هذا الموضع' },

  'mark-strike': { en: 'text struck out', ar: 'نص مشطوب' },
  'mark-highlight': { en: 'text marked', ar: 'نص مظلل' },
  'mark-raised': { en: 'raised text', ar: 'نص مرفوع' },
  'mark-lowered': { en: 'lowered text', ar: 'نص منخفض' },
  'mark-formula': { en: 'a formula', ar: 'معادلة' },
  'mark-citation': { en: 'a citation', ar: 'إحالة إلى مرجع' },
  'mark-inline-note': { en: 'a note', ar: 'حاشية' },
  'mark-task': { en: 'a box to tick', ar: 'خانة تأشير' },
  'mark-callout': { en: 'a callout', ar: 'تنبيه' },
  'mark-span': { en: 'a phrase of a class or name', ar: 'عبارة لها صنف أو اسم' },
  'mark-definition': { en: 'what a term means', ar: 'معنى لفظ' },
  'lost-table': { en: 'Pandoc left a table out here', ar: 'فقد أسقط Pandoc هنا جدولًا' },
  'table-anew': {
    en: 'Write it with bars, one paragraph in each cell: “| … | … |”, and “|---|---|” under the first row.',
    ar: 'اكتبه بالحواجز، في كل خلية فقرة واحدة: «| … | … |»، وتحت الصف الأول «|---|---|».',
  },
  'mark-contents': { en: 'the contents', ar: 'فهرس المحتويات' },
  'mark-wiki': { en: 'a link or a picture', ar: 'رابط أو صورة' },
  'mark-comment': { en: 'a comment', ar: 'تعليق لا يُطبع' },
  'mark-command': { en: 'a command of LaTeX', ar: 'أمر من أوامر LaTeX' },
  'mark-template': { en: 'a command of a web site’s generator', ar: 'أمر لمولّد مواقع' },
  'mark-sign': { en: 'a sign by its name', ar: 'علامة باسمها' },
  'contents-by-themselves': {
    en: 'Leave it out: the contents are made without it.',
    ar: 'احذفه، فالمحتويات تُصنع من غيره.',
  },
  'wiki-link-form': {
    en: 'Write [words](file.md) for a link, ![what it shows](picture.png) for a picture; a backslash before the brackets keeps them.',
    ar: 'اكتب [نص](file.md) للرابط، و![وصف](picture.png) للصورة؛ وشرطة مائلة عكسية قبل القوسين تبقيهما.',
  },
  'comment-form': { en: 'Write <!-- … --> round it.', ar: 'اجعله بين ‎<!-- و-->.' },
  'without-commands': {
    en: 'Leave it out: pages and looks are the design’s. Emphasis is *…*, a note [^1], a picture ![…](picture.png).',
    ar: 'احذفه، فالصفحات والهيئة من شأن التصميم. والتوكيد *…*، والحاشية [^1]، والصورة ![…](picture.png).',
  },
  'sign-itself': { en: 'Write the sign itself (☺ ✓ ★).', ar: 'اكتب العلامة نفسها (☺ ✓ ★).' },
  'mark-table': { en: 'a table', ar: 'جدول' },
  'stray-stars': {
    en: 'it opens or closes no strong text here',
    ar: 'لا تفتح هنا نصًا مشددًا ولا تغلقه',
  },
  'stray-parting': { en: 'it parts no hemistichs', ar: 'فلا تفصل بين شطرين' },
  'bar-between': {
    en: 'Write “ | ” between the two hemistichs of each verse.',
    ar: 'اكتب « | » بين شطري كل بيت.',
  },
  'stray-star': { en: 'the stars set nothing off here', ar: 'لا تبرز النجمتان هنا شيئًا' },
  'stray-underscores': {
    en: 'underscores set nothing off beside a letter',
    ar: 'الشرطة السفلية بجانب حرف لا تبرز شيئًا',
  },
  'stray-link': { en: 'it is no link here', ar: 'ليست رابطًا هنا' },
  'stray-reference': { en: 'nothing has that name', ar: 'لا شيء بهذا الاسم' },
  'stray-heading': { en: 'it begins no heading', ar: 'لا تبدأ عنوانًا' },
  'stray-table': {
    en: 'it makes no table, having not as many columns as the row above it',
    ar: 'لا تصنع جدولًا، فأعمدتها ليست بعدد أعمدة الصف الذي فوقها',
  },
  'stray-rows': {
    en: 'no line “|---|” under the first row makes a table of it',
    ar: 'لا سطر «|---|» تحت الصف الأول يجعلها جدولًا',
  },
  'stray-backtick': { en: 'no other one closes a listing in the line', ar: 'لا علامة أخرى تغلق الشيفرة' },
  'stray-directive': {
    en: 'no square bracket stands right behind it',
    ar: 'لا معقوفة بعدها مباشرة',
  },
  'stray-braces': {
    en: 'only whole, at the end of a heading, a picture or a mark, do braces say something of it',
    ar: 'لا تصف الحاصرتان شيئًا إلا تامتين في آخر عنوان أو صورة أو علامة',
  },
  'stray-quotes': {
    en: 'its value stands between typographic quotation marks',
    ar: 'فقيمتها بين علامتي تنصيص طباعيتين',
  },
  'straight-quotes': {
    en: 'Write straight ones: {sura="سورة البقرة"}.',
    ar: 'اكتب علامتين مستقيمتين: {sura="سورة البقرة"}.',
  },
  'stray-source': {
    en: 'the line goes on with the quotation instead of saying whose it is',
    ar: 'يتصل هذا السطر بالاقتباس ولا يُعدّ نسبةً إلى قائله',
  },
  'stars-close': {
    en: 'Put the stars right beside the words: **كلمة**. A backslash before the stars keeps them.',
    ar: 'ألصق النجمتين بالكلام: **كلمة**. وشرطة مائلة عكسية قبل النجمتين تبقيهما.',
  },
  'stars-inside': {
    en: 'Strong text closes where it opened, and between a letter and a quotation mark it begins inside the mark: «**…**». A backslash before the stars keeps them.',
    ar: 'يُغلق النص المشدد كما فُتح، وبين حرف وعلامة تنصيص يبدأ داخل العلامة: «**…**». وشرطة مائلة عكسية قبل النجمتين تبقيهما.',
  },
  'star-inside': {
    en: 'Emphasis closes where it opened, and between a letter and a quotation mark or bracket it begins inside of it: «*…*». A backslash before the stars keeps them.',
    ar: 'يُغلق التوكيد كما فُتح، وبين حرف وعلامة تنصيص أو قوس يبدأ داخل العلامة أو القوس: «*…*». وشرطة مائلة عكسية قبل النجمتين تبقيهما.',
  },
  'stars-instead': {
    en: 'Write stars: و*كلمة*, و**كلمة**. A backslash before the underscores keeps them.',
    ar: 'اكتب النجمة: و*كلمة* أو و**كلمة**. وشرطة مائلة عكسية قبل الشرطة السفلية تبقيها.',
  },
  'link-form': {
    en: 'Write [words](address) with no space in the address (%20 stands for one), and close both brackets.',
    ar: 'اكتب [الكلمات](العنوان) بلا مسافة في العنوان (وتنوب عنها %20)، وأغلق القوسين.',
  },
  'reference-form': {
    en: 'Write “[name]: address” on a line of its own, or the address in round brackets after the words.',
    ar: 'اكتب «[الاسم]: العنوان» في سطر مستقل، أو العنوان بين هلالين بعد الكلمات.',
  },
  'link-together': {
    en: 'Leave no space between the two brackets: [words](address), ![what it shows](picture.png).',
    ar: 'لا تترك مسافة بين القوسين: [الكلمات](العنوان) و![ما في الصورة](picture.png).',
  },
  'backtick-form': {
    en: 'Close it: `…`. A backslash before it keeps it as it is.',
    ar: 'أغلقها: `…`. وشرطة مائلة عكسية قبلها تبقيها كما هي.',
  },
  'directive-form': {
    en: 'Write :name[words] with no space, and close the bracket.',
    ar: 'اكتب :name[الكلمات] بلا مسافة وأغلق المعقوفة.',
  },
  'braces-form': {
    en: 'Write them at the heading’s end: # العنوان {#name .part}. A backslash before them keeps them as they are.',
    ar: 'اكتبهما في آخر العنوان: # العنوان {#name .part}. وشرطة مائلة عكسية قبلهما تبقيهما كما هما.',
  },
  'source-apart': {
    en: 'Put an empty line “>” before it.',
    ar: 'ضع قبله سطرًا فارغًا «>».',
  },
  'heading-levels': {
    en: 'A heading has one to six of “#”, then a space.',
    ar: 'للعنوان من علامة «#» واحدة إلى ست، ثم مسافة.',
  },
  'heading-form': {
    en: 'Put a space between “#” and the words.',
    ar: 'ضع مسافة بين «#» والكلمات.',
  },
  'table-form': {
    en: 'Give the line under the first row as many columns as that row: | أ | ب | and |---|---|.',
    ar: 'اجعل أعمدة السطر الذي تحت الصف الأول بعددها فيه: | أ | ب | وتحته |---|---|.',
  },
  'table-rule': {
    en: 'Write a line of dashes under the first row, with as many columns: |---|---|.',
    ar: 'اكتب تحت الصف الأول سطر شرطات بعدد أعمدته: |---|---|.',
  },
  'leave-marks-out': {
    en: 'Leave the marks out, or the words; a backslash before them keeps them as they are.',
    ar: 'احذف العلامات أو النص الذي بينها؛ وشرطة مائلة عكسية قبلها تبقيها كما هي.',
  },
  'emphasise-instead': {
    en: 'Write *emphasis* or **strong**; a backslash before the marks keeps them as they are.',
    ar: 'اكتب *توكيدًا* أو **تشديدًا**؛ وشرطة مائلة عكسية قبل العلامات تبقيها كما هي.',
  },
  'raised-characters': {
    en: 'Write the characters themselves (² ³ ₂), or a note [^1]; a backslash before the marks keeps them as they are.',
    ar: 'اكتب المحارف نفسها (² ³ ₂) أو حاشية [^1]؛ وشرطة مائلة عكسية قبل العلامات تبقيها كما هي.',
  },
  'formula-as-picture': {
    en: 'Formulas are not set: give it as a picture (SVG), or in plain characters; a backslash before “$” keeps it as it is.',
    ar: 'المعادلات لا تُصفّ: ضعها صورة (SVG) أو بمحارف عادية؛ وشرطة مائلة عكسية قبل «$» تبقيها كما هي.',
  },
  'citation-as-note': {
    en: 'Write it as a note: [^1], and [^1]: with the words of the reference.',
    ar: 'اكتبها حاشية: [^1]، ثم [^1]: ونص المرجع.',
  },
  'note-by-label': {
    en: 'Write [^name] there, and [^name]: with the words of the note in a paragraph of its own.',
    ar: 'اكتب في موضعها [^name]، ثم [^name]: ونص الحاشية في فقرة مستقلة.',
  },
  'sign-instead': {
    en: 'Write ☐ or ☑, or leave the brackets out.',
    ar: 'اكتب ☐ أو ☑، أو احذف المعقوفتين.',
  },
  'note-block': {
    en: 'Write it as “:::note[title]” … “:::”.',
    ar: 'اكتبه «:::note[العنوان]» … «:::».',
  },
  'span-instead': {
    en: 'Write :span[…]{lang=en} for another language, *…* or **…** for emphasis, or leave the braces out.',
    ar: 'اكتب :span[…]{lang=en} للغة أخرى، أو *…* أو **…** للتوكيد، أو احذف الحاصرتين.',
  },
  'definitions-block': {
    en: 'Put terms and meanings between “:::definitions” and “:::”; a backslash before the colon keeps it as it is.',
    ar: 'ضع الألفاظ ومعانيها بين «:::definitions» و«:::»؛ وشرطة مائلة عكسية قبل النقطتين تبقيهما كما هما.',
  },
  'table-with-bars': {
    en: 'Write tables with bars: “| … | … |”, and “|---|---|” under the first row.',
    ar: 'اكتب الجداول بالقضبان: «| … | … |»، وتحت الصف الأول «|---|---|».',
  },
} as const satisfies Readonly<Record<string, Phrase>>;

export type PhraseName = keyof typeof entries;

const phrases: Readonly<Record<PhraseName, Phrase>> = entries;
const isPhraseName = (name: string): name is PhraseName => Object.hasOwn(entries, name);

/** U+001F, UNIT SEPARATOR: no manuscript that passes may hold it, so no text of an author is taken for a phrase. */
const mark = '\u{1f}';

/** A parameter in the reader's language, to be filled in by `render.ts`. */
export function phrase(name: PhraseName, argument: string | number = ''): string {
  return `${mark}${name}${mark}${argument}`;
}

/** A character's number as Unicode writes it: U+0640. */
export function codePointName(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** What is counted, as one, two, few and many of it: Arabic has a form for each (CLDR, plural rules). */
const counted = {
  times: ['used-once', 'used-twice', 'used-few', 'used-often'],
  pages: ['one-page', 'two-pages', 'few-pages', 'many-pages'],
} as const satisfies Readonly<Record<string, readonly PhraseName[]>>;

/** So many of something, in words that agree with the number. */
export function countOf(what: keyof typeof counted, count: number): string {
  const [one, two, few, many] = counted[what];
  if (count === 1) return phrase(one);
  if (count === 2) return phrase(two);
  const lastTwo = count % 100;
  return phrase(lastTwo >= 3 && lastTwo <= 10 ? few : many, count);
}

/** The words of a parameter in a language: a phrase's, or the parameter itself. */
export function words(parameter: string, language: 'en' | 'ar'): string {
  if (!parameter.startsWith(mark)) return parameter;
  const [, name = '', ...argument] = parameter.split(mark);
  if (!isPhraseName(name)) return parameter;
  return phrases[name][language].replace('{0}', () => argument.join(mark));
}
