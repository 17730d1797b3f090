import type { CustomersView } from '../../../src/domain/customerViews.ts';
import type { Examples } from './example.ts';
import { customer } from './orders.ts';
import { fabrikam, hostile } from './people.ts';

const reseller = { id: fabrikam.id, name: fabrikam.name };

const view = (change: Partial<CustomersView> = {}): CustomersView => ({
  view: 'customers',
  text: '',
  scope: 'mine',
  managesSome: true,
  page: 0,
  more: false,
  rows: [
    { customer, reseller },
    {
      customer: {
        ...customer,
        id: 'c2',
        name: '北风贸易有限公司',
        domain: 'northwindcn.onmicrosoft.com',
      },
      reseller,
    },
    { customer: { ...customer, id: 'c3', name: 'Direct Ltd', resellerId: undefined } },
  ],
  ...change,
});

export const examples: Examples = {
  mine: view(),
  all: view({ scope: 'all', text: 'north' }),
  ofReseller: view({ scope: 'all', reseller }),
  emptyMine: view({ rows: [] }),
  emptySearch: view({ rows: [], text: 'zzz' }),
  emptySearchAll: view({ rows: [], text: 'zzz', scope: 'all', managesSome: false }),
  empty: view({ rows: [], scope: 'all', managesSome: false }),
  most: view({
    page: 2,
    more: true,
    reseller: { id: 'h', name: hostile },
    rows: Array.from({ length: 10 }, (_, at) => ({
      customer: { ...customer, id: `c${at}`, name: hostile, domain: hostile },
      reseller: { id: 'h', name: hostile },
    })),
  }),
};
