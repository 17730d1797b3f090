import type { Center } from '../center.ts';
import { badParameter, isAnswer, ok, refusal } from '../http/answer.ts';
import { collection } from '../http/collection.ts';
import { readFilter, sameWord } from '../http/filter.ts';
import type { Route } from '../http/route.ts';
import { listPartnerships } from '../state/partnerships.ts';

/** Which resellers are in partnership with the provider. */
export function relationships(center: Center): Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/relationships',
      access: 'userOnly',
      answer(call) {
        const type = call.query('relationship_type') ?? '';
        if (sameWord(type, 'IsIndirectResellerOf'))
          return refusal(403, 1002, 'Authorization Failed');
        if (!sameWord(type, 'IsIndirectCloudSolutionProviderOf'))
          return badParameter('relationship_type is missing or unknown.');
        const filter = readFilter(call, { Name: 'starts_with' });
        if (isAnswer(filter)) return filter;
        const start = filter?.value.toLowerCase() ?? '';
        const found = listPartnerships(center.db).filter((each) =>
          each.name.toLowerCase().startsWith(start),
        );
        return ok(collection(found.map(item)));
      },
    },
  ];
}

function item(reseller: { id: string; name: string; mpnId: string; country: string }) {
  return {
    id: reseller.id,
    name: reseller.name,
    relationshipType: 'is_indirect_cloud_solution_provider_of',
    state: 'Active',
    mpnId: reseller.mpnId,
    location: reseller.country,
    attributes: { objectType: 'PartnerRelationship' },
  };
}
