import type { SupportMailView } from '../../../src/domain/views.ts';
import type { Examples } from './example.ts';
import { customer } from './orders.ts';
import { alex, contoso, fabrikam, hostile, names } from './people.ts';

const view = (change: Partial<SupportMailView> = {}): SupportMailView => ({
  view: 'supportMail',
  requestId: 'support-1',
  customer: { id: customer.id, name: customer.name, domain: customer.domain },
  contact: { id: fabrikam.id, partnerId: fabrikam.partnerId, name: fabrikam.name },
  partnership: fabrikam,
  subscriptions: ['Microsoft 365 E3', 'Audio Conferencing'],
  subscriptionCount: 2,
  seen: false,
  providerName: 'Contoso Distribution',
  agent: alex.name,
  compose: { mailCompose: 'outlook', publicUrl: 'https://desk.example' },
  ...change,
});

export const examples: Examples = {
  usual: view(),
  legacy: view({
    subscriptions: ['Office 365 Enterprise E1'],
    subscriptionCount: 1,
    seen: true,
    language: 'zh-CN',
  }),
  chinese: view({
    contact: { id: contoso.id, partnerId: contoso.partnerId, name: contoso.name },
    partnership: contoso,
    compose: { mailCompose: 'page', publicUrl: 'https://desk.example' },
  }),
  copied: view({
    partnership: undefined,
    subscriptions: [],
    subscriptionCount: 0,
    compose: { mailCompose: 'none', publicUrl: '' },
  }),
  most: view({
    customer: { id: 'hostile', name: hostile, domain: 'hostile.example' },
    contact: { id: 'x', partnerId: '1', name: hostile },
    subscriptions: names(20),
    subscriptionCount: 240,
    providerName: hostile,
    agent: hostile,
  }),
};
