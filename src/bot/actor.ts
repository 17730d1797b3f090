import type { Desk } from '../domain/desk.ts';
import type { Log } from '../domain/ports.ts';
import { refuse, type Refusal } from '../domain/refusal.ts';
import type { Actor } from '../domain/values.ts';
import type { Inbound } from './inbound.ts';

/** Who is acting: a person with a role, nobody (no role, a guest, a stranger), or a refusal when it cannot be known now. */
export type Who = Actor | 'nobody' | Refusal;

/** Finds out who sent an activity, by Entra object id; names and chat ids prove nothing. A look may use an answer some minutes old. */
export const whoIs =
  (doors: { desk: Desk; log: Log }) =>
  async (inbound: Inbound, freshness: 'fresh' | 'recent'): Promise<Who> => {
    const personId = inbound.from?.aadObjectId;
    if (personId === undefined) return 'nobody';
    try {
      return (await doors.desk.find.actor(personId, freshness)) ?? 'nobody';
    } catch (error) {
      // Not knowing a role is a state of its own: nothing may be done, and the person is told to try again.
      doors.log.fault('directory', error, { personId });
      return refuse('rolesUnknown');
    }
  };
