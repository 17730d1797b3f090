import type { Check, Facts } from '../checks/check.ts';
import { isActive, isBilledOn } from '../checks/nothingRuns.ts';
import { nothingUnderWay } from '../checks/nothingUnderWay.ts';
import type { CheckState } from '../customerViews.ts';
import { readCustomer, type Customer, type Subscription } from '../customer.ts';
import type { Find } from '../desk.ts';
import type { Doors } from '../doors.ts';
import { factsFor } from '../facts.ts';
import { kinds } from '../kinds/index.ts';
import { may } from '../policy.ts';
import { inTurn } from '../partnerCenterDoor.ts';
import { refuse } from '../refusal.ts';
import { readRequest, requestDocId } from '../request.ts';
import { recount } from '../sync/counts.ts';
import { readSubscriptions } from '../sync/subscriptions.ts';
import type { Id } from '../values.ts';
import { heardInTime } from './live.ts';
import { allowed } from './reading.ts';
import { partnershipById } from './resellers.ts';

/** The link behind which a company accepts a reseller, and us; undefined: Partner Center did not give one now. */
export const relationshipLink =
  (doors: Doors, providerId: Id): Find['relationshipLink'] =>
  async (resellerId) => {
    const answer = await heardInTime(doors, 'relationshipLink', () =>
      doors.partnerCenter.relationshipLink({ resellerId, providerId }, inTurn),
    );
    return answer?.is === 'yes' ? answer.value : undefined;
  };

/** Who asks this address to accept this reseller already. */
export const customerAsked =
  ({ store: { desk } }: Doors): Find['customerAsked'] =>
  async (partnershipId, email) => {
    const guard = await desk.read(`open:requestCustomer:${partnershipId}:${email.toLowerCase()}`);
    const requestId = (guard?.doc.body as { requestId?: Id } | undefined)?.requestId;
    const found = requestId && (await desk.read(requestDocId(requestId)));
    if (!found) return undefined;
    const { id, asker, submittedAt, createdAt } = readRequest(found);
    return { requestId: id, by: asker, at: submittedAt ?? createdAt };
  };

/** What stands in the way of ending the relationship with a customer, with its subscriptions read anew when that goes fast enough. */
export const relationshipEnd =
  (doors: Doors): Find['relationshipEnd'] =>
  async (customerId, self = '') => {
    if (!(await doors.store.customers.read(customerId))) return undefined;
    const read = await readSubscriptions(doors, customerId, inTurn);
    if (read.is === 'done') await recount(doors, read.touched);
    const found = await doors.store.customers.read(customerId);
    if (!found) return undefined;
    const customer = readCustomer(found);
    const input = { customer };
    const facts = await factsFor(doors, kinds.endRelationship, input, self);
    const partnership =
      customer.resellerId === undefined
        ? undefined
        : await partnershipById(doors)(customer.resellerId);
    return {
      customer,
      ...(partnership && { partnership }),
      checks: checksOf(customer, input, facts),
      running: facts.subscriptions.filter((one) => isActive(one) || isBilledOn(one)),
      ...(customer.subscriptionsAsOf && { asOf: customer.subscriptionsAsOf }),
      kept: read.is !== 'done',
    };
  };

const checksOf = (
  { subscriptionsAsOf }: Customer,
  input: unknown,
  facts: Facts,
): RelationshipEnd['checks'] => {
  const read = subscriptionsAsOf !== undefined;
  return [
    read
      ? none('noneActive', 'subscriptionsActive', facts.subscriptions.filter(isActive))
      : { name: 'noneActive', state: 'unknown' },
    read
      ? none('noneBilledOn', 'subscriptionsBilledOn', facts.subscriptions.filter(isBilledOn))
      : { name: 'noneBilledOn', state: 'unknown' },
    ofCheck('noneUnderWay', nothingUnderWay, input, facts),
    // No call that we know lists reserved instances and bought software: Partner Center itself says no.
    { name: 'noneReserved', state: 'unknown' },
  ];
};

type RelationshipEnd = NonNullable<Awaited<ReturnType<Find['relationshipEnd']>>>;

const none = (
  name: CheckState['name'],
  code: string,
  those: readonly Subscription[],
): CheckState => {
  const [first] = those;
  if (!first) return { name, state: 'fine' };
  const values = { count: String(those.length), name: first.name };
  return { name, state: 'wrong', finding: { code, weight: 'blocksApproval', values } };
};

const ofCheck = (
  name: CheckState['name'],
  check: Check<unknown>,
  input: unknown,
  facts: Facts,
): CheckState => {
  const finding = check(input, facts);
  return finding ? { name, state: 'wrong', finding } : { name, state: 'fine' };
};

/** How a reseller gets to manage a customer's Azure, and whether somebody has ticked it. */
export const azure =
  (doors: Doors): Find['azure'] =>
  (actor, customerId) =>
    allowed(doors, actor, 'look', async () => {
      const found = await doors.store.customers.read(customerId);
      if (!found) return refuse('notFound');
      const customer = readCustomer(found);
      const partnership =
        customer.resellerId && (await partnershipById(doors)(customer.resellerId));
      return {
        view: 'azure',
        customer,
        ...(partnership && { partnership }),
        may: may(actor, 'ask', doors.policy),
      };
    });
