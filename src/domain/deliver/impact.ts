import { impact as findImpact, partnershipById } from '../find/resellers.ts';
import { readPlace } from '../places.ts';
import { readImpact } from '../sync/impact.ts';
import { done, type Doer } from './doer.ts';

/** Reads what is missing for the impact of a removal and completes the form that asks for it, as long as it is still open. */
export const impact: Doer<'impact'> = async (doors, work) => {
  const read = await readImpact(doors, work.partnershipId);
  if (read.is === 'busy') return { is: 'again', at: read.until };
  const place = await doors.store.desk.read(work.place);
  if (!place) return done;
  const { address } = readPlace(place);
  const [stays, partnership, open] = await Promise.all([
    findImpact(doors)(work.partnershipId),
    partnershipById(doors)(work.partnershipId),
    doors.stillAsked(address.conversationId, work.token, work.question),
  ]);
  if (!stays || !partnership || !open) return done;
  const form = {
    form: 'impact' as const,
    partnership,
    impact: stays,
    values: {},
    problems: {},
    back: false,
    token: work.token,
    question: work.question,
  };
  const edited = await doors.notifier.edit(address, work.messageId, { form });
  if (edited.is === 'busy') return { is: 'again', at: edited.until };
  return read.is === 'more' && edited.is === 'edited'
    ? { is: 'again', at: doors.clock.now() }
    : done;
};
