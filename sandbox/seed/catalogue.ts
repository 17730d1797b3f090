import { addons } from './catalogueAddons.ts';
import { segmentSkus } from './catalogueSegments.ts';
import { services } from './catalogueServices.ts';
import { suites } from './catalogueSuites.ts';
import type { CatalogueSku } from './catalogueSku.ts';

/** Everything that is sold, in the order in which the lists show it. */
export const catalogue: CatalogueSku[] = [...suites, ...services, ...addons, ...segmentSkus];
