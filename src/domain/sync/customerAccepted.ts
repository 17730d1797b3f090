import type { Customer } from '../customer.ts';
import { RequestCustomer } from '../kinds/requestCustomer.ts';
import type { Clock, Store } from '../ports.ts';
import { readRequest, type Request } from '../request.ts';
import { putTasks } from '../save.ts';
import { stepTask } from '../tasks.ts';
import { companyKey } from './matching.ts';
import { everyOne } from './writing.ts';

/** How sure it is that a customer is the company that was asked. */
export type Likeness = 'certain' | 'doubtful' | 'no';

/**
 * Is this customer the company that was asked? Certain by the domain that was known beforehand; without one by the company's name
 * with the same reseller. What is merely called alike, or has another domain than expected, a person has to decide.
 */
export const likeness = (
  { partnershipId, company, domain }: RequestCustomer,
  customer: Pick<Customer, 'name' | 'domain' | 'resellerId'>,
): Likeness => {
  const sameReseller = customer.resellerId === partnershipId;
  // Lists do not tell the reseller; another one is not what was asked for.
  if (!sameReseller && customer.resellerId !== undefined) return 'no';
  if (hasDomain({ domain }, customer)) return sameReseller ? 'certain' : 'doubtful';
  if (!sameReseller) return 'no';
  const [asked, listed] = [companyKey(company), companyKey(customer.name)];
  if (asked !== '' && asked === listed) return domain ? 'doubtful' : 'certain';
  return isCalledLike(asked, listed) ? 'doubtful' : 'no';
};

/** Is it the very domain that was known beforehand? A domain has one owner. */
export const hasDomain = (
  { domain }: Pick<RequestCustomer, 'domain'>,
  customer: Pick<Customer, 'domain'>,
): boolean => domain !== undefined && customer.domain.toLowerCase() === domain;

// `Fourth Coffee` and `Fourth Coffee Deutschland`: one may be how the other is called in daily life.
const isCalledLike = (one: string, other: string): boolean => {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < shortestName) return false;
  return long.startsWith(`${short} `) || (isHan(short) && long.startsWith(short));
};

const shortestName = 2;

const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/**
 * New customers appeared, or got their reseller: the requests that may have led to them look for themselves. A look that is asked
 * for once more than needed finds the same.
 */
export const customersAppeared = async (
  { store, clock }: { store: Pick<Store, 'desk'>; clock: Clock },
  customers: readonly Customer[],
): Promise<void> => {
  if (customers.length === 0) return;
  const now = clock.now();
  const query = { type: 'request', tags: ['kind:requestCustomer:waiting'] };
  for await (const found of everyOne(store.desk, query)) {
    const request = readRequest(found);
    if (customers.some((customer) => mayBe(request, customer)))
      await store.desk.commit(putTasks([stepTask(request, now)]));
  }
};

const mayBe = (request: Request, customer: Customer): boolean => {
  const input = RequestCustomer.safeParse(request.input).data;
  return input !== undefined && likeness(input, customer) !== 'no';
};
