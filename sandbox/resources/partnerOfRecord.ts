import { z } from 'zod';
import type { Center } from '../center.ts';
import { ok, refusal } from '../http/answer.ts';
import { anyCase } from '../http/filter.ts';
import type { Route } from '../http/route.ts';
import { partnerByMpnId } from '../state/partners.ts';

const Body = anyCase(z.object({ partnerids: z.array(z.string()).min(1) }));

/** Which Partner IDs may be named as partner of record. */
export function partnerOfRecord(center: Center): Route[] {
  return [
    {
      method: 'POST',
      path: '/v1/partners/validateresellers',
      access: 'appOrUser',
      answer(call) {
        const body = Body.safeParse(call.body);
        if (!body.success)
          return refusal(
            400,
            800002,
            'The input must hold partnerIds: a list of strings, not empty.',
          );
        return ok({
          validationResults: body.data.partnerids.map((partnerId) => validate(center, partnerId)),
        });
      },
    },
  ];
}

function validate(center: Center, partnerId: string) {
  const partner = partnerByMpnId(center.db, partnerId);
  if (!partner?.enrolled) {
    return invalid(
      partnerId,
      900400,
      'The PLA ID (formerly MPN ID) is not linked to any active reseller tenant.',
    );
  }
  if (partner.authorised) return { partnerId, isValidPartnerIdOnRecord: true };
  const text =
    'The requested indirect reseller with PLA ID (formerly MPN ID) is not currently authorized to be associated with this transaction. Ensure the reseller has an active CSP indirect reseller tenant.';
  return invalid(partnerId, 900414, text);
}

function invalid(partnerId: string, errorCode: number, errorDescription: string) {
  return { partnerId, isValidPartnerIdOnRecord: false, errorCode, errorDescription };
}
