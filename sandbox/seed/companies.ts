import type { SeedCustomer } from './customers.ts';

/** Companies that are nobody's customers when the sandbox is seeded, in the shape of the seed's customers but without a reseller. */
export const companies: SeedCustomer[] = [
  ['', 'Northwind Traders', 'northwindtraders', 'US', 'Tacoma', '98402'],
  ['', 'Fourth Street Dental', 'fourthstreetdental', 'US', 'Phoenix', '85004'],
  ['', 'Margie’s Garden Centre', 'margiesgarden', 'CA', 'Kelowna', 'V1Y 1J4'],
  ['', '温哥华海港贸易有限公司', 'vanharbourtrading', 'CA', 'Vancouver', 'V6C 3T4'],
  ['', 'Padaria Pão Quente', 'padariapaoquente', 'BR', 'Florianópolis', '88010-000'],
  ['', 'School_of *Fine_Art* [East]', 'schooloffinearteast', 'US', 'Savannah', '31401'],
];
