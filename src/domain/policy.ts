import { z } from 'zod';
import type { Kind } from './kinds/kind.ts';
import type { Request } from './request.ts';
import { afterWork, later, type WorkingTime } from './time.ts';
import { Role, type Actor, type Moment } from './values.ts';

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

/** The rules that are settings. */
export interface Policy {
  roles: RoleTable;
  working: WorkingTime;
  approval: { remindDays: number; escalateDays: number; expireDays: number };
  invitation: { remindDays: readonly number[]; closeDays: number };
}

/** May this person do such things at all? */
export const may = (actor: Actor, permission: Permission, policy: Policy): boolean =>
  actor.roles.some((role) => role !== 'system' && policy.roles[permission].includes(role));

/** Who has to agree to a request of this kind, and why: frozen into the request at submit. */
export const needed = (kind: Kind): NonNullable<Request['needs']> =>
  kind.approval === 'always'
    ? { by: 'approver', because: [`always.${kind.name}`] }
    : { by: 'nobody', because: [] };

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
  const since = request.submittedAt ?? now;
  if (kind.clock === 'invitation')
    return { move: 'expire', at: later(since, { days: policy.invitation.closeDays }) };
  const { remindDays, escalateDays, expireDays } = policy.approval;
  const expire = { move: 'expire' as const, at: later(since, { days: expireDays }) };
  if (expire.at <= now) return expire;
  const inTime = [
    { move: 'remind' as const, at: afterWork(since, remindDays, policy.working) },
    { move: 'escalate' as const, at: afterWork(since, escalateDays, policy.working) },
    expire,
  ].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return inTime[inTime.findIndex(({ move }) => move === made) + 1] ?? expire;
};
