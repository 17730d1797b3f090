import { domainOf } from '../order.ts';
import type { PartnerCenter } from '../partnerCenterDoor.ts';
import { newCustomerOf, orderOf, stoppedBy, type Ordering } from './ordering.ts';
import type { Step, StepOutcome } from './step.ts';

/**
 * Before anything is made in Partner Center, everything that only Partner Center knows is asked once more: the reseller may sell,
 * and the domain is free. A domain that was free when this request first asked may be taken by the request itself.
 */
export const mayOrder: Step = async ({ partnerCenter }, request) => {
  const order = orderOf(request);
  const obstacle = await resellerMaySell(partnerCenter, order);
  if (obstacle || order.placed.customerId !== undefined) return obstacle ?? { is: 'done' };
  const domain = domainOf(newCustomerOf(order).customer.prefix);
  const taken = await partnerCenter.domainTaken(domain);
  if (taken.is !== 'yes') return stoppedBy(taken);
  if (!taken.value.taken) return { is: 'done', learned: { domainWasFree: domain } };
  return request.learned.domainWasFree === domain
    ? { is: 'done' }
    : { is: 'failed', code: 'domainTaken' };
};

/**
 * Has the reseller signed, and may its Partner ID be put on record? Asked again before each cart, since Partner Center checks it on
 * every purchase and weeks may have passed. Undefined: yes.
 */
export const resellerMaySell = async (
  partnerCenter: PartnerCenter,
  { partnerId }: Pick<Ordering, 'partnerId'>,
): Promise<StepOutcome | undefined> => {
  const agreement = await partnerCenter.agreement(partnerId);
  if (agreement.is !== 'yes') return stoppedBy(agreement);
  if (!agreement.value.signed) return { is: 'failed', code: agreement.value.code ?? '2203' };
  const validation = await partnerCenter.validateResellers([partnerId]);
  if (validation.is !== 'yes') return stoppedBy(validation);
  const own = validation.value.find((one) => one.partnerId === partnerId);
  return own && !own.valid ? { is: 'failed', code: own.code ?? '900400' } : undefined;
};
