import type { Center } from '../center.ts';
import type { Answer } from '../http/answer.ts';
import { badParameter, ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { sameWord } from '../http/filter.ts';
import type { Route } from '../http/route.ts';
import { partnershipWith } from '../state/partnerships.ts';
import { refusedWith } from './orderRefusals.ts';

/** The link by which a company accepts a relationship with the provider, alone or through one of its resellers. */
export function relationshipRequests(center: Center): Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/customers/relationshiprequests',
      access: 'userOnly',
      answer: (call) => request(center, call),
    },
  ];
}

function request(center: Center, call: Call): Answer {
  const { provider } = center;
  const asked = call.query('indirectCloudSolutionProviderId') ?? provider.tenant;
  if (!sameWord(asked, provider.tenant))
    return badParameter('indirectCloudSolutionProviderId is not the tenant of the caller.');
  const dual = call.query('dualRoleIndirectRelationship') ?? 'false';
  if (!/^(true|false)$/i.test(dual))
    return badParameter('dualRoleIndirectRelationship must be true or false.');
  const resellerId = call.query('indirectResellerId');
  if (resellerId === undefined)
    return link(call, 'ResellerRelationship', { partnerId: provider.tenant, msppId: '0' });
  const reseller = partnershipWith(center.db, resellerId);
  if (reseller === undefined) return refusedWith(600006);
  return link(call, 'IndirectResellerRelationship', {
    partnerId: reseller.id,
    msppId: reseller.mpnId,
    indirectCSPId: provider.tenant,
  });
}

// Like the real link but for its host: this server plays the admin centre too.
function link(call: Call, invType: string, partners: Record<string, string>): Answer {
  const query = new URLSearchParams({ invType, ...partners, DAP: 'false' });
  const host = `http://${call.header('Host') ?? 'localhost'}`;
  const url = `${host}/Adminportal/Home?${query.toString()}#/partners/invitation`;
  return ok({ url, attributes: { objectType: 'RelationshipRequest' } });
}
