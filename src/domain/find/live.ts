import type { Doors } from '../doors.ts';
import type { Answer } from '../partnerCenterDoor.ts';

/** What Partner Center says to somebody who waits for it; undefined: busy, or no answer in time. */
export const heardInTime = async <T>(
  { log }: Pick<Doors, 'log'>,
  what: string,
  call: () => Promise<Answer<T>>,
): Promise<Exclude<Answer<T>, { is: 'busy' }> | undefined> => {
  try {
    const answer = await call();
    if (answer.is !== 'no') return answer.is === 'yes' ? answer : undefined;
    const { code, status, ids } = answer.no;
    log.info('find.refused', { what, code, status, ...ids });
    return answer;
  } catch (error) {
    log.fault('find.noAnswer', error, { what });
    return undefined;
  }
};
