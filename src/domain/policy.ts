import { z } from 'zod';
import type { Facts } from './checks/check.ts';
import type { Kind, Ordered } from './kinds/kind.ts';
import { licenceMonths, Term } from './order.ts';
import { KindName, type Request } from './request.ts';
import { afterHours, afterWork, later, type WorkingTime } from './time.ts';
import { Country, PartnerId, Role, type Actor, type Moment } from './values.ts';

/** What a role may do: `configure` is hold, assign, notify and the like. */
export const Permission = z.enum(['look', 'ask', 'approve', 'configure']);
export type Permission = z.infer<typeof Permission>;

/** Which roles may do what; a settings file can replace it (ROLES_FILE). */
export const RoleTable = z.record(Permission, z.array(Role));
export type RoleTable = z.infer<typeof RoleTable>;

/** The table as it comes: after the roles that Partner Center asks for the same things. */
export const defaultRoles: RoleTable = {
  look: ['globalAdmin', 'userManagementAdmin', 'adminAgent', 'salesAgent'],
  ask: ['salesAgent', 'adminAgent', 'globalAdmin'],
  approve: ['adminAgent', 'globalAdmin'],
  configure: ['adminAgent', 'globalAdmin'],
};

/** When an order needs an admin; ORDER_RULES_FILE can replace it. Anything that holds is a reason. */
export const OrderRules = z.object({
  /** Licences times months, summed per customer over 24 hours: more than this. */
  licenceMonths: z.number().positive().default(1200),
  /** Orders with one of these terms. */
  terms: z.array(Term).default(['P3Y']),
  /** Customers in these countries. */
  countries: z.array(Country).default([]),
  /** Resellers with these Partner IDs. */
  resellers: z.array(PartnerId).default([]),
  /** Once the cart has prices: more than this amount in this currency (ISO 4217), before tax. */
  amounts: z.record(z.string().regex(/^[A-Z]{3}$/), z.number().positive()).default({}),
  /** Kinds of order that always or never need an admin, whatever the rest says. */
  kinds: z.partialRecord(KindName, z.enum(['always', 'never'])).default({}),
});
export type OrderRules = z.infer<typeof OrderRules>;

/** The rules that are settings. */
export interface Policy {
  roles: RoleTable;
  working: WorkingTime;
  approval: { remindDays: number; escalateDays: number; expireDays: number };
  invitation: { remindDays: readonly number[]; closeDays: number };
  /** Orders: hours and days of work. */
  orderApproval: { remindHours: number; escalateHours: number; expireDays: number };
  orders: OrderRules;
  /** How the customer agreement comes about: the customer accepts it, or the provider confirms it the older way. */
  agreementBy: 'customer' | 'confirmation';
  /** Unopened passwords are kept so many working days. */
  setupDays: number;
  /** Calls of Partner Center a minute that one kind of work in the background may make. */
  callsPerMinute: number;
}

/** May this person do such things at all? */
export const may = (actor: Actor, permission: Permission, policy: Policy): boolean =>
  actor.roles.some((role) => role !== 'system' && policy.roles[permission].includes(role));

/** Who has to agree to a request of this kind, and why: frozen into the request at submit. */
export const needed = (
  kind: Kind,
  input: unknown,
  rules: OrderRules,
  { orderedLately }: Pick<Facts, 'orderedLately'>,
): NonNullable<Request['needs']> => {
  if (kind.approval === 'always') return { by: 'approver', because: [`always.${kind.name}`] };
  if (kind.approval === 'never') return { by: 'nobody', because: [] };
  const order = kind.order?.(input);
  const because = [
    ...(order ? reasonsFor(kind.name, order, rules, orderedLately) : []),
    ...(kind.reasons?.(input) ?? []),
  ];
  return { by: because.length > 0 ? 'approver' : 'nobody', because };
};

const reasonsFor = (
  name: KindName,
  { lines, country, partnerId }: Ordered,
  rules: OrderRules,
  orderedLately: number,
): string[] => {
  if (rules.kinds[name] === 'never') return [];
  const reasons: readonly (readonly [string, boolean])[] = [
    ['orders.always', rules.kinds[name] === 'always'],
    ['orders.licenceMonths', orderedLately + licenceMonths(lines) > rules.licenceMonths],
    ['orders.term', lines.some(({ term }) => rules.terms.includes(term))],
    ['orders.country', country !== undefined && rules.countries.includes(country)],
    ['orders.reseller', partnerId !== undefined && rules.resellers.includes(partnerId)],
  ];
  return reasons.filter(([, holds]) => holds).map(([code]) => code);
};

/** Calendar days after which the asker hears that an order still waits, by what it waits for. */
const waitReminders: Readonly<Record<string, readonly number[]>> = {
  agreement: [2, 7],
  provisioning: [1, 3, 7],
};

/**
 * What the clock does next with a request; `made` is the move that was just made. A move whose time passed while the desk was
 * down is made late rather than never, but nobody is reminded of what is over.
 */
export const nextOnClock = (
  request: Request,
  kind: Kind,
  policy: Policy,
  now: Moment,
  made: string,
): Request['next'] => {
  if (request.state === 'pending') return nextOfApproval(request, kind, policy, now, made);
  if (request.state !== 'running' && request.state !== 'waiting') return undefined;
  switch (kind.clock) {
    case 'invitation':
      return {
        move: 'expire',
        at: later(request.submittedAt ?? now, { days: policy.invitation.closeDays }),
      };
    case 'order':
      return nextReminder(request, now, made);
    case 'approval':
      return undefined;
  }
};

const nextOfApproval = (
  request: Request,
  kind: Kind,
  { working, ...policy }: Policy,
  now: Moment,
  made: string,
): Request['next'] => {
  const since = request.submittedAt ?? now;
  const { approval, orderApproval } = policy;
  const times =
    kind.clock === 'order'
      ? {
          remind: afterHours(since, orderApproval.remindHours, working),
          escalate: afterHours(since, orderApproval.escalateHours, working),
          expire: afterWork(since, orderApproval.expireDays, working),
        }
      : {
          remind: afterWork(since, approval.remindDays, working),
          escalate: afterWork(since, approval.escalateDays, working),
          expire: later(since, { days: approval.expireDays }),
        };
  const expire = { move: 'expire' as const, at: times.expire };
  if (expire.at <= now) return expire;
  const inTime = [
    { move: 'remind' as const, at: times.remind },
    { move: 'escalate' as const, at: times.escalate },
    expire,
  ].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return inTime[inTime.findIndex(({ move }) => move === made) + 1] ?? expire;
};

/** Neither the customer nor Microsoft is ours to hurry: the asker is reminded, and it never expires. */
const nextReminder = ({ waiting }: Request, now: Moment, made: string): Request['next'] => {
  const days = waiting && waitReminders[waiting.code];
  if (!days) return undefined;
  const all = days.map((each) => later(waiting.since, { days: each }));
  const at = made === 'remind' ? all.find((one) => one > now) : all[0];
  return at === undefined ? undefined : { move: 'remind', at };
};
