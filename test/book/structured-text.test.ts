/** What runs from left to right in Arabic: telephone numbers, names and tags, and nothing else. */

import { expect, test } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import { controlsRound, inOrder, piecesOf } from '../../src/book/structured-text.ts';

const partsOf = (text: string): readonly string[] =>
  piecesOf(text, 'rtl').flatMap(({ start, end, kind }) => (kind === 'plain' ? [] : text.slice(start, end)));

test('telephone numbers are found by their country or by the word before them', () => {
  expect(partsOf('هاتف: 02 2575 1234، وجوال (079) 555-1234 وفاكس ٠٦ ٥٥٥ ١٢٣٤')).toEqual([
    '02 2575 1234',
    '(079) 555-1234',
    '٠٦ ٥٥٥ ١٢٣٤',
  ]);
  expect(partsOf('اتصل على +962 6 123 4567 أو (+33) 1 40 57 65 00 أو +962790000000.')).toEqual([
    '+962 6 123 4567',
    '(+33) 1 40 57 65 00',
    '+962790000000',
  ]);
});

test('telephone numbers are found whole, however long their groups are, and each of several', () => {
  expect(partsOf('هاتف: 02-1234567، فاكس ٠١١-١٢٣٤٥٦٧ أو ٠١١-٧٦٥٤٣٢١')).toEqual([
    '02-1234567',
    '٠١١-١٢٣٤٥٦٧',
    '٠١١-٧٦٥٤٣٢١',
  ]);
  expect(partsOf('(فاكس: ٠٦ ٥٥٥ ١٢٣٤)، (079) 555-1234')).toEqual(['٠٦ ٥٥٥ ١٢٣٤']);
  expect(partsOf('للتواصل 00962-79-555-1234 أو 079-1234567؛ تلفن ۰۲۱-۸۸۷۷۶۶۵۵')).toEqual([
    '00962-79-555-1234',
    '079-1234567',
    '۰۲۱-۸۸۷۷۶۶۵۵',
  ]);
});

test('book numbers keep their groups; behind their Latin name they have them already', () => {
  expect(partsOf('ردمك: 978-9957-12-345-6 (ردمد: 1234-567X)')).toEqual(['978-9957-12-345-6', '1234-567X']);
  expect(partsOf('ISBN 978-9957-12-345-6')).toEqual([]);
});

test('formulas are whole, with brackets that close in them', () => {
  expect(partsOf('القاعدة: (x + y)² = x² + 2xy + y² دائمًا، و(E = mc²).')).toEqual([
    '(x + y)² = x² + 2xy + y²',
    '(E = mc²)',
  ]);
  expect(partsOf('يغلي عند 212°F = 373.15 K، و 2H₂ + O₂ → 2H₂O (انظر a = b، و c)')).toEqual([
    '212°F = 373.15 K',
    '2H₂ + O₂ → 2H₂O',
    'a = b',
  ]);
  expect(partsOf('https://a.example/?a=b&c=d و user=ali&x=1 و A/B و Word - Excel')).toEqual([]);
});

test('formulas have the signs of mathematics, and half-open intervals', () => {
  expect(partsOf('لتكن A ⊆ ℝ و B ∪ C = ∅، فإن ∀x ∈ A: f(x) ≥ 0، و xₙ ≤ x₁ + 3ⁿ ≈ ∞، و 𝑥 ∈ 𝑆.')).toEqual([
    'A ⊆ ℝ',
    'B ∪ C = ∅',
    '∀x ∈ A: f(x) ≥ 0',
    'xₙ ≤ x₁ + 3ⁿ ≈ ∞',
    '𝑥 ∈ 𝑆',
  ]);
  expect(partsOf('حيث x ∈ (0, 1] أو {x : x > 0} أو λ := ⟨a, b⟩ أو [a, b) = c')).toEqual([
    'x ∈ (0, 1]',
    '{x : x > 0}',
    'λ := ⟨a, b⟩',
    '[a, b) = c',
  ]);
  expect(partsOf('المبرهنة 4.4. x > 0، والقيمة A: y = 2، و Windows → Settings، و X ~ N(0, 1)')).toEqual([
    'x > 0',
    'A: y = 2',
    'Windows → Settings',
    'X ~ N(0, 1)',
  ]);
});

test('a short formula is not broken, a long one at its spaces', () => {
  const kinds = piecesOf('إذا كان x ∈ ℝ فإن (x + y)² = x² + 2xy + y²', 'rtl').map(({ kind }) => kind);
  expect(kinds).toEqual(['plain', 'unbroken', 'plain', 'spaced']);
});

test('signs before a letter or behind it stay there', () => {
  expect(partsOf('التدرج ∇f والنفي ¬P(x) وخوارزمية A* والمشتقة f′، و √2 و Word* و ∑')).toEqual([
    '∇f',
    '¬P(x)',
    'A*',
    'f′',
  ]);
});

test('signs and exponents stay where they belong', () => {
  expect(partsOf('لغة C++ و C#، والأيون Ca²⁺ و Na⁺، و 10⁻³ و ١٠⁻³ و 350°F و -18 °C')).toEqual([
    'C++',
    'C#',
    'Ca²⁺',
    'Na⁺',
    '10⁻³',
    '١٠⁻³',
    '350°F',
    '-18 °C',
  ]);
});

test('a name that is called keeps its brackets', () => {
  expect(partsOf('الدالة print() و os.getcwd() و_x()، لا (print) ولا foo (x)')).toEqual([
    'print()',
    'os.getcwd()',
    '_x()',
  ]);
});

test('degrees may have a letter of Arabic before them', () => {
  expect(partsOf('عند 50°C و50°C وبـ50 °C، بِـ-5°F ولـ20°C وب30°C')).toEqual([
    '50°C',
    '50°C',
    '50 °C',
    '-5°F',
    '20°C',
    '30°C',
  ]);
  expect(partsOf('رقم50°C، x50°C')).toEqual([]);
});

test.each([
  ['كتاب Effective Modern C++ من أشهرها', 'Effective Modern C++'],
  ['وكذلك C++/C# وغيرها', 'C++/C#'],
  ['وكذلك C/C++ وغيرها', 'C/C++'],
  ['مضخة Na⁺/K⁺ في الخلية', 'Na⁺/K⁺'],
  ['أيونات Ca²⁺/Mg²⁺ هنا', 'Ca²⁺/Mg²⁺'],
  ['درجة الغليان (i.e. 212 °F) معروفة', 'i.e. 212 °F'],
  ['حسابه Jane Doe @janedoe على الشبكة', 'Jane Doe @janedoe'],
  ['كتاب Programming in C++ and Java في السوق', 'Programming in C++ and Java'],
  ['اقرأ Thinking in C++, 2nd ed. للمبتدئين', 'Thinking in C++, 2nd ed'],
  ['عنوانه “Accelerated C++” وهو مختصر', 'Accelerated C++'],
  ['قال “Accelerated C++” by Koenig ثم', '“Accelerated C++” by Koenig'],
  ['انظر Meyers, Effective C++ (1st ed.)، وهو', 'Meyers, Effective C++ (1st ed.)'],
  ['هاتف Mobile: +966 50 123 4567 للتواصل', 'Mobile: +966 50 123 4567'],
  ['عام 2010 صدر 3D C# 2010 (2012) في', '3D C# 2010 (2012)'],
  ['قال O’Reilly: “it’s C++” (نعم', 'O’Reilly: “it’s C++”'],
  ['(see C++ في', 'see C++'],
  ['طبعة (3) من (2) C++ Primer بعد', 'C++ Primer'],
  ['قال "(5" of C++ ثم', 'of C++'],
  ['رقم Mobile: +٩٦٦ ٥٠ ١٢٣ ٤٥٦٧ هنا', 'Mobile: +٩٦٦ ٥٠ ١٢٣ ٤٥٦٧'],
])('in “%s” the Latin words round a sign are read with it', (text, phrase) => {
  expect(partsOf(text)).toEqual([phrase]);
  const { start, end } = controlsRound(phrase);
  expect(visual(text.replace(phrase, start + phrase + end))).toContain(phrase);
});

test.each([
  ['فترة الثقة 95% CI هنا', '95% CI'],
  ['فترة (95% CI: 1.2–3.4) هنا', '95% CI: 1.2–3.4'],
  ['فترة (95% CI [-0.2, 3.4]) هنا', '95% CI [-0.2, 3.4]'],
  ['فترة 95% CI (1.2 to 3.4)، ثم', '95% CI (1.2 to 3.4)'],
  ['فترة 95 % confidence interval في', '95 % confidence interval'],
  ['رواية «100 Years of Solitude» لماركيز', '100 Years of Solitude'],
  ['فيلم «2001: A Space Odyssey!»، وهو', '2001: A Space Odyssey!'],
  ['فيلم "12 Angry Men" قديم', '12 Angry Men'],
  ['فيلم “12 Angry Men” قديم', '12 Angry Men'],
  ['رواية "1984, a novel (1949)" الشهيرة', '1984, a novel (1949)'],
])('in “%s” a number stands with the Latin words it belongs to', (text, words) => {
  expect(partsOf(text)).toEqual([words]);
  const { start, end } = controlsRound(words);
  expect(visual(text)).not.toContain(words);
  expect(visual(text.replace(words, start + words + end))).toContain(words);
});

test.each([
  ['شركة «Facebook» (Meta) معروفة', ['Facebook']],
  ['كتاب «Clean Code» (2008) لمؤلفه', ['Clean Code']],
  ['كتاب «Clean Code» [1] لمؤلفه', ['Clean Code']],
  ['قال Knuth: «Yes we can» ثم سكت', ['Yes we can']],
  ['كتاب Clean Code، «Refactoring»، ثم', ['Refactoring']],
])('in “%s” a quotation keeps its marks beside Latin words and numbers', (text, words) => {
  expect(partsOf(text)).toEqual(words);
  for (const word of words) {
    const { start, end } = controlsRound(word);
    // In order from the left, before they are mirrored.
    expect(visual(text)).not.toContain(`»${word}«`);
    expect(visual(text.replace(word, start + word + end))).toContain(`»${word}«`);
  }
});

test.each([
  ['الأمم المتحدة (U.N.) هنا', 'U.N.'],
  ['في (Smith et al.) رأي', 'Smith et al.'],
  ['قال «What?» وسكت', 'What?'],
  ['اكتب "Hello, world!" ثم', 'Hello, world!'],
  ['ملف .pdf ومنصة .NET هنا', '.pdf'],
  ['في المجلد /usr/local/bin على', '/usr/local/bin'],
  ['مادة 2-methylpropane هنا', '2-methylpropane'],
  ['فيروس (2019-nCoV) هنا', '2019-nCoV'],
  ['خدمة 24-hour هنا', '24-hour'],
])('in “%s” the signs at the ends of Latin words stay there', (text, words) => {
  expect(partsOf(text)).toContain(words);
  const { start, end } = controlsRound(words);
  expect(visual(text)).not.toContain(words);
  expect(visual(text.replace(words, start + words + end))).toContain(words);
});

test('quotations in Arabic, or that nothing stands beside, are left alone', () => {
  for (const text of [
    'كتاب «Clean Code» لمؤلفه',
    '«قال Ali» (Meta)',
    '"قال" 5 Java "نعم"',
    'في (Meta) كلها',
    'أو/ثم و./بلا و3.5 و1/2',
    'COVID-19 و 24-ساعة',
  ])
    expect(partsOf(text), text).toEqual([]);
});

test('numbers beside Arabic words, and those that stand in order, are left alone', () => {
  for (const text of [
    'زاد 95% من',
    '«100 عام»',
    '«3D»',
    '«2010»',
    '«5 كتب Java»',
    '"قال" 5 Java "نعم"',
    '"3.5D" ثم',
  ])
    expect(partsOf(text), text).toEqual([]);
});

test.each([
  ['بلغت -117 درجة', ['-117']],
  ['-117', ['-117']],
  ['زادت +111، ثم (-4.5 ± 0.1) أو ±0.5', ['+111', '-4.5 ± 0.1', '±0.5']],
  ['بين -1,250.75 و (+0.3%)، س = -0.5 وص=-1.', ['-1,250.75', '+0.3%', '-0.5', '-1']],
  ['دمای −۵ درجه و +۱۲٪ رشد', ['−۵', '+۱۲٪']],
  ['الفترة (-5, 5) و [-1; +1)، والنقطة (0, -2.5, 3)', ['(-5, 5)', '[-1; +1)', '(0, -2.5, 3)']],
  ['من -5 إلى -3، و-2، وبـ-7%', ['-5', '-3', '-2', '-7%']],
])('in “%s” a sign stands at its number’s left', (text, numbers) => {
  expect(partsOf(text)).toEqual(numbers);
  for (const number of numbers) {
    const { start, end } = controlsRound(number);
    expect(visual(`عند ${number} درجة`)).not.toContain(number);
    expect(visual(`عند ${start}${number}${end} درجة`)).toContain(number);
  }
});

test.each([
  '12-15 و 12 -15 و 12 - 15',
  '- 5 كتب',
  'عام 2024-03-12 أو -12-03-2024',
  'زيد -5 سنين- هناك',
  'صفحة -5- من',
  '-٥ و +٣٪',
  '2 + 3 و 2 +3',
  '(5, 5) و (12-15)',
  'أ-5 و COVID-19',
  'https://a.example/a-b?x=-5&y=-1',
])('in “%s” there is no sign of a number', (text) => {
  expect(partsOf(text)).toEqual([]);
});

test('a sign stays alone among Arabic words and their numbers', () => {
  expect(partsOf('لغة C++ 20 مرة، Java، C#، و«Go» و C++.')).toEqual(['C++', 'C#', 'C++']);
  expect(partsOf('عند 20 °C / 68 °F (انظر')).toEqual(['20 °C / 68 °F']);
});

test('long texts of such signs take no time', () => {
  for (const sign of [
    '1-2-',
    '5 km/',
    '5 km, ',
    '$5–',
    '1+2',
    '1 + ',
    '[1.5, ',
    '.5',
    'a = b + ',
    '(',
    'هاتف 12-34 ',
    '978-1-',
    '0 - ',
    'Visual C# و ',
    '(a C# ',
    '(C#)] ',
    '[C#) ',
    '-5 ',
    '(-5, ',
    '+5,5 5 ',
    '«5 ',
    '5% a',
    ' -a-',
    '∀',
    '∀a(',
    'a: ',
    '(a,b]',
    '1.1.',
  ])
    expect(piecesOf(`${sign.repeat(20_000)}= x`, 'rtl').length).toBeGreaterThan(0);
});

test('names and tags keep their sign before them', () => {
  expect(partsOf('كتب (@warraq_1) في #OPEC و#النفط')).toEqual(['@warraq_1', '#OPEC']);
  expect(partsOf('press@iea.org أو https://a.example/#top أو @')).toEqual([]);
});

test.each(['', 'كلام', 'هاتف: +962 6 123 4567.', '@a @b', '+962790000000'])(
  'the pieces of “%s” join up to it; in English it is one',
  (text) => {
    const joined = piecesOf(text, 'rtl').map(({ start, end }) => text.slice(start, end));
    expect(joined.join('')).toBe(text);
    expect(piecesOf(text, 'ltr')).toEqual([{ start: 0, end: text.length, kind: 'plain' }]);
  },
);

test.each([
  ['الجهد 220 V والذاكرة 16 GB (220 V / 50 Hz)، و5 mg/mL', ['220 V', '16 GB', '220 V / 50 Hz', '5 mg/mL']],
  ['من 10–20 kg، الساعة 10:30 AM، عند 48.9° N, 2.4° E', ['10–20 kg', '10:30 AM', '48.9° N, 2.4° E']],
  ['عام 2023 Google أطلقت V2، والساعة 10:30 م', []],
  ['بسعر $5,795 و US$ 20، أي 5,795$ (US$) والمنفذ 443/tcp', ['$5,795', 'US$ 20', 'US$', '443/tcp']],
  ['بين -10°م و ٤٠°م، وعند -5°C', ['-10', '-5°C']],
])('a number and its Latin unit, or its sign of money, in “%s”', (text, parts) => {
  expect(partsOf(text)).toEqual(parts);
});

test.each([
  ['بسرعة 3×10⁸ و 3.5 × 10^6، و 2×3=6 و 10−4', ['3×10⁸', '3.5 × 10^6', '2×3=6', '10−4']],
  ['القيمة 12 ± 3 و 94.7% ± 0.3', ['12 ± 3', '94.7% ± 0.3']],
  ['س = 5 + 3، و 5 + 3 = س، ومبادرة 17+1، ومقاس 30×40 سم', []],
  ['المدى [0.10, 0.26] أو (2, 3)، والقيمة .05 و -.31', ['[0.10, 0.26]', '.05', '-.31']],
])('sums, intervals and decimals of European digits in “%s”', (text, parts) => {
  expect(partsOf(text)).toEqual(parts);
});

test.each(['<0.001', '≥18', '≈ 3.5%'])('a cell of nothing but “%s”', (text) => {
  expect(partsOf(text)).toEqual([text]);
  expect(partsOf(`الخطأ (${text}) هنا`)).toEqual([text]);
  expect(partsOf(`العمر ${text} سنة`)).toEqual([]);
});

test('groups of digits are numbers of things, not ranges, dates or years', () => {
  expect(partsOf('الطلب 2023-00145، الحساب 1234-5678-9012-3456، الصيانة 800-555-0199')).toEqual([
    '2023-00145',
    '1234-5678-9012-3456',
    '800-555-0199',
  ]);
  expect(partsOf('في 14-02-2020 و 2020-02-14، ص 100-120، المادة 1-2-3، و1914-1918-1939')).toEqual([]);
});

test('paths and dots take no time', () => {
  const started = performance.now();
  expect(partsOf(`(${'/usr/local/share/applications'.repeat(20)}:12`)).toEqual([]);
  expect(inOrder(`The word (كتاب) ${'.'.repeat(30_000)} 5`, 'rtl')).toContain('كتاب');
  expect(performance.now() - started).toBeLessThan(1000);
});

test('other numbers are left to the bidirectional algorithm', () => {
  for (const text of ['الأعداد 10 20 30', '(+٠٫٣٪)', '٢ + ٣ = ٥', 'هاتف 3 أيام', 'عام 1990-2000', '١٢ ٣٤ ٥٦'])
    expect(partsOf(text), text).toEqual([]);
});

/** The characters from left to right (UAX #9 L2), without controls. */
function visual(text: string): string {
  const { levels } = analyze(text, 'rtl');
  const characters = Array.from(text, (character, index) => ({ character, level: levels[index] ?? 0 }));
  for (let level = Math.max(...levels); level > 0; level--) {
    for (let from = 0; from < characters.length; from++) {
      if ((characters[from]?.level ?? 0) < level) continue;
      let to = from;
      while ((characters[to]?.level ?? 0) >= level) to++;
      characters.splice(from, to - from, ...characters.slice(from, to).reverse());
      from = to;
    }
  }
  return characters
    .map(({ character }) => character)
    .join('')
    .replaceAll(/\p{Cf}/gu, '');
}

test.each([
  '02 2575 1234',
  '+962 6 123 4567',
  '@name',
  'C++',
  '10⁻³',
  '١٠⁻³',
  '-18 °C',
  '٠٦ ٥٥٥ ١٢٣٤',
  '+٩٦٢ ٦ ١٢٣ ٤٥٦٧',
])('%s comes as it is written', (part) => {
  const { start, end } = controlsRound(part);
  expect(visual(`هاتف: ${part}.`)).not.toContain(part);
  expect(visual(`هاتف: ${start}${part}${end}.`)).toContain(part);
});

test('titles are put in order, as a whole or the parts that need it', () => {
  expect(inOrder('لغة C++ و«Facebook» (Meta)', 'rtl')).toBe(
    'لغة \u{2066}C++\u{2069} و«\u{2066}Facebook\u{2069}» (Meta)',
  );
  expect(inOrder('و«Facebook»\u{2028}(Meta)', 'rtl')).toBe('و«\u{2066}Facebook\u{2069}»\u{2028}(Meta)');
  expect(inOrder('Effective C++', 'rtl')).toBe('\u{2066}Effective C++\u{2069}');
  expect(inOrder('كتاب', 'rtl')).toBe('كتاب');
});
