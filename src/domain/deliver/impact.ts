import { impact as findImpact, partnershipById } from '../find/resellers.ts';
import { readPlace } from '../places.ts';
import type { Posted } from '../ports.ts';
import { putTasks } from '../save.ts';
import { readImpact } from '../sync/impact.ts';
import type { Task } from '../tasks.ts';
import type { DeliveryDoors, Doer } from './doer.ts';
import { paintsFor } from './freshen.ts';

type Work = Extract<Task['work'], { do: 'impact' }>;

/**
 * Reads what is missing for the impact of a removal, to the end, and completes the form that asks for it, as long as it is open.
 * Who has answered it meanwhile, and whoever decides, see the figures on the request's card.
 */
export const impact: Doer<'impact'> = async (doors, work) => {
  const read = await readImpact(doors, work.partnershipId);
  if (read.is === 'busy') return { is: 'again', at: read.until };
  const edited = await completeForm(doors, work);
  if (edited?.is === 'busy') return { is: 'again', at: edited.until };
  if (read.is === 'more') return { is: 'again', at: doors.clock.now() };
  return { is: 'done', ops: putTasks(await paintsFor(doors, work.partnershipId)) };
};

const completeForm = async (doors: DeliveryDoors, work: Work): Promise<Posted | undefined> => {
  const { partnershipId, messageId, token, question } = work;
  const place = await doors.store.desk.read(work.place);
  if (!place) return undefined;
  const { address } = readPlace(place);
  const [stays, partnership, open] = await Promise.all([
    findImpact(doors)(partnershipId),
    partnershipById(doors)(partnershipId),
    doors.stillAsked(address.conversationId, token, question),
  ]);
  if (!stays || !partnership || !open) return undefined;
  const asked = { token, question, values: {}, problems: {}, back: false };
  const form = { form: 'impact' as const, ...asked, partnership, impact: stays };
  return doors.notifier.edit(address, messageId, { form });
};
