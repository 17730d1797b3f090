import type { Request } from '../../../src/domain/request.ts';
import type { RequestView } from '../../../src/domain/views.ts';
import type { Examples } from './example.ts';
import { customer } from './orders.ts';
import { alex, approved, fabrikam, hostile, hostileWords, line, megan, removal } from './people.ts';

const request = (change: Partial<Request> = {}): Request => ({
  ...removal(),
  id: 'relationship-1',
  kind: 'requestCustomer',
  state: 'waiting',
  input: {
    partnershipId: fabrikam.id,
    company: 'Fourth Coffee',
    email: 'admin@fourthcoffee.example',
    domain: 'fourthcoffee.onmicrosoft.com',
    subject: 'Contoso Distribution and Fabrikam would like to be your partners',
    text: 'Hello',
    language: 'en-US',
    link: 'https://admin.microsoft.com/Adminportal/Home?invType=IndirectResellerRelationship',
  },
  about: {
    type: 'invitation',
    id: 'admin@fourthcoffee.example',
    label: 'Fourth Coffee',
    of: fabrikam.id,
  },
  needs: { by: 'nobody', because: [] },
  steps: ['acceptedByCustomer'],
  learned: { reseller: fabrikam.name, known: '' },
  waiting: { code: 'customerAcceptance', since: '2026-11-23T07:20:00.000Z' },
  next: { move: 'expire', at: '2027-01-22T07:20:00.000Z' },
  ...change,
});

const end = (change: Partial<Request> = {}): Request => ({
  ...removal(),
  id: 'end-1',
  kind: 'endRelationship',
  input: {
    customer: { id: customer.id, name: customer.name, domain: customer.domain },
    partnershipId: fabrikam.id,
    reason: 'The company has closed.',
    representation: true,
  },
  about: { type: 'customer', id: customer.domain, label: customer.name, of: fabrikam.id },
  needs: { by: 'approver', because: ['always.endRelationship'] },
  steps: ['endRelationship'],
  ...change,
});

const view = (change: Partial<RequestView>): RequestView => ({
  view: 'request',
  request: request(),
  audience: 'asker',
  may: [],
  partnership: fabrikam,
  findings: [],
  changed: [],
  history: [],
  ...change,
});

const candidate = { candidateId: 'c1', customer: 'Fourth Coffee Germany', domain: 'fcg.example' };
const asked = line('stepWaits', { values: { code: 'customerAcceptance' }, by: alex });

export const examples: Examples = {
  'asked.draft': view({
    request: request({
      state: 'draft',
      submittedAt: undefined,
      answers: { mail: {} },
      input: null,
    }),
    may: ['submit', 'save', 'handOver', 'discard'],
  }),
  'asked.waiting': view({
    may: ['checkNow', 'resend', 'withdraw'],
    remindAt: '2026-11-30T07:20:00.000Z',
    history: [asked],
  }),
  'asked.candidate': view({
    request: request({
      learned: { reseller: fabrikam.name, known: '', ...candidate },
      waiting: { code: 'customerCandidate', since: '2026-11-24T07:20:00.000Z', owner: alex },
    }),
    may: ['thatCustomer', 'notThatCustomer', 'checkNow', 'resend', 'withdraw'],
    history: [line('stepWaits', { values: { code: 'customerCandidate' }, by: alex }), asked],
  }),
  'asked.done': view({
    request: request({
      state: 'done',
      step: 1,
      waiting: undefined,
      learned: { reseller: fabrikam.name, known: '', ...candidate, customerId: 'c1' },
    }),
    history: [line('stepDone', { values: { step: 'acceptedByCustomer' } }), asked],
  }),
  'asked.stopped': view({
    request: request({
      state: 'withdrawn',
      waiting: undefined,
      verdicts: [{ move: 'withdraw', by: alex, at: '2026-11-23T09:00:00.000Z' }],
    }),
  }),
  'asked.closed': view({ request: request({ state: 'expired', waiting: undefined }) }),
  'asked.hostile': view({
    request: request({
      about: { type: 'invitation', id: 'x@y.example', label: hostile, of: fabrikam.id },
      learned: { known: '', candidateId: 'c1', customer: hostile, domain: hostile },
      waiting: { code: 'customerCandidate', since: '2026-11-24T07:20:00.000Z', owner: alex },
    }),
    may: ['thatCustomer', 'notThatCustomer', 'checkNow', 'resend', 'withdraw'],
  }),
  'end.pending': view({
    request: end(),
    audience: 'approver',
    may: ['approve', 'sendBack', 'reject'],
  }),
  'end.blocked': view({
    request: end(),
    audience: 'channel',
    may: ['approve', 'sendBack', 'reject'],
    findings: [
      {
        code: 'subscriptionsRun',
        weight: 'blocksApproval',
        values: { count: '3', name: 'Microsoft 365 E3' },
      },
    ],
  }),
  'end.asker': view({ request: end(), may: ['withdraw'] }),
  'end.failed': view({
    request: end({
      state: 'failed',
      verdicts: [approved],
      failure: {
        step: 'endRelationship',
        code: 'relationshipUsed',
        correlationId: '9a1f-44c0',
        at: '2026-11-23T09:05:00.000Z',
      },
    }),
    may: ['retry', 'revise', 'abandon'],
    history: [line('fail', { values: { step: 'endRelationship', code: 'relationshipUsed' } })],
  }),
  'end.done': view({
    request: end({ state: 'done', step: 1, verdicts: [approved] }),
    history: [
      line('stepDone', { values: { step: 'endRelationship' } }),
      line('approve', { by: megan }),
    ],
  }),
  'end.hostile': view({
    request: end({
      about: { type: 'customer', id: 'x', label: hostile },
      input: {
        customer: { id: 'x', name: hostile, domain: 'x.example' },
        reason: hostileWords,
        representation: true,
      },
    }),
    partnership: undefined,
    audience: 'approver',
    may: ['approve', 'sendBack', 'reject'],
  }),
};
