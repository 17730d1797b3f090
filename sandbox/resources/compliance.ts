import type { Center } from '../center.ts';
import { isGuid } from '../guid.ts';
import type { Answer } from '../http/answer.ts';
import { badParameter, ok, refusal } from '../http/answer.ts';
import type { Route } from '../http/route.ts';
import { regionOf } from '../region.ts';
import type { Partner } from '../state/partners.ts';
import { partnerById, partnerByMpnId } from '../state/partners.ts';

const faq = ['https://learn.microsoft.com/partner-center/mpa-indirect-provider-faq'];
const guide = ['https://partner.microsoft.com/resources/detail/migrate-pmc-pc-mpa-guide-pptx'];

/** Whether a reseller has signed the Microsoft Partner Agreement; what is not signed comes as a refusal. */
export function compliance(center: Center): Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/compliance/csp/agreementstatus',
      access: 'userOnly',
      answer(call) {
        const mpnId = call.query('mpnId');
        const tenantId = call.query('tenantId');
        if (mpnId && tenantId)
          return controllerRefusal(2000, 'Both MPN Id and Tenant Id should not be passed.');
        if (mpnId) return byMpnId(center, mpnId);
        if (tenantId) return byTenant(center, tenantId);
        return controllerRefusal(2001, 'Both MPN Id and Tenant Id cannot be empty.');
      },
    },
  ];
}

function byMpnId(center: Center, mpnId: string): Answer {
  if (!/^\d+$/.test(mpnId)) return badParameter('MPN Id must be numeric.');
  const partner = partnerByMpnId(center.db, mpnId);
  if (partner === undefined) {
    return refusal(
      400,
      2200,
      `Requested MPN Id ${mpnId} is either invalid or does not exist in Partner Center.`,
      { data: guide },
    );
  }
  const notSigned = `MPN Id ${mpnId} has not signed Microsoft Partner Agreement (MPA) for the CSP region where the order is being placed. Please advise your reseller to sign MPA to continue with the order.`;
  return status(center, partner, refusal(400, 2203, notSigned, { data: faq }));
}

function byTenant(center: Center, tenantId: string): Answer {
  if (!isGuid(tenantId)) return badParameter('Tenant Id must be a GUID.');
  const partner = partnerById(center.db, tenantId);
  if (partner === undefined)
    return refusal(400, 2205, `Could not find account with id '${tenantId}'.`);
  // The slip of the pen is the service's own.
  const notSigned = `Parnter Center Account associated to Tenant Id ${tenantId} hasn't signed the agreement`;
  return status(center, partner, refusal(400, 2206, notSigned, { data: faq }));
}

function status(center: Center, partner: Partner, notSigned: Answer): Answer {
  if (!partner.enrolled) {
    const text = `Requested MPN Id ${partner.mpnId} is not associated with any CSP Indirect Reseller account in Partner Center. Please advise your reseller to enroll into the CSP program as an indirect reseller in Partner Center to be compliant.`;
    return refusal(400, 2204, text, { data: faq });
  }
  if (!partner.agreementSigned) return notSigned;
  const [theirs, ours] = [regionOf(partner.country), regionOf(center.provider.country)];
  if (theirs !== ours) {
    const text = `The CSP region of the requested PartnerID ${partner.mpnId} is ${theirs} and doesn't match the CSP region ${ours} of Indirect Provider with Tenant id ${center.provider.tenant}.`;
    return refusal(400, 2201, text, { data: faq });
  }
  return ok({ isAgreementSigned: true });
}

function controllerRefusal(code: number, text: string): Answer {
  return refusal(400, code, text, { source: 'ComplianceController' });
}
