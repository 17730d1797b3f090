import type { OrderLine } from '../domain/order.ts';
import type { Reader } from '../domain/reader.ts';
import { sayCount } from '../locales/index.ts';
import { planWords } from './lineWords.ts';
import { label, type Raw } from './text.ts';

/** What becomes what, in two lines: the products with how many licences, and where they are then. */
export const upgradeWords = (
  reader: Reader,
  { name }: { name: string },
  line: OrderLine,
  into?: string,
): Raw[] => [
  label(reader, 'change.upgrade', {
    licences: sayCount(reader.language, 'word.countLicences', line.quantity),
    before: name,
    after: line.title,
  }),
  into
    ? label(reader, 'change.upgrade.into', { into })
    : label(reader, 'change.upgrade.new', { plan: planWords(reader, line) }),
];
