import { z } from 'zod';
import type { Center } from '../center.ts';
import { isGuid } from '../guid.ts';
import type { Answer } from '../http/answer.ts';
import { isAnswer, ok, refusal } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { collection, pagedCollection, readPage } from '../http/collection.ts';
import { readFilter } from '../http/filter.ts';
import type { Route } from '../http/route.ts';
import { listItem, visibleTo } from '../state/customerBody.ts';
import type { Customer } from '../state/customers.ts';
import { customerById, listCustomers } from '../state/customers.ts';
import { partnerById } from '../state/partners.ts';

const Filter = z.object({
  field: z.enum(['CompanyName', 'Domain', 'IndirectReseller']),
  value: z.string(),
});
const Place = z.object({ number: z.int(), filter: Filter.optional() });

/** The provider's customers: the list, one, and its resellers. */
export function customers(center: Center): Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/customers',
      access: 'appOrUser',
      limited: true,
      answer: (call) => list(center, call),
    },
    {
      method: 'GET',
      path: '/v1/customers/:customer',
      access: 'appOrUser',
      limited: true,
      answer(call) {
        const customer = findCustomer(center, call);
        return isAnswer(customer) ? customer : ok(visibleTo(customer));
      },
    },
    {
      method: 'GET',
      path: '/v1/customers/:customer/relationships',
      access: 'userOnly',
      limited: true,
      answer(call) {
        const customer = findCustomer(center, call);
        return isAnswer(customer) ? customer : ok(collection(resellersOf(center, customer)));
      },
    },
  ];
}

/** The customer that a path names, or the refusal. */
export function findCustomer(center: Center, call: Call): Customer | Answer {
  const id = call.param('customer');
  if (!isGuid(id)) return refusal(400, 900118, `The customer ID ${id} is not valid.`);
  const stranger = `The partner ID ${center.provider.tenant} has no commerce relationship with the customer ID ${id}.`;
  return customerById(center.db, id) ?? refusal(403, 20002, stranger);
}

function list(center: Center, call: Call): Answer {
  const page = readPage(call, Place);
  if (isAnswer(page)) return page;
  const asked = readFilter(call, {
    CompanyName: 'starts_with',
    Domain: 'starts_with',
    IndirectReseller: 'starts_with',
  });
  if (isAnswer(asked)) return asked;
  // A token goes on with the list that it came from, whether or not the filter is sent again.
  const filter = page.after ? page.after.filter : asked;
  const rows = listCustomers(center.db, filter, page.after?.number ?? 0, page.size + 1);
  return ok(
    pagedCollection(call, '/customers', page, rows, {
      item: (row) => listItem(row.customer),
      place: (row) => ({ number: row.number, filter }),
    }),
  );
}

function resellersOf(center: Center, customer: Customer) {
  const reseller = partnerById(center.db, customer.associatedPartnerId ?? '');
  if (reseller === undefined) return [];
  return [
    {
      id: reseller.id,
      name: reseller.name,
      relationshipType: 'is_indirect_cloud_solution_provider_of',
      mpnId: reseller.mpnId,
      attributes: { objectType: 'PartnerRelationship' },
    },
  ];
}
