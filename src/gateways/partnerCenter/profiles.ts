import { z } from 'zod';
import type { LegalProfile } from '../../domain/partnerCenter.ts';
import type { PartnerCenter } from '../../domain/partnerCenterDoor.ts';
import type { Call } from './call.ts';
import { needed, text, word } from './reading.ts';

const MpnProfile = z.object({ partnerName: text, mpnId: text });

const Address = z
  .object({
    addressLine1: text,
    addressLine2: text,
    city: text,
    state: text,
    postalCode: text,
    country: text,
  })
  .transform(({ addressLine1, addressLine2, city, state, postalCode, country }) => {
    const place = joined([city, joined([state, postalCode], ' ')], ', ');
    return [addressLine1, addressLine2, place, country].filter((line) => line !== undefined);
  });

const Contact = z.object({ firstName: text, lastName: text, email: text, phoneNumber: text });

const LegalBusinessProfile = z
  .object({
    companyName: needed,
    address: Address.nullish(),
    primaryContact: Contact.nullish(),
    vettingStatus: word,
  })
  .transform(({ companyName, address, primaryContact: contact, vettingStatus }): LegalProfile => ({
    companyName,
    addressLines: address ?? [],
    contactName: joined([contact?.firstName, contact?.lastName], ' '),
    contactEmail: contact?.email,
    contactPhone: contact?.phoneNumber,
    vettingStatus,
  }));

const joined = (parts: readonly (string | undefined)[], between: string) =>
  parts.filter(Boolean).join(between) || undefined;

/** Who a Partner ID belongs to, and who we are. */
export const profiles = (call: Call): Pick<PartnerCenter, 'partnerProfile' | 'legalProfile'> => ({
  partnerProfile: (partnerId, patience) =>
    call({
      method: 'GET',
      path: '/v1/profiles/mpn',
      query: { mpnId: partnerId },
      token: 'appUser',
      answer: MpnProfile.transform(({ partnerName, mpnId }) => ({
        name: partnerName,
        partnerId: mpnId ?? partnerId ?? '',
      })),
      patience,
    }),

  legalProfile: (patience) =>
    call({
      method: 'GET',
      path: '/v1/profiles/legalbusiness',
      query: { vettingVersion: 'Current' },
      token: 'app',
      answer: LegalBusinessProfile,
      patience,
    }),
});
