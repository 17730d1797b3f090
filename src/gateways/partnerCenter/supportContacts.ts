import { z } from 'zod';
import type { SupportContact } from '../../domain/customer.ts';
import type { PartnerCenter } from '../../domain/partnerCenterDoor.ts';
import { PartnerId } from '../../domain/values.ts';
import type { Call } from './call.ts';
import { needed, neededId, text } from './reading.ts';

const Contact = z
  .object({ supportTenantId: neededId, supportMpnId: needed.pipe(PartnerId), name: text })
  .transform(({ supportTenantId: id, supportMpnId: partnerId, name }): SupportContact => ({
    id,
    partnerId,
    name: name ?? partnerId,
  }));

const path = '/v1/customers/{customerId}/subscriptions/{id}/supportcontact';

/** Who is named to the customer of a legacy subscription; new commerce has nobody. */
export const supportContacts = (
  call: Call,
): Pick<PartnerCenter, 'supportContact' | 'setSupportContact'> => ({
  supportContact: (customerId, id, patience) =>
    call({
      method: 'GET',
      path,
      places: { customerId, id },
      token: 'appUser',
      answer: Contact,
      patience,
    }),

  setSupportContact: (customerId, id, contact, requestId) =>
    call({
      method: 'PUT',
      path,
      places: { customerId, id },
      body: {
        supportTenantId: contact.id,
        supportMpnId: contact.partnerId,
        name: contact.name,
        attributes: { objectType: 'SupportContact' },
      },
      token: 'appUser',
      answer: Contact,
      requestId,
    }),
});
