import type { Clock, Ids, Log, Store } from '../ports.ts';
import type { Answer, CallIds, PartnerCenter, PartnerCenterNo } from '../partnerCenterDoor.ts';
import type { Moment } from '../values.ts';

/** What the rounds may use. */
export interface SyncDoors {
  store: Pick<Store, 'desk' | 'customers' | 'subscriptions'>;
  partnerCenter: PartnerCenter;
  clock: Clock;
  ids: Ids;
  log: Log;
}

/** How often and how much Partner Center is asked. */
export interface SyncSettings {
  /** Between two polls of the relationships list. */
  syncSeconds: number;
  /**
   * Calls a minute that the slow round may make: a share of the 500 that Partner Center grants one tenant for customers, orders
   * and subscriptions together.
   */
  callsPerMinute: number;
}

/** A fifth of the 500 calls a minute: the rest is for people and for the tenant's other tools. */
export const usualCallsPerMinute = 100;

/** Why a round could not go on; what was saved before stays good. `no` is there when Partner Center refused. */
export type Stopped = { is: 'busy'; until: Moment } | { is: 'failed'; no?: PartnerCenterNo };

/** An answer as rounds see it: the value, or why there is none. */
export type Heard<T> = { is: 'yes'; value: T } | Stopped;

/**
 * Asks Partner Center for a round. A broken line or an answer that cannot be read is a failure here and no fault: the round
 * comes back, and until then what is kept stands.
 */
export const asked = async <T>(
  log: Log,
  what: string,
  call: () => Promise<Answer<T>>,
): Promise<{ is: 'yes'; value: T; ids: CallIds } | Stopped> => {
  try {
    const answer = await call();
    if (answer.is === 'yes') return answer;
    if (answer.is === 'busy') return { is: 'busy', until: answer.until };
    const { code, status, ids } = answer.no;
    log.info('sync.refused', { what, code, status, ...ids });
    return { is: 'failed', no: answer.no };
  } catch (error) {
    log.fault('sync.noAnswer', error, { what });
    return { is: 'failed' };
  }
};

/** Says that a customer is ours no longer (contract: 404, or 403 with 20002), as against a call that was refused. */
export const isGone = (stopped: Stopped): boolean =>
  stopped.is === 'failed' && (stopped.no?.status === 404 || stopped.no?.code === '20002');

/** A refusal of just this one thing: the round goes past it. Not so a broken line or a wrong sign-in, which concern all calls. */
export const isRefusal = (stopped: Stopped): boolean =>
  stopped.is === 'failed' && stopped.no !== undefined && stopped.no.status !== 401;
