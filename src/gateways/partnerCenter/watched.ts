import type { Clock } from '../../domain/ports.ts';
import type { PartnerCenter } from '../../domain/partnerCenterDoor.ts';
import type { Moment } from '../../domain/values.ts';

/** How the last look at the list of resellers went, as seen from this process: for people who operate the desk. */
export interface LastLook {
  answeredAt?: Moment;
  /** The code of a refusal, `busy`, or `noAnswer`; absent when the last look was answered. */
  trouble?: string;
}

/** Partner Center, with a note of how the last look at its list of resellers went. */
export const watched = (
  partnerCenter: PartnerCenter,
  clock: Clock,
): { partnerCenter: PartnerCenter; lastLook(): LastLook } => {
  let last: LastLook = {};
  const resellers: PartnerCenter['resellers'] = async (patience) => {
    try {
      const answer = await partnerCenter.resellers(patience);
      last =
        answer.is === 'yes'
          ? { answeredAt: clock.now() }
          : { ...last, trouble: answer.is === 'no' ? answer.no.code : 'busy' };
      return answer;
    } catch (error) {
      last = { ...last, trouble: 'noAnswer' };
      throw error;
    }
  };
  return { partnerCenter: { ...partnerCenter, resellers }, lastLook: () => last };
};
