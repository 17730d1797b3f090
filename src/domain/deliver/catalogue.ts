import { readCatalogue } from '../sync/catalogue.ts';
import type { Doer } from './doer.ts';

/** Reads the catalogue of a market, a slice at a time. */
export const catalogue: Doer<'catalogue'> = (doors, { country, segment }) =>
  readCatalogue(doors, { country, segment });
