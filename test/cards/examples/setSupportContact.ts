import type { Request } from '../../../src/domain/request.ts';
import type { RequestView } from '../../../src/domain/views.ts';
import type { Examples } from './example.ts';
import { customer } from './orders.ts';
import { fabrikam, hostile, line, removal } from './people.ts';

const all = {
  customer: { id: customer.id, name: customer.name, domain: customer.domain },
  contact: { id: fabrikam.id, partnerId: fabrikam.partnerId, name: fabrikam.name },
  partnershipId: fabrikam.id,
};
const legacy = { ...all, subscription: { id: 's1', name: 'Office 365 Enterprise E1' } };

const view = (change: Partial<RequestView> = {}, request: Partial<Request> = {}): RequestView => ({
  view: 'request',
  request: {
    ...removal(),
    id: 'support-1',
    kind: 'setSupportContact',
    state: 'done',
    input: all,
    about: { type: 'customer', id: customer.domain, label: customer.name, of: fabrikam.id },
    needs: { by: 'nobody', because: [] },
    steps: ['setSupport'],
    step: 1,
    ...request,
  },
  audience: 'asker',
  may: [],
  partnership: fabrikam,
  findings: [],
  changed: [],
  history: [line('submit')],
  ...change,
});

export const examples: Examples = {
  all: view(),
  legacy: view({}, { input: legacy }),
  ourselves: view(
    { partnership: undefined },
    {
      input: {
        ...all,
        contact: { id: 'provider', partnerId: '4846001', name: 'Contoso Distribution' },
        partnershipId: undefined,
      },
    },
  ),
  failed: view(
    { may: ['retry', 'revise', 'abandon'] },
    {
      state: 'failed',
      step: 0,
      input: legacy,
      failure: {
        step: 'setSupport',
        code: '2071',
        correlationId: 'correlation-1',
        at: '2026-11-23T09:03:00.000Z',
      },
    },
  ),
  most: view(
    {},
    {
      about: { type: 'customer', id: 'hostile.example', label: hostile },
      input: {
        customer: { id: 'hostile', name: hostile, domain: 'hostile.example' },
        subscription: { id: 's1', name: hostile },
        contact: { id: 'x', partnerId: '1', name: hostile },
        partnershipId: 'x',
      },
    },
  ),
};
