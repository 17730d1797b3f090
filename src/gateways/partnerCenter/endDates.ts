import { z } from 'zod';
import type { EndDate } from '../../domain/partnerCenterChanges.ts';
import type { PartnerCenter } from '../../domain/partnerCenterDoor.ts';
import { Day } from '../../domain/values.ts';
import type { Call } from './call.ts';
import { listed, needed, squashed, texts } from './reading.ts';

// The day as it is printed: what stands behind it, if anything, is the end of that day somewhere.
const printedDay = needed.transform((value) => value.slice(0, 10)).pipe(Day);

const AllowedEnd = z
  .object({
    allowedCustomTermEndDateType: squashed,
    allowedCustomTermEndDate: printedDay,
    cotermSubscriptionIds: texts,
  })
  .transform((body): EndDate => ({
    day: body.allowedCustomTermEndDate,
    kind:
      body.allowedCustomTermEndDateType === 'subscriptionaligned' ||
      body.cotermSubscriptionIds.length > 0
        ? 'subscription'
        : 'month',
    subscriptionIds: body.cotermSubscriptionIds.map((id) => id.toLowerCase()),
  }));

/** Days on which a new subscription may end apart from the end of a whole term; the first 300 of them. */
export const endDates = (call: Call): Pick<PartnerCenter, 'endDates'> => ({
  endDates: (customerId, term, patience) =>
    call({
      method: 'GET',
      path: '/v1/customers/{customerId}/subscriptions/customTermEndDates',
      places: { customerId },
      query: { term_duration: term },
      token: 'app',
      answer: listed(AllowedEnd),
      patience,
    }),
});
