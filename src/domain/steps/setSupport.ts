import {
  customerDoc,
  readCustomer,
  readSubscription,
  subscriptionDoc,
  type SupportContact,
} from '../customer.ts';
import { SetSupportContact } from '../kinds/setSupportContact.ts';
import type { CallIds } from '../partnerCenterDoor.ts';
import type { Op } from '../ports.ts';
import { putTasks } from '../save.ts';
import { savedAfresh } from '../sync/writing.ts';
import { paintTask } from '../tasks.ts';
import type { Id } from '../values.ts';
import { stoppedBy } from './ordering.ts';
import type { Step, StepDoors, StepOutcome } from './step.ts';

/**
 * Names who answers the customer's questions: in Partner Center for a legacy subscription, which is looked at first; for
 * new commerce, of which Partner Center keeps no contact, here.
 */
export const setSupport: Step = async (doors, request) => {
  const { customer, subscription, contact, was } = SetSupportContact.parse(request.input);
  if (!subscription) return keptHere(doors, customer.id, contact, was);
  const place = [customer.id, subscription.id] as const;
  const seen = await doors.partnerCenter.supportContact(...place);
  if (seen.is !== 'yes') return stoppedBy(seen);
  if (isSame(seen.value, contact)) return named(doors, place, contact);
  if (was && !isSame(seen.value, was)) {
    await keepContact(doors, subscription.id, seen.value);
    return { is: 'failed', code: 'changedMeanwhile' };
  }
  const key = doors.ids.derived(request.id, 'setSupport', String(request.attempt));
  const set = await doors.partnerCenter.setSupportContact(...place, contact, key);
  return set.is === 'yes' ? named(doors, place, contact, set.ids) : stoppedBy(set);
};

const isSame = (one: SupportContact, other: SupportContact): boolean =>
  one.id === other.id && one.partnerId === other.partnerId;

const painted = ({ clock }: StepDoors, customerId: Id): Op[] =>
  putTasks([paintTask(`customer:${customerId}`, clock.now())]);

const keptHere = async (
  doors: StepDoors,
  customerId: Id,
  support: SupportContact,
  was: SupportContact | undefined,
): Promise<StepOutcome> => {
  const { customers } = doors.store;
  return savedAfresh<StepOutcome>(customers, async () => {
    const found = await customers.read(customerId);
    if (!found) return { ops: [], result: { is: 'failed', code: 'customerNotOurs' } };
    const customer = readCustomer(found);
    const { support: now } = customer;
    if (was && now && !isSame(now, was) && !isSame(now, support))
      return { ops: [], result: { is: 'failed', code: 'changedMeanwhile' } };
    const doc = customerDoc({ ...customer, support });
    return {
      ops: [{ op: 'replace', doc, etag: found.etag }],
      result: { is: 'done', also: painted(doors, customerId) },
    };
  });
};

const named = async (
  doors: StepDoors,
  [customerId, id]: readonly [Id, Id],
  support: SupportContact,
  ids?: CallIds,
): Promise<StepOutcome> => {
  await keepContact(doors, id, support);
  return { is: 'done', also: painted(doors, customerId), ...(ids && { ids }) };
};

/** Keeps whom Partner Center names on a legacy subscription. */
export const keepContact = (
  { store: { subscriptions } }: Pick<StepDoors, 'store'>,
  id: Id,
  support: SupportContact,
): Promise<void> =>
  savedAfresh(subscriptions, async () => {
    const found = await subscriptions.read(id);
    const doc = found && subscriptionDoc({ ...readSubscription(found), support });
    return { ops: doc ? [{ op: 'replace', doc, etag: found.etag }] : [], result: undefined };
  });
