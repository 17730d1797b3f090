import { readCustomer, type Customer } from '../customer.ts';
import { RequestCustomer } from '../kinds/requestCustomer.ts';
import type { Request } from '../request.ts';
import { putTasks } from '../save.ts';
import { hasDomain, likeness, type Likeness } from '../sync/customerAccepted.ts';
import { recount } from '../sync/counts.ts';
import { keepCustomers, lookAtCustomer } from '../sync/customers.ts';
import { listCustomersOf } from '../sync/customerLists.ts';
import { asked, type Stopped } from '../sync/doors.ts';
import { everyOne } from '../sync/writing.ts';
import { paintReseller, tellTask } from '../tasks.ts';
import { later } from '../time.ts';
import type { Id } from '../values.ts';
import { explainedElsewhere } from './explainedElsewhere.ts';
import type { Step, StepDoors, StepOutcome } from './step.ts';

const lookAgainAfterHours = 24;
const pageSize = 500;

/**
 * The company accepts behind its link, and shows in our list of customers from then on: nothing says which request it answers. Found
 * for certain it is done; where only a person can tell, the asker is asked.
 */
export const acceptedByCustomer: Step = async (doors, request) => {
  const input = RequestCustomer.parse(request.input);
  const before = await matches(doors, request, input);
  if (request.learned.known === undefined) return firstLook(doors, request, input, before);
  if (onlyCertain(before)) return found(doors, input, before);
  const stop = await askPartnerCenter(doors, input);
  if (stop?.is === 'busy') return { is: 'busy', until: stop.until };
  const now = await matches(doors, request, input);
  return onlyCertain(now)
    ? found(doors, input, now)
    : waits(doors, request, ofReseller(now, input));
};

/**
 * The asker saw who was called so before the mail, and went on: those are others. Who came since, between the mail and the word that it
 * was sent, may be the company.
 */
const firstLook = (
  doors: StepDoors,
  request: Request,
  input: RequestCustomer,
  before: readonly Match[],
): Promise<StepOutcome> => {
  const [first] = before;
  if (first?.how === 'certain' && hasDomain(input, first.customer))
    return found(doors, input, before);
  const called = before.map(({ customer }) => customer.id);
  const known = input.known?.filter((id) => called.includes(id)) ?? called;
  const since = before.filter(({ customer }) => !known.includes(customer.id));
  return Promise.resolve(waits(doors, request, ofReseller(since, input), known));
};

/** Whoever is not this reseller's customer has not accepted it, be it the company or not. */
const ofReseller = (those: readonly Match[], { partnershipId }: RequestCustomer): Match[] =>
  those.filter(({ customer }) => customer.resellerId === partnershipId);

interface Match {
  customer: Customer;
  how: Likeness;
}

const knownIn = ({ learned }: Request): Id[] => (learned.known ?? '').split(',').filter(Boolean);

/** Customers on the shelf that may be the company; the certain ones first. */
const matches = async (
  doors: StepDoors,
  request: Request,
  input: RequestCustomer,
): Promise<Match[]> => {
  const { store } = doors;
  const known = knownIn(request);
  const customers = new Map<Id, Customer>();
  const tags = [`reseller:${input.partnershipId}`];
  for await (const one of everyOne(store.customers, { type: 'customer', tags }))
    customers.set(one.doc.id, readCustomer(one));
  const { domain } = input;
  const named = domain
    ? await store.customers.list({ type: 'customer', words: [domain], limit: pageSize })
    : [];
  for (const one of named) customers.set(one.doc.id, readCustomer(one));
  const all = [...customers.values()]
    .map((customer) => ({ customer, how: likeness(input, customer) }))
    .filter((one) => one.how !== 'no' && !isKnown(one, input, known));
  const judged = await Promise.all(all.map((one) => withOthers(doors, request, input, one)));
  return ['certain', 'doubtful'].flatMap((how) => judged.filter((one) => one.how === how));
};

/** A name has many owners: where something else explains the customer, it is not certain any more. */
const withOthers = async (
  doors: StepDoors,
  request: Request,
  input: RequestCustomer,
  match: Match,
): Promise<Match> => {
  if (match.how !== 'certain' || hasDomain(input, match.customer)) return match;
  const elsewhere = await explainedElsewhere(doors, request, match.customer);
  return elsewhere ? { ...match, how: 'doubtful' } : match;
};

/** Another company of that name; but whoever has the domain may have got another reseller since. */
const isKnown = ({ customer, how }: Match, input: RequestCustomer, known: readonly Id[]): boolean =>
  known.includes(customer.id) && !(how === 'certain' && hasDomain(input, customer));

const onlyCertain = (those: readonly Match[]): boolean =>
  those[0]?.how === 'certain' && those[1]?.how !== 'certain';

const found = async (
  doors: StepDoors,
  { partnershipId }: RequestCustomer,
  [match]: readonly Match[],
): Promise<StepOutcome> => {
  const { id = '', name = '', domain = '' } = match?.customer ?? {};
  await recount(doors, { resellers: new Set([partnershipId]), partnerIds: new Set() });
  return {
    is: 'done',
    learned: { customerId: id, customer: name, domain },
    also: putTasks([paintReseller(partnershipId, doors.clock.now())]),
  };
};

/** Waits for the company, or for the asker to say whether it is the one that appeared. */
const waits = (
  doors: StepDoors,
  request: Request,
  [match]: readonly Match[],
  known?: readonly Id[],
): StepOutcome => {
  const now = doors.clock.now();
  const lookAt = later(now, { hours: lookAgainAfterHours });
  const seen = known && { known: known.join(',') };
  if (!match)
    return { is: 'waiting', code: 'customerAcceptance', lookAt, ...(seen && { learned: seen }) };
  const { id, name, domain } = match.customer;
  const owner = request.asker;
  const waiting = { is: 'waiting' as const, code: 'customerCandidate', owner, lookAt };
  if (request.learned.candidateId === id) return waiting;
  const values = { about: request.about.label, customer: name, domain };
  const told = tellTask(
    `candidate:${request.id}:${id}`,
    now,
    { to: 'person', id: request.asker.id },
    { line: { key: 'customerCandidate', values }, see: `request:${request.id}` },
  );
  return {
    ...waiting,
    learned: { ...seen, candidateId: id, customer: name, domain },
    also: putTasks([told]),
  };
};

/** Reads the list anew: by the domain, which is one call; else the reseller's customers. */
const askPartnerCenter = async (
  doors: StepDoors,
  { partnershipId, domain }: RequestCustomer,
): Promise<Stopped | undefined> => {
  if (domain) {
    const answer = await asked(doors.log, 'customers', () =>
      doors.partnerCenter.customers({ domain, size: pageSize }),
    );
    if (answer.is !== 'yes') return answer;
    const listed = (answer.value.items ?? []).filter((one) => one.domain.toLowerCase() === domain);
    await keepCustomers(doors, listed, {});
    for (const { id } of listed) {
      // Lists do not tell whose customer it is.
      const looked = await lookAtCustomer(doors, id);
      if (looked.is !== 'done') return looked;
      await recount(doors, looked.touched);
    }
    if (listed.length > 0) return undefined;
  }
  const read = await listCustomersOf(doors, partnershipId);
  return read.is === 'done' ? undefined : read;
};
