import { defaultRoles, OrderRules, type Policy } from '../../src/domain/policy.ts';
import type { Request } from '../../src/domain/request.ts';
import { workingTime } from '../../src/domain/time.ts';
import type { Actor } from '../../src/domain/values.ts';

/** A Monday morning in UTC. */
export const monday = '2026-11-23T09:00:00.000Z';

/** The rules as they come. */
export const policy: Policy = {
  roles: defaultRoles,
  working: workingTime('09:00-17:00', '1,2,3,4,5', 'UTC'),
  approval: { remindDays: 1, escalateDays: 3, expireDays: 14 },
  invitation: { remindDays: [7, 21], closeDays: 60 },
  orderApproval: { remindHours: 2, escalateHours: 4, expireDays: 3 },
  orders: OrderRules.parse({}),
  agreementBy: 'customer',
  setupDays: 3,
  callsPerMinute: 100,
};

/** Alex sells. */
export const alex: Actor = { id: 'alex', name: 'Alex', roles: ['salesAgent'] };
/** Patti sells, too. */
export const patti: Actor = { id: 'patti', name: 'Patti', roles: ['salesAgent'] };
/** Megan is an admin agent. */
export const megan: Actor = { id: 'megan', name: 'Megan', roles: ['adminAgent'] };
/** Adele is a Global admin. */
export const adele: Actor = { id: 'adele', name: 'Adele', roles: ['globalAdmin'] };
/** Isaiah manages users. */
export const isaiah: Actor = { id: 'isaiah', name: 'Isaiah', roles: ['userManagementAdmin'] };

/** What Alex asks for when the partnership with Fabrikam is to end. */
export const removalInput = {
  partnershipId: 'fabrikam',
  reason: 'They moved to another distributor',
  representation: true,
  notice: { duty: 'notRequired' },
};

/** A removal that Alex asked for, as far along as wanted. */
export const removal = (change: Partial<Request> = {}): Request => ({
  id: 'r1',
  kind: 'removePartnership',
  state: 'pending',
  version: 1,
  inputVersion: 1,
  input: removalInput,
  about: { type: 'partnership', id: 'fabrikam', label: 'Fabrikam' },
  asker: { id: 'alex', name: 'Alex' },
  authors: ['alex'],
  needs: { by: 'approver', because: ['always.removePartnership'] },
  verdicts: [],
  steps: ['stopNewBusiness', 'removedInPartnerCenter'],
  step: 0,
  attempt: 0,
  learned: {},
  stepTimes: [],
  createdAt: monday,
  submittedAt: monday,
  changedAt: monday,
  ...change,
});

/** An invitation that Alex sent. */
export const invitation = (change: Partial<Request> = {}): Request => ({
  ...removal(),
  id: 'i1',
  kind: 'requestPartnership',
  state: 'waiting',
  input: {
    email: 'ann@fabrikam.example',
    company: 'Fabrikam',
    country: 'US',
    subject: 'Hello',
    text: 'Hello',
    language: 'en-US',
  },
  about: { type: 'invitation', id: 'ann@fabrikam.example', label: 'Fabrikam' },
  needs: { by: 'nobody', because: [] },
  steps: ['acceptedByReseller'],
  ...change,
});
