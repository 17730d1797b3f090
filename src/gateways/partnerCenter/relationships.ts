import { z } from 'zod';
import type { Listed, ListedReseller } from '../../domain/partnerCenter.ts';
import type { Answer, PartnerCenter } from '../../domain/partnerCenterDoor.ts';
import { PartnerId } from '../../domain/values.ts';
import type { Call } from './call.ts';
import { listed, needed, neededId, text, word } from './reading.ts';

const Reseller = z
  .object({ id: neededId, name: needed, mpnId: needed.pipe(PartnerId) })
  .transform(({ id, name, mpnId }) => ({ id, name, partnerId: mpnId }));

// ZZ is ISO 3166's own code for an unknown country.
const countryOf = (location: string | undefined) =>
  location && /^[a-z]{2}$/i.test(location) ? location.toUpperCase() : 'ZZ';

const Relationship = z
  .object({
    id: neededId,
    name: needed,
    mpnId: needed.pipe(PartnerId),
    state: word,
    location: text,
  })
  .transform(({ id, name, mpnId, state, location }): ListedReseller => ({
    id,
    name,
    partnerId: mpnId,
    country: countryOf(location),
    state,
  }));

/** Who is partner with whom: our resellers, and those of one customer. */
export const relationships = (
  call: Call,
): Pick<PartnerCenter, 'resellers' | 'customerResellers'> => ({
  resellers: (patience) =>
    call({
      method: 'GET',
      path: '/v1/relationships',
      query: { relationship_type: 'IsIndirectCloudSolutionProviderOf' },
      token: 'appUser',
      answer: listed(Relationship),
      patience,
    }),

  customerResellers: async (id, patience) => {
    const answer = await call({
      method: 'GET',
      path: '/v1/customers/{customerId}/relationships',
      places: { customerId: id },
      token: 'appUser',
      answer: listed(Reseller),
      patience,
    });
    return noneWhenMissing(answer);
  },
});

// Only here a missing list has a published meaning: the customer has no reseller.
const noneWhenMissing = <T>(answer: Answer<Listed<T>>): Answer<Listed<T>> =>
  answer.is === 'yes'
    ? { ...answer, value: { ...answer.value, items: answer.value.items ?? [] } }
    : answer;
