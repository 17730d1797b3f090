import { customerDoc } from '../src/domain/customer.ts';
import { partnershipDoc, type Partnership } from '../src/domain/partnership.ts';
import type { Op } from '../src/domain/ports.ts';
import type { Person } from '../src/domain/values.ts';

const seen = '2026-11-23T09:00:00.000Z';

const first = ['Alpine', 'Bellows', 'Contoso', 'Fabrikam'];
const second = ['Cloud', 'Digital', 'Network', 'Software'];
const countries = ['US', 'CA'];

/** How many managers share the resellers. */
export const managers = 2;

// Digits of the number to different bases, so that each combination of words comes up, also among the first hundred.
const oneOf = <Value>(values: readonly Value[], at: number, step: number): Value =>
  values[Math.floor(at / step) % values.length] as Value;

// Made of the place by itself and not of its digits, so that neighbours in the order are strangers in the list.
const wordAt = (at: number): string => `q${((at * 7919 + 104_729) % 15_485_863).toString(36)}`;

/** A company's name: two words that many have, and one that it has alone. */
export const companyAt = (at: number): string =>
  `${oneOf(first, at, 1)} ${oneOf(second, at, 4)} ${wordAt(at)}`;

const managerAt = (at: number): Person => {
  const number = Math.floor(at / 32) % managers;
  return { id: `agent-${number}`, name: `Agent ${number}` };
};

/** The reseller with this number. */
export const partnershipAt = (at: number): Partnership => ({
  id: `reseller-${at}`,
  name: companyAt(at),
  partnerId: String(4_000_000 + at),
  country: oneOf(countries, at, 16),
  state: 'active',
  since: seen,
  baseline: true,
  missing: 0,
  manager: managerAt(at),
});

/** So many resellers, as the store holds them. */
export function* allResellers(count: number): Generator<Op> {
  for (let at = 0; at < count; at += 1)
    yield { op: 'create', doc: partnershipDoc(partnershipAt(at)) };
}

/** How many customers a reseller has. */
export const customersEach = 10;

/** So many customers, as the store holds them. */
export function* allCustomers(count: number): Generator<Op> {
  for (let at = 0; at < count; at += 1) {
    const name = companyAt(at);
    const domain = `${name.toLowerCase().replaceAll(' ', '')}.example`;
    const resellerId = partnershipAt(Math.floor(at / customersEach)).id;
    const customer = { id: `customer-${at}`, name, domain, resellerId, asOf: seen };
    yield { op: 'create', doc: customerDoc(customer) };
  }
}
