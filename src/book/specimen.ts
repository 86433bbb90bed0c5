/**
 * The manuscript of `warraq specimen`: three pages of text in which every kind of block that a design dresses
 * stands once. In: the design's name; out: one Markdown file. The words are the program's own, but for the verses
 * (al-Mutanabbi) and the Quran (96:1-5).
 */

/** The specimen's manuscript. */
export function specimen(design: string): string {
  return `---
title: نموذج التصميم
subtitle: ${JSON.stringify(design)}
language: ar
design: ${JSON.stringify(design)}
front-matter-numbering: main
---

# هذا هو المتن

يُعرف الكتاب من متنه قبل غلافه: سطورٌ مستوية السواد، لا يتسع فيها البياض ولا تتزاحم الكلمات[^1]. وهذه **كلمة بارزة**، وهذه *كلمة منبَّه عليها*، وهذا [رابط](https://example.org)، وهذه عبارة لاتينية: :span[The quick brown fox]{lang=en}، وأرقام 2024 و١٤٤٥.

:::key-points[أهم النقاط]
- نقطة أولى تقول للعجلان ما يحتاج إليه.
- ونقطة ثانية.
:::

> الاقتباس يُدخَل عن طرف المتن، فيُعرف أنه قول غير الكاتب.

## عنوان من الدرجة الثانية

والقوائم نوعان: مرسلة ومعدودة.

1. البند الأول من المعدودة.
2. والثاني، وتحته قائمة مرسلة:
   - فرع

:::related[اقرأ أيضًا]
عنوان خبر يتصل بما نحن فيه
:::

### عنوان من الدرجة الثالثة

:::table[جدول صغير]
| الخط | الطراز | الوزن |
|:-----|:------|------:|
| النسخ | للمتن | ٤٠٠ |
| الكوفي | للعناوين | ٧٠٠ |
:::

---

## الشعر والقرآن

:::poem
على قدر أهل العزم تأتي العزائمُ | وتأتي على قدر الكرام المكارمُ
وتعظم في عين الصغير صغارُها | وتصغر في عين العظيم العظائمُ
:::

:::quran{sura="العلق" verse="١–٥"}
ٱقۡرَأۡ بِٱسۡمِ رَبِّكَ ٱلَّذِي خَلَقَ خَلَقَ ٱلۡإِنسَٰنَ مِنۡ عَلَقٍ ٱقۡرَأۡ وَرَبُّكَ ٱلۡأَكۡرَمُ ٱلَّذِي عَلَّمَ بِٱلۡقَلَمِ عَلَّمَ ٱلۡإِنسَٰنَ مَا لَمۡ يَعۡلَمۡ
:::

:::note[ملاحظة]
الملاحظة تقف بجانب النص، يقرؤها من شاء ويمر بها من شاء.
:::

\`\`\`yaml
design: ${design}
\`\`\`

[^1]: وهذه حاشية، تُطبع في أسفل الصفحة بحرف أصغر.
`;
}
