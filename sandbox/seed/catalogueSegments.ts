import type { CatalogueSku } from './catalogueSku.ts';
import { sku, upTo300 } from './catalogueSku.ts';

const education: Partial<CatalogueSku> = { segment: 'education', terms: ['P1Y', 'P3Y'] };
const government: Partial<CatalogueSku> = { segment: 'government', onlyIn: ['US'] };
const nonprofit: Partial<CatalogueSku> = { segment: 'nonprofit', terms: ['P1M', 'P1Y'] };
const smallNonprofit: Partial<CatalogueSku> = { ...upTo300, ...nonprofit };

/** What is made for schools, authorities and charities: schools and authorities have products, charities only SKUs of their own. */
export const segmentSkus = [
  sku('CFQ7TTC0LX7J:0001', 'Office 365 A1 for faculty', 0, education),
  sku('CFQ7TTC0LX7K:0001', 'Office 365 A3 for faculty', 3.25, education),
  sku('CFQ7TTC0LX7L:0001', 'Microsoft 365 A3 for faculty', 5.75, education),
  sku('CFQ7TTC0LX7M:0001', 'Microsoft 365 A3 for students', 2.5, { ...education, minimum: 10 }),
  sku('CFQ7TTC0LX7N:0001', 'Microsoft 365 A5 for faculty', 12, education),
  sku('CFQ7TTC0LXG3:0001', 'Microsoft 365 G3 GCC', 36, government),
  sku('CFQ7TTC0LXG4:0001', 'Office 365 G3 GCC', 23, government),
  sku('CFQ7TTC0LXG5:0001', 'Exchange Online (Plan 1) GCC', 4, government),
  sku(
    'CFQ7TTC0LH18:000J',
    'Microsoft 365 Business Basic (Nonprofit Staff Pricing)',
    1.5,
    smallNonprofit,
  ),
  sku(
    'CFQ7TTC0LCHC:000J',
    'Microsoft 365 Business Premium (Nonprofit Staff Pricing)',
    5.5,
    smallNonprofit,
  ),
  sku('CFQ7TTC0LFLX:000J', 'Microsoft 365 E3 (Nonprofit Staff Pricing)', 9, nonprofit),
  sku('CFQ7TTC0LF8Q:000J', 'Office 365 E1 (Nonprofit Staff Pricing)', 2.5, nonprofit),
  sku('CFQ7TTC0H9MP:000J', 'Power BI Pro (Nonprofit Staff Pricing)', 4.2, nonprofit),
];
