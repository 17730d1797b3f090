import type { RequestView } from '../../../src/domain/views.ts';
import type { Examples } from './example.ts';
import {
  approved,
  adele,
  alex,
  bigImpact,
  fabrikam,
  hostile,
  hostileReseller,
  hostileWords,
  impact,
  invitation,
  megan,
  noImpact,
  removal,
  removalInput,
} from './people.ts';

const portalUrl = 'https://partner.microsoft.com/dashboard/v2/customers/indirectresellers';

const view = (change: Partial<RequestView>): RequestView => ({
  view: 'request',
  request: removal(),
  audience: 'asker',
  may: [],
  partnership: fabrikam,
  impact,
  findings: [],
  changed: [],
  portalUrl,
  history: [],
  ...change,
});

const waits = removal({
  state: 'waiting',
  step: 1,
  verdicts: [approved],
  waiting: { code: 'removal', since: '2026-11-23T09:00:00.000Z', owner: megan },
});
const sentBack = {
  move: 'sendBack',
  by: megan,
  at: '2026-11-23T08:00:00.000Z',
  comment: 'Please name the day of the notice.',
};
const ended = (move: string, comment?: string) => [
  { move, by: megan, at: '2026-11-23T09:00:00.000Z', comment },
];
const failed = {
  step: 'removedInPartnerCenter',
  code: '2203',
  correlationId: '9a1f-44c0',
  at: '2026-11-23T09:00:00.000Z',
};
const hostileRequest = removal({
  about: { type: 'partnership', id: 'tenant-hostile', label: hostile },
  asker: { id: 'user-hostile', name: hostile },
  input: { ...removalInput, reason: hostileWords },
});

export const examples: Examples = {
  'removal.draft': view({
    request: removal({ state: 'draft', submittedAt: undefined, input: { reason: 'half' } }),
    may: ['submit', 'save', 'discard'],
  }),
  'removal.sentBack': view({
    request: removal({ state: 'draft', inputBefore: removalInput, verdicts: [sentBack] }),
    may: ['submit', 'save', 'discard'],
  }),
  'removal.sentBack.channel': view({
    audience: 'channel',
    request: removal({ state: 'draft', inputBefore: removalInput, verdicts: [sentBack] }),
  }),
  'removal.pending.asker': view({ may: ['withdraw'] }),
  'removal.pending.approver': view({
    audience: 'approver',
    may: ['approve', 'reject', 'sendBack'],
  }),
  'removal.pending.channel': view({ audience: 'channel', may: ['approve', 'reject', 'sendBack'] }),
  'removal.pending.reader': view({ audience: 'reader' }),
  'removal.pending.changed': view({
    audience: 'approver',
    may: ['approve', 'reject', 'sendBack'],
    changed: [
      { field: 'reason', before: 'They left', after: removalInput.reason },
      { field: 'notice', before: 'notRequired', after: 'willBe 2026-12-01' },
      { field: 'notBefore', before: '', after: '2026-12-15' },
    ],
  }),
  'removal.pending.blocked': view({
    audience: 'approver',
    may: ['approve', 'reject', 'sendBack'],
    findings: [{ code: 'openOrders', weight: 'blocksApproval', values: { count: '2' } }],
  }),
  'removal.pending.late': view({
    audience: 'channel',
    notice: {
      key: 'refusal.alreadyDecided',
      values: { move: 'reject', by: 'Adele Vance', at: '2026-11-23T09:12:00.000Z' },
    },
    request: removal({
      state: 'rejected',
      verdicts: [
        {
          move: 'reject',
          by: adele,
          at: '2026-11-23T09:12:00.000Z',
          comment: 'Not in this quarter.',
        },
      ],
    }),
  }),
  'removal.pending.most': view({
    audience: 'channel',
    request: hostileRequest,
    partnership: hostileReseller,
    impact: bigImpact,
    may: ['approve', 'reject', 'sendBack'],
    changed: [{ field: 'reason', before: hostileWords, after: hostile }],
    notice: { key: 'ownRequest', values: {} },
  }),
  'removal.pending.least': view({
    partnership: undefined,
    impact: undefined,
    portalUrl: undefined,
  }),
  'removal.running': view({ request: removal({ state: 'running', verdicts: [approved] }) }),
  'removal.waiting.asker': view({ request: waits, may: ['checkNow', 'abandon'] }),
  'removal.waiting.approver': view({
    audience: 'approver',
    request: waits,
    may: ['checkNow', 'takeOver', 'undoApproval', 'abandon'],
  }),
  'removal.waiting.channel': view({
    audience: 'channel',
    request: waits,
    may: ['checkNow', 'takeOver', 'undoApproval'],
  }),
  'removal.done': view({
    request: removal({ state: 'done', step: 2, verdicts: [approved] }),
    impact: noImpact,
  }),
  'removal.rejected': view({
    request: removal({
      state: 'rejected',
      verdicts: ended('reject', 'The customer contract runs until March.'),
    }),
  }),
  'removal.withdrawn': view({
    request: removal({
      state: 'withdrawn',
      verdicts: [{ move: 'withdraw', by: alex, at: '2026-11-23T09:00:00.000Z' }],
    }),
  }),
  'removal.expired': view({ request: removal({ state: 'expired' }) }),
  'removal.failed': view({
    request: removal({ state: 'failed', step: 1, verdicts: [approved], failure: failed }),
    may: ['retry', 'revise', 'abandon'],
  }),
  'removal.failed.unknownCode': view({
    request: removal({
      state: 'failed',
      failure: { ...failed, code: '987654', correlationId: undefined },
    }),
    may: ['retry'],
  }),
  'removal.abandoned': view({
    request: removal({ state: 'abandoned', verdicts: ended('abandon') }),
  }),
  'removal.discarded': view({ request: removal({ state: 'discarded' }) }),
  'invitation.draft': view({
    request: invitation({ state: 'draft', submittedAt: undefined, input: { emails: 'x' } }),
    may: ['submit', 'save', 'discard'],
  }),
  'invitation.notSent': view({
    request: invitation({
      state: 'draft',
      submittedAt: undefined,
      input: { emails: 'x' },
      answers: { mail: {} },
    }),
    may: ['submit', 'save', 'discard'],
  }),
  'invitation.waiting': view({
    request: invitation(),
    may: ['withdraw', 'resend'],
    remindAt: '2026-11-30T07:20:00.000Z',
  }),
  'invitation.waiting.reader': view({
    audience: 'reader',
    request: invitation({ next: undefined }),
  }),
  'invitation.accepted': view({
    request: invitation({
      state: 'done',
      learned: { partnershipId: 'tenant-woodgrove', reseller: 'Woodgrove IT AG' },
    }),
  }),
  'invitation.stopped': view({ request: invitation({ state: 'withdrawn' }) }),
  'invitation.closed': view({ request: invitation({ state: 'expired' }) }),
  'invitation.hostile': view({
    request: invitation({
      about: { type: 'invitation', id: 'x', label: hostile },
      input: {
        email: 'a_b@evil.example',
        company: hostile,
        country: 'ZZ',
        subject: hostileWords,
        text: hostileWords,
        language: 'zh-CN',
      },
      asker: { id: 'h', name: hostile },
    }),
    may: ['withdraw', 'resend'],
  }),
};
