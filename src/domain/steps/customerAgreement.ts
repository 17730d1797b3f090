import { later } from '../time.ts';
import type { Moment } from '../values.ts';
import { listCustomer } from './listCustomer.ts';
import { customerOf, orderOf, stoppedBy } from './ordering.ts';
import type { Step } from './step.ts';

const soonestMinutes = 2;
const latestMinutes = 60;

/**
 * No order without the Microsoft Customer Agreement (13605). The customer accepts it in the Microsoft 365 admin centre; the older
 * confirmation by the provider is sent only where the setting asks for it.
 */
export const customerAgreement: Step = async (doors, request) => {
  if (request.state === 'running') await listCustomer(doors, request);
  const order = orderOf(request);
  const customerId = customerOf(order);
  const answer = await doors.partnerCenter.customerAgreement(customerId);
  if (answer.is !== 'yes') return stoppedBy(answer);
  if (answer.value.signed) return { is: 'done' };
  const now = doors.clock.now();
  // Who has accepted for a customer that exists, nobody here has been told.
  const signer = order.newCustomer?.customer;
  if (doors.policy.agreementBy === 'customer' || !signer)
    return { is: 'waiting', code: 'agreement', lookAt: nextLook(now, request.waiting?.since) };
  const { firstName, lastName, email } = signer;
  const confirmed = await doors.partnerCenter.confirmAgreement(
    customerId,
    { firstName, lastName, email, at: now },
    doors.ids.derived(request.id, 'customerAgreement', String(request.attempt)),
  );
  return confirmed.is === 'yes' ? { is: 'done' } : stoppedBy(confirmed);
};

/** Often at first, when somebody may be on the telephone with the customer; then hourly. */
export const nextLook = (now: Moment, since: Moment = now): Moment => {
  const passed = (Date.parse(now) - Date.parse(since)) / 60_000;
  return later(now, { minutes: Math.min(Math.max(passed, soonestMinutes), latestMinutes) });
};
