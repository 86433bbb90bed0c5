/** The book that `warraq new` writes: it builds as it is, and its `book.yaml` shows every key. */

import { commentedExample } from '../schema.ts';
import { bookSchema } from './metadata-schema.ts';

const heading = `# لكل مفتاح سطر يشرحه، وتحته ما في داخله من مفاتيح. احذف العلامة # من أول سطر المفتاح ليعمل.
# Every key has a line that explains it. Remove the # in front of a key to use it.

`;

const firstChapter = `# الفصل الأول

اكتب هنا. الفقرة سطر أو أسطر متتابعة، وبين الفقرتين سطر فارغ.

## قسم من الفصل

للتوكيد **كلمة بارزة**، وللحاشية علامة كهذه[^1]، وللكلمة الأجنبية :span[Exit mobile]{lang=en}.

:::key-points[أهم النقاط]
- نقطة أولى
- نقطة ثانية
:::

:::poem
أول البيت شطر صدر هنا | وآخر البيت شطر عجز هنا
:::

[^1]: نص الحاشية، يُطبع في أسفل الصفحة.
`;

/** The files of a new book: path within its folder, and text. */
export function newBook(): ReadonlyMap<string, string> {
  return new Map([
    ['book.yaml', heading + commentedExample(bookSchema, 'ar')],
    ['01.md', firstChapter],
  ]);
}
