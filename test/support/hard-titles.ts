/** Titles that are hard to set, as metadata in YAML, by what is hard about them: for covers and for title pages. */

const six = [
  'أحمد الخطيب',
  'فاطمة الزهراء عبد الرحمن',
  'يوسف كمال',
  'ليلى حداد',
  'خالد المصري',
  'Jean Dupont',
];

export const hardTitles = {
  'one word': 'title: الأيام\nauthor: طه حسين\npublisher: دار المعارف\n',
  '25 words':
    'title: كتاب العبر وديوان المبتدأ والخبر في أيام العرب والعجم والبربر ومن عاصرهم من ذوي السلطان الأكبر وهو تاريخ وحيد عصره العلامة عبد الرحمن بن خلدون المغربي\nauthor: ابن خلدون\n',
  Latin: 'title: "HTML5 والويب: دليل Web Components للمبرمج"\nsubtitle: الطبعة 3.2 (2024)\n',
  digits: 'title: "مئة عام: ١٩١٤–٢٠١٤، وما بعد 2030"\n',
  vowels: 'title: أَدَبُ الكَاتِبِ وَلُغَةُ القُرْآنِ الكَرِيمِ\nauthor: اِبْنُ قُتَيْبَةَ الدِّينَوَرِيُّ\n',
  'no author': 'title: قمة بكين والشراكة «بلا حدود»\nsubtitle: بوتين وشي يؤكدان العلاقات بين بلديهما\n',
  'six authors': `title: معجم المصطلحات\nsubtitle: عربي – فرنسي\ncreators: [${six.join(', ')}]\npublisher: دار\n`,
  'one long word': `title: ${'مستشفياتهم'.repeat(8)}\n`,
} as const;
