import { domainOf } from '../order.ts';
import { orderOf, stoppedBy } from './ordering.ts';
import type { Step } from './step.ts';

/**
 * Before anything is made in Partner Center, everything that only Partner Center knows is asked once more: the reseller may sell,
 * and the domain is free. A domain that was free when this request first asked may be taken by the request itself.
 */
export const mayOrder: Step = async ({ partnerCenter }, request) => {
  const { input, placed } = orderOf(request);
  const agreement = await partnerCenter.agreement(input.partnerId);
  if (agreement.is !== 'yes') return stoppedBy(agreement) ?? { is: 'done' };
  if (!agreement.value.signed) return { is: 'failed', code: agreement.value.code ?? '2203' };
  const validation = await partnerCenter.validateResellers([input.partnerId]);
  if (validation.is !== 'yes') return stoppedBy(validation) ?? { is: 'done' };
  const own = validation.value.find(({ partnerId }) => partnerId === input.partnerId);
  if (own && !own.valid) return { is: 'failed', code: own.code ?? '900400' };
  if (placed.customerId !== undefined) return { is: 'done' };
  const domain = domainOf(input.customer.prefix);
  const taken = await partnerCenter.domainTaken(domain);
  if (taken.is !== 'yes') return stoppedBy(taken) ?? { is: 'done' };
  if (!taken.value.taken) return { is: 'done', learned: { domainWasFree: domain } };
  return request.learned.domainWasFree === domain
    ? { is: 'done' }
    : { is: 'failed', code: 'domainTaken' };
};
