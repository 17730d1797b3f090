import type { RequestView } from '../../../src/domain/views.ts';
import type { Request } from '../../../src/domain/request.ts';
import type { Examples } from './example.ts';
import { approved, fabrikam, hostile, line } from './people.ts';
import { association } from './subscription.ts';

const view = (change: Partial<RequestView> = {}, request: Partial<Request> = {}): RequestView => ({
  view: 'request',
  request: association(request),
  audience: 'asker',
  may: [],
  partnership: fabrikam,
  findings: [],
  changed: [],
  history: [line('submit')],
  ...change,
});

const running = { verdicts: [approved], state: 'running' as const };

export const examples: Examples = {
  approver: view({ audience: 'approver', may: ['approve', 'sendBack', 'reject'] }),
  pending: view({ may: ['withdraw'] }),
  waiting: view(
    { may: ['checkNow', 'abandon'] },
    {
      ...running,
      state: 'waiting',
      waiting: { code: 'changePending', since: '2026-11-23T09:03:00.000Z' },
    },
  ),
  done: view({}, { ...running, state: 'done', step: 1 }),
  first: view(
    {},
    {
      state: 'done',
      step: 1,
      needs: { by: 'nobody', because: [] },
      input: { ...(association().input as object), before: undefined },
    },
  ),
  changedMeanwhile: view(
    { may: ['retry', 'revise', 'abandon'] },
    {
      ...running,
      state: 'failed',
      failure: {
        step: 'setReseller',
        code: 'changedMeanwhile',
        at: '2026-11-23T09:03:00.000Z',
      },
    },
  ),
  refused: view(
    { may: ['retry', 'revise', 'abandon'] },
    {
      ...running,
      state: 'failed',
      failure: {
        step: 'setReseller',
        code: '900154',
        correlationId: 'correlation-1',
        at: '2026-11-23T09:03:00.000Z',
      },
    },
  ),
  channel: view({ audience: 'channel', may: ['approve', 'sendBack', 'reject'] }),
  draft: view({ may: ['submit', 'discard', 'handOver'] }, { state: 'draft', input: null }),
  most: view(
    {
      audience: 'approver',
      may: ['approve', 'sendBack', 'reject'],
      history: Array.from({ length: 10 }, (_, at) =>
        line('submit', { id: `line-${at}`, by: { id: 'x', name: hostile } }),
      ),
    },
    {
      asker: { id: 'user-hostile', name: hostile },
      about: { type: 'customer', id: 'hostile.example', label: hostile },
      input: {
        customer: { id: 'hostile', name: hostile, domain: 'hostile.example' },
        subscription: { id: 's', name: hostile },
        before: { partnerId: '1', name: hostile },
        after: { partnerId: '2', name: hostile },
        partnershipId: 'hostile',
      },
    },
  ),
};
