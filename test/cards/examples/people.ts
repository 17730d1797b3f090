import type { HistoryLine } from '../../../src/domain/history.ts';
import type { Partnership } from '../../../src/domain/partnership.ts';
import type { Request } from '../../../src/domain/request.ts';
import type { Person } from '../../../src/domain/values.ts';
import type { Impact } from '../../../src/domain/resellerViews.ts';

/** The moment at which all examples are looked at: a Monday, 10:30 in UTC. */
export const now = '2026-11-23T10:30:00.000Z';

export const alex: Person = { id: 'user-alex', name: 'Alex Wilber' };
export const megan: Person = { id: 'user-megan', name: 'Megan Bowen' };
export const adele: Person = { id: 'user-adele', name: 'Adele Vance' };

/** What somebody would call a company to trick a reader: a link, emphasis, a list, a mention, a tag, a placeholder. */
export const hostile =
  '1. [Contoso](http://evil.example) **b** _i_ <at>Megan</at> `c` ${name} &lt; # x';
/** Words with line breaks and signs, as people write them. */
export const hostileWords =
  '- not a list\n# not a heading\n**not bold** [no](http://evil.example) <at>Megan</at> {about}';

export const fabrikam: Partnership = {
  id: 'tenant-fabrikam',
  name: 'Fabrikam Cloud Services (UK) Ltd.',
  partnerId: '5361102',
  country: 'GB',
  state: 'active',
  since: '2026-03-02T08:00:00.000Z',
  baseline: false,
  missing: 0,
  manager: alex,
  agreement: { ok: true, asOf: '2026-11-23T06:00:00.000Z' },
  validation: { ok: true, asOf: '2026-11-23T06:00:00.000Z' },
  counts: {
    customers: 12,
    subscriptions: 31,
    licences: 1480,
    customersRead: 12,
    renewing: {
      in30: { subscriptions: 0, licences: 0 },
      in60: { subscriptions: 1, licences: 25 },
      in90: { subscriptions: 7, licences: 1120 },
    },
    asOf: '2026-11-23T10:05:00.000Z',
  },
};

/** As little as the desk can know of a reseller. */
export const bare: Partnership = {
  id: 'tenant-bare',
  name: 'Q',
  partnerId: '1',
  country: 'DE',
  state: 'active',
  since: '2026-11-01T00:00:00.000Z',
  baseline: true,
  missing: 0,
};

export const contoso: Partnership = {
  ...fabrikam,
  id: 'tenant-contoso',
  name: '上海康拓索信息技术有限公司',
  partnerId: '4480915',
  country: 'CN',
  manager: undefined,
  agreement: { ok: false, code: '2203', asOf: '2026-11-23T06:00:00.000Z' },
  validation: { ok: false, code: '2204', asOf: '2026-11-23T06:00:00.000Z' },
  counts: {
    customers: 8,
    subscriptions: 9,
    licences: 120,
    customersRead: 3,
    asOf: '2026-11-23T10:05:00.000Z',
  },
};

export const onHold: Partnership = {
  ...fabrikam,
  id: 'tenant-held',
  name: 'Northwind Reselling GmbH',
  country: 'DE',
  hold: { reason: 'Invoices of September are open', by: megan, at: '2026-11-16T13:00:00.000Z' },
};

export const closing: Partnership = {
  ...fabrikam,
  state: 'closing',
  closing: { requestId: 'request-1' },
};

/** A reseller with a hostile name and the most that is shown. */
export const hostileReseller: Partnership = {
  ...fabrikam,
  id: 'tenant-hostile',
  name: hostile,
  manager: { id: 'user-hostile', name: hostile },
  hold: {
    reason: hostileWords,
    by: { id: 'user-hostile', name: hostile },
    at: '2026-11-16T13:00:00.000Z',
  },
};

const first = [
  'Adventure Works',
  'Bellows College',
  'City Power & Light',
  'Coho Winery',
  'Fourth Coffee',
  'Graphic Design Institute',
];
/** Names of customers, as many as wanted; every tenth is hostile. */
export const names = (count: number): string[] =>
  Array.from({ length: count }, (_, index) =>
    index % 10 === 9 ? `${hostile} ${index}` : `${first[index % first.length]} ${index + 1}`,
  );

export const impact: Impact = {
  customers: 12,
  firstCustomers: names(12).slice(0, 9),
  counts: fabrikam.counts,
  openRequests: [],
};
export const noImpact: Impact = { customers: 0, firstCustomers: [], openRequests: [] };
export const bigImpact: Impact = {
  customers: 380,
  firstCustomers: names(80),
  counts: {
    customers: 380,
    subscriptions: 1204,
    licences: 25_310,
    customersRead: 150,
    asOf: '2026-11-23T10:05:00.000Z',
  },
  openRequests: [],
};

export const removalInput = {
  partnershipId: fabrikam.id,
  reason: 'They moved to another distributor and asked us to end it.',
  representation: true,
  notice: { duty: 'willBe', day: '2026-12-01' },
  notBefore: '2026-12-15',
};

/** A removal, as far along as wanted. */
export const removal = (change: Partial<Request> = {}): Request => ({
  id: 'request-1',
  kind: 'removePartnership',
  state: 'pending',
  version: 2,
  inputVersion: 2,
  input: removalInput,
  about: { type: 'partnership', id: fabrikam.id, label: fabrikam.name },
  asker: alex,
  authors: [alex.id],
  needs: { by: 'approver', because: ['always.removePartnership'] },
  verdicts: [],
  steps: ['stopNewBusiness', 'removedInPartnerCenter'],
  step: 0,
  attempt: 0,
  learned: {},
  stepTimes: [],
  createdAt: '2026-11-23T07:10:00.000Z',
  submittedAt: '2026-11-23T07:20:00.000Z',
  changedAt: '2026-11-23T07:20:00.000Z',
  ...change,
});

export const approved = { move: 'approve', by: megan, at: '2026-11-23T09:00:00.000Z' };

/** An invitation, as far along as wanted. */
export const invitation = (change: Partial<Request> = {}): Request => ({
  ...removal(),
  id: 'invitation-1',
  kind: 'requestPartnership',
  state: 'waiting',
  input: {
    email: 'jane@woodgrove.example',
    company: 'Woodgrove IT',
    country: 'CH',
    partnerId: '7012345',
    subject: 'Contoso Distribution invites you to a partnership',
    text: 'Hello',
    language: 'en-US',
  },
  about: { type: 'invitation', id: 'jane@woodgrove.example', label: 'Woodgrove IT' },
  batch: 'batch-1',
  needs: { by: 'nobody', because: [] },
  steps: ['acceptedByReseller'],
  waiting: { code: 'acceptance', since: '2026-11-23T07:20:00.000Z' },
  next: { move: 'expire', at: '2027-01-22T07:20:00.000Z' },
  ...change,
});

/** A line of history. */
export const line = (deed: string, change: Partial<HistoryLine> = {}): HistoryLine => ({
  id: `line-${deed}`,
  at: '2026-11-23T09:00:00.000Z',
  by: megan,
  deed,
  about: { type: 'partnership', id: fabrikam.id, label: fabrikam.name },
  values: {},
  ...change,
});
