import type { Center } from '../center.ts';
import { badParameter, ok, refusal } from '../http/answer.ts';
import { link } from '../http/link.ts';
import type { Route } from '../http/route.ts';
import { partnerByMpnId } from '../state/partners.ts';

/** Who has a Partner ID, and the provider's own legal business profile. */
export function profiles(center: Center): Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/profiles/mpn',
      access: 'userOnly',
      answer(call) {
        const { provider } = center;
        const mpnId = call.query('mpnId') ?? provider.mpnId;
        if (!/^\d+$/.test(mpnId)) return badParameter('MPN Id must be numeric.');
        const found = mpnId === provider.mpnId ? provider : partnerByMpnId(center.db, mpnId);
        if (found === undefined)
          return refusal(
            404,
            3000,
            `Partner Organization with partner_id ${mpnId} could not be found`,
          );
        return ok({
          partnerName: found.name,
          mpnId: found.mpnId,
          profileType: 'MpnProfile',
          links: { self: link('/profiles/mpn') },
          attributes: { objectType: 'MpnProfile' },
        });
      },
    },
    {
      method: 'GET',
      path: '/v1/profiles/legalbusiness',
      access: 'appOrUser',
      answer(call) {
        const version = call.query('vettingVersion') ?? 'Current';
        if (!/^(current|lastfinalized)$/i.test(version))
          return badParameter('vettingVersion must be Current or LastFinalized.');
        return ok(legalBusiness(center));
      },
    },
  ];
}

function legalBusiness({ provider }: Center) {
  const place = {
    country: provider.country,
    city: 'Spokane',
    state: 'WA',
    addressLine1: '400 Riverside Avenue',
    addressLine2: 'Suite 12',
    postalCode: '99201',
  };
  const person = { firstName: 'Gena', lastName: 'Soto' };
  const email = `contact@${provider.domain}`;
  return {
    companyName: provider.name,
    address: { ...place, ...person, phoneNumber: '5095550100' },
    primaryContact: { ...person, email, phoneNumber: '5095550100' },
    companyApproverAddress: place,
    companyApproverEmail: email,
    vettingStatus: 'authorized',
    vettingSubStatus: 'none',
    profileType: 'LegalBusinessProfile',
    links: { self: link('/profiles/legalbusiness') },
    attributes: { objectType: 'LegalBusinessProfile' },
  };
}
