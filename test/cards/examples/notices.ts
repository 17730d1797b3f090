import type { Examples } from './example.ts';
import { contoso, fabrikam, hostile, hostileReseller, names } from './people.ts';

export const examples: Examples = {
  usual: {
    view: 'notices',
    requestId: 'request-1',
    partnership: fabrikam,
    customers: names(9),
    providerName: 'Contoso Distribution',
    agent: 'Alex Wilber',
  },
  chinese: {
    view: 'notices',
    requestId: 'request-1',
    partnership: contoso,
    customers: names(3),
    providerName: 'Contoso Distribution',
    agent: 'Alex Wilber',
  },
  most: {
    view: 'notices',
    requestId: 'request-1',
    partnership: hostileReseller,
    customers: names(200),
    providerName: hostile,
    agent: hostile,
  },
  empty: {
    view: 'notices',
    requestId: 'request-1',
    partnership: fabrikam,
    customers: [],
    providerName: 'Contoso Distribution',
    agent: 'Alex Wilber',
  },
};
