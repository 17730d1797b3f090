import { z } from 'zod';
import { PostalAddress } from '../../domain/order.ts';
import type { AddressOpinion } from '../../domain/partnerCenter.ts';
import type { Answer, PartnerCenter } from '../../domain/partnerCenterDoor.ts';
import type { Call } from './call.ts';
import { CountryValidationRules } from './countryRules.ts';
import { manyOf, squashed, text } from './reading.ts';

const Address = z.object({
  addressLine1: text,
  addressLine2: text,
  city: text,
  state: text,
  postalCode: text,
  country: text,
});

const fine = ['verifiedshippable', 'verified'];
const better = ['interactionrequired', 'streetpartial', 'premisespartial', 'multiple'];

// A suggestion with holes cannot be taken.
const usable = (country: string) => (address: z.infer<typeof Address>) => {
  const { addressLine1: line1, addressLine2: line2, ...rest } = address;
  const read = PostalAddress.safeParse({ ...rest, line1, line2, country: rest.country ?? country });
  return read.success ? [read.data] : [];
};

const opinionFor = (country: string) =>
  z
    .object({ status: squashed, suggestedAddresses: manyOf(Address) })
    .transform(({ status, suggestedAddresses }): AddressOpinion => {
      if (fine.includes(status)) return { verdict: 'fine', suggestions: [] };
      const suggestions = suggestedAddresses.flatMap(usable(country));
      return better.includes(status) && suggestions.length > 0
        ? { verdict: 'suggestions', suggestions }
        : { verdict: 'unknown', suggestions: [] };
    });

const Taken = z.object({}).transform(() => ({ taken: true }));

/** What can be asked before a customer is created: is the domain free, is the address known, what does the country demand. */
export const validations = (
  call: Call,
): Pick<PartnerCenter, 'domainTaken' | 'checkAddress' | 'countryRules'> => ({
  domainTaken: async (domain, patience): Promise<Answer<{ taken: boolean }>> => {
    const answer = await call({
      method: 'HEAD',
      path: '/v1/domains/{domain}',
      places: { domain },
      token: 'app',
      answer: Taken,
      patience,
    });
    // Here "not found" is the good answer.
    if (answer.is !== 'no' || answer.no.status !== 404) return answer;
    return { is: 'yes', value: { taken: false }, ids: answer.no.ids };
  },

  checkAddress: ({ line1, line2, city, state, postalCode, country }, patience) =>
    call({
      method: 'POST',
      path: '/v1/validations/address',
      body: {
        addressLine1: line1,
        addressLine2: line2 || undefined,
        city,
        state: state || undefined,
        postalCode: postalCode || undefined,
        country,
      },
      token: 'app',
      answer: opinionFor(country),
      patience,
    }),

  countryRules: (country, patience) =>
    call({
      method: 'GET',
      path: '/v1/countryvalidationrules/{country}',
      places: { country },
      token: 'app',
      answer: CountryValidationRules,
      patience,
    }),
});
