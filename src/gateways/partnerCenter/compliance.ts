import { z } from 'zod';
import type { Answer, PartnerCenter } from '../../domain/partnerCenterDoor.ts';
import type { Call } from './call.ts';

const AgreementStatus = z.object({ isAgreementSigned: z.boolean() });

type Agreement = { signed: boolean; code?: string };

// "Not signed" arrives as a refusal: 2203 when asked by Partner ID, 2206 by tenant.
const notSigned = ['2203', '2206'];

/** Has a reseller signed the Microsoft Partner Agreement. */
export const compliance = (call: Call): Pick<PartnerCenter, 'agreement'> => ({
  agreement: async (partnerId, patience): Promise<Answer<Agreement>> => {
    const answer = await call({
      method: 'GET',
      path: '/v1/compliance/csp/agreementstatus',
      query: { mpnId: partnerId },
      token: 'appUser',
      answer: AgreementStatus.transform((body): Agreement => ({ signed: body.isAgreementSigned })),
      patience,
    });
    if (answer.is !== 'no' || !notSigned.includes(answer.no.code)) return answer;
    const { code, ids } = answer.no;
    return { is: 'yes', value: { signed: false, code }, ids };
  },
});
