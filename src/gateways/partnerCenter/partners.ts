import { z } from 'zod';
import type { PartnerCenter } from '../../domain/partnerCenterDoor.ts';
import type { Call } from './call.ts';
import { needed, text } from './reading.ts';

const Validation = z
  .object({ partnerId: needed, isValidPartnerIdOnRecord: z.boolean(), errorCode: text })
  .transform(({ partnerId, isValidPartnerIdOnRecord: valid, errorCode }) => ({
    partnerId,
    valid,
    code: valid ? undefined : errorCode,
  }));

const Validations = z
  .object({ validationResults: z.array(Validation) })
  .transform((body) => body.validationResults);

/** May these Partner IDs be used as reseller of record. */
export const partners = (call: Call): Pick<PartnerCenter, 'validateResellers'> => ({
  validateResellers: (partnerIds, patience) =>
    call({
      method: 'POST',
      path: '/v1/partners/validateresellers',
      body: { partnerIds },
      token: 'app',
      answer: Validations,
      patience,
    }),
});
