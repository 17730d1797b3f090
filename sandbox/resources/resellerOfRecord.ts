import type { Center } from '../center.ts';
import type { Answer } from '../http/answer.ts';
import { partnerByMpnId } from '../state/partners.ts';
import { partnershipWith } from '../state/partnerships.ts';
import { isNewCommerce } from '../state/subscription.ts';
import { refusedWith } from './orderRefusals.ts';
import type { Step } from './subscriptionSteps.ts';

/** Names another reseller of record; looks at the one that is named also when licences, billing cycle or term change. */
export const changeReseller: Step = ({ center, before, wanted }, after) => {
  const partnerId = wanted.partnerId ?? before.partnerId;
  if (partnerId !== before.partnerId) {
    if (partnerId === '' || before.isTrial) return refusedWith(800098);
    return objectionTo(center, partnerId) ?? { partnerId };
  }
  const looksAtIt =
    after.quantity !== before.quantity ||
    after.billingCycle !== before.billingCycle ||
    after.termDuration !== before.termDuration;
  if (!looksAtIt || partnerId === '' || !isNewCommerce(before)) return undefined;
  return objectionTo(center, partnerId);
};

/** Why a Partner ID cannot be reseller of record, if it cannot. */
function objectionTo(center: Center, mpnId: string): Answer | undefined {
  const refused = (code: number) => refusedWith(code, `Partner ID ${mpnId}.`);
  if (mpnId === center.provider.mpnId) return refused(2072);
  const partner = partnerByMpnId(center.db, mpnId);
  if (!partner?.enrolled) return refused(900400);
  if (!partner.agreementSigned) return refused(900123);
  if (!partner.authorised) return refused(900414);
  return partnershipWith(center.db, partner.id) ? undefined : refused(900154);
}
