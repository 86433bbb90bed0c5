/** Strings of any UTF-16 units, surrogates lone and paired among them, for properties that hold of every text. */

import * as fc from 'fast-check';

const unit = fc.oneof(
  fc.integer({ min: 0, max: 0xffff }),
  fc.integer({ min: 0x600, max: 0x6ff }),
  fc.integer({ min: 0xd800, max: 0xdfff }),
  fc.integer({ min: 0x2000, max: 0x206f }),
  fc.integer({ min: 0x20, max: 0x7e }),
);

export const anyText: fc.Arbitrary<string> = fc
  .array(unit, { maxLength: 40 })
  .map((units) => String.fromCharCode(...units));
