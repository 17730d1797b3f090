import type { Act } from './desk.ts';
import type { Doors } from './doors.ts';
import { today } from './find/today.ts';
import { placeDoc, placeId, readPlace } from './places.ts';
import { may } from './policy.ts';
import { refuse, type Refusal } from './refusal.ts';
import { decideAndSave, over } from './save.ts';
import type { Actor } from './values.ts';

/** Wants `today` each working morning, or no longer: kept with the person's own chat, where it is said. */
export const wantToday =
  (doors: Doors): Act['wantToday'] =>
  async (actor, wants) =>
    (await keepWish(doors, actor, wants)) ?? today(doors)(actor);

const keepWish = (doors: Doors, actor: Actor, wants: boolean): Promise<Refusal | undefined> =>
  decideAndSave<Refusal | undefined>(doors, async () => {
    if (!may(actor, 'look', doors.policy)) return { ops: [], answer: refuse('notAllowed') };
    const id = placeId({ kind: 'personal', personId: actor.id, conversationId: '' });
    const found = await doors.store.desk.read(id);
    if (!found) return { ops: [], answer: refuse('notFound') };
    const { today: wanted = false, ...place } = readPlace(found);
    if (wanted === wants) return { ops: [], answer: undefined };
    const doc = placeDoc({ ...place, ...(wants && { today: true }) });
    return { ops: [over(found, doc)], answer: undefined };
  });
