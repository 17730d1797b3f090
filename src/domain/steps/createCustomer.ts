import type { AddCustomer } from '../kinds/addCustomer.ts';
import { domainOf, secretDocId, type Setup } from '../order.ts';
import type { CreatedCustomer, NewCustomer } from '../partnerCenter.ts';
import type { Op } from '../ports.ts';
import type { Answer, CallIds } from '../partnerCenterDoor.ts';
import type { Request } from '../request.ts';
import { afterWork } from '../time.ts';
import type { Id } from '../values.ts';
import { failedBy, newCustomerOf, orderOf, unknownBy } from './ordering.ts';
import type { Step, StepDoors, StepOutcome } from './step.ts';

/**
 * Creates the customer, and seals its password at once. The same `MS-RequestId` is sent until there is a definite answer, so that
 * a repetition is the same customer; it may come without the credentials, or as "taken". Then only a customer that is provably
 * this one is adopted: the domain was free when this request began, and name, e-mail and reseller are the ones that it sent.
 */
export const createCustomer: Step = async (doors, request) => {
  const order = orderOf(request);
  if (order.placed.customerId !== undefined) return { is: 'done' };
  const input = newCustomerOf(order);
  const key = doors.ids.derived(request.id, 'createCustomer', String(request.attempt));
  const answer = await doors.partnerCenter.createCustomer(wanted(input), key);
  if (answer.is === 'busy') return { is: 'busy', until: answer.until };
  if (answer.is === 'yes') return created(doors, request, input, answer.value, answer.ids);
  const own = await adopted(doors, request, input);
  if (own?.is === 'busy') return { is: 'busy', until: own.until };
  if (own?.is === 'no') return unknownBy(own.no);
  return own ? created(doors, request, input, own.value, own.ids) : failedBy(answer.no);
};

const wanted = ({ customer, partnershipId, gdap }: AddCustomer): NewCustomer => {
  const { company, prefix, line1, line2, city, state, postalCode, country, ...person } = customer;
  return {
    company,
    domain: domainOf(prefix),
    address: { line1, line2, city, state, postalCode, country },
    ...person,
    resellerId: partnershipId,
    gdap,
  };
};

/** The customer of this request, when an earlier try has created it without our hearing of it; a no: that cannot be found out. */
const adopted = async (
  { partnerCenter }: StepDoors,
  request: Request,
  { customer, partnershipId }: AddCustomer,
): Promise<Answer<CreatedCustomer> | undefined> => {
  const domain = domainOf(customer.prefix);
  if (request.learned.domainWasFree !== domain) return undefined;
  const listed = await partnerCenter.customers({ domain });
  if (listed.is !== 'yes') return listed;
  const same = listed.value.items?.find((one) => one.domain.toLowerCase() === domain);
  if (!same) return undefined;
  const full = await partnerCenter.customer(same.id);
  if (full.is !== 'yes') return full;
  const { associatedPartnerId, name, email } = full.value;
  const provably =
    associatedPartnerId === partnershipId &&
    name === customer.company &&
    email?.toLowerCase() === customer.email.toLowerCase();
  return provably ? { is: 'yes', value: { id: same.id }, ids: full.ids } : undefined;
};

const created = (
  doors: StepDoors,
  request: Request,
  input: AddCustomer,
  { id, credentials }: CreatedCustomer,
  ids: CallIds,
): StepOutcome => {
  const now = doors.clock.now();
  const domain = domainOf(input.customer.prefix);
  const setup: Setup = {
    userName: credentials?.userName ?? 'admin',
    domain,
    owner: request.asker,
    keptUntil: afterWork(now, doors.policy.setupDays, doors.policy.working),
    shown: 0,
    ...(!credentials && { gone: { why: 'lost', at: now } }),
  };
  return {
    is: 'done',
    ids,
    setup,
    placed: { customerId: id, lines: [] },
    ...(credentials && { also: [sealed(doors, request.id, credentials.password)] }),
  };
};

const sealed = ({ seal, clock }: StepDoors, requestId: Id, password: string): Op => ({
  op: 'put',
  doc: {
    id: secretDocId(requestId),
    type: 'secret',
    schema: 1,
    sort: clock.now(),
    tags: [],
    keys: [],
    body: { sealed: seal.seal(password, ['setup', requestId]) },
  },
});
