import { z } from 'zod';
import type { PartnerCenter } from '../../domain/partnerCenterDoor.ts';
import type { Call } from './call.ts';

const Link = z.object({ url: z.url({ protocol: /^https?$/ }) });

const Ended = z.object({}).transform(() => ({ ended: true as const }));

/** The reseller relationship with a customer: the link that begins it, and its end. */
export const customerRelationships = (
  call: Call,
): Pick<PartnerCenter, 'relationshipLink' | 'endRelationship'> => ({
  relationshipLink: ({ resellerId, providerId }, patience) =>
    call({
      method: 'GET',
      path: '/v1/customers/relationshiprequests',
      query: {
        indirectResellerId: resellerId,
        indirectCloudSolutionProviderId: providerId,
      },
      token: 'appUser',
      answer: Link,
      patience,
    }),

  endRelationship: (customerId, requestId) =>
    call({
      method: 'PATCH',
      path: '/v1/customers/{customerId}',
      places: { customerId },
      body: { relationshipToPartner: 'none', attributes: { objectType: 'Customer' } },
      token: 'appUser',
      answer: Ended,
      requestId,
    }),
});
