import type { Act } from './desk.ts';
import type { Doors } from './doors.ts';
import type { HistoryLine } from './history.ts';
import { placeDoc, placeId, readPlace, type Place } from './places.ts';
import {
  partnershipDoc,
  partnershipDocId,
  readPartnership,
  type Partnership,
} from './partnership.ts';
import { may } from './policy.ts';
import { refuse, type Refusal } from './refusal.ts';
import { addHistory, decideAndSave, over, putTasks } from './save.ts';
import { paintReseller, task, tellTask, type Task } from './tasks.ts';
import { Reason, type Actor, type Id } from './values.ts';

/** One deed on a partnership that is no request: nobody has to agree, it is done at once and stands in the history. */
export const deed = (
  doors: Doors,
  actor: Actor,
  partnershipId: Id,
  work: (
    partnership: Partnership,
  ) =>
    { after: Partnership; deed: string; values: Record<string, string>; tasks?: Task[] } | Refusal,
): Promise<Partnership | Refusal> =>
  decideAndSave<Partnership | Refusal>(doors, async () => {
    if (!configures(doors, actor)) return { ops: [], answer: refuse('notAllowed') };
    const found = await doors.store.desk.read(partnershipDocId(partnershipId));
    if (!found) return { ops: [], answer: refuse('notFound') };
    const done = work(readPartnership(found));
    if ('refused' in done) return { ops: [], answer: done };
    const line = lineOf(doors, actor, done.deed, done.after, done.values);
    return {
      ops: [
        over(found, partnershipDoc(done.after)),
        addHistory(line),
        ...putTasks([...(done.tasks ?? []), paintReseller(partnershipId, doors.clock.now())]),
      ],
      answer: done.after,
    };
  });

/** May they do such deeds? The desk itself does so once: when it starts with a list of account managers. */
export const configures = (doors: Doors, actor: Actor): boolean =>
  actor.roles.includes('system') || may(actor, 'configure', doors.policy);

const lineOf = (
  doors: Doors,
  actor: Actor,
  name: string,
  about: Partnership,
  values: Record<string, string>,
): HistoryLine => ({
  id: doors.ids.next(),
  at: doors.clock.now(),
  by: { id: actor.id, name: actor.name },
  deed: name,
  about: { type: 'partnership', id: about.id, label: about.name },
  values,
});

/** Stops new business with a reseller, for a reason. */
export const hold =
  (doors: Doors): Act['hold'] =>
  (actor, partnershipId, given) =>
    withReason(given, (reason) =>
      deed(doors, actor, partnershipId, (partnership) => ({
        after: {
          ...partnership,
          hold: { reason, by: { id: actor.id, name: actor.name }, at: doors.clock.now() },
        },
        deed: 'held',
        values: { reason },
        tasks: tellManager(doors, actor, partnership, 'heldBy', { reason }),
      })),
    );

/** Lets business with a reseller go on, and says why. */
export const release =
  (doors: Doors): Act['release'] =>
  (actor, partnershipId, given) =>
    withReason(given, (reason) =>
      deed(doors, actor, partnershipId, (partnership) => {
        if (!partnership.hold) return refuse('wrongState', { state: partnership.state });
        const { hold: _, ...after } = partnership;
        return {
          after,
          deed: 'released',
          values: { reason },
          tasks: tellManager(doors, actor, partnership, 'released', { reason }),
        };
      }),
    );

const withReason = (
  given: string,
  work: (reason: string) => Promise<Partnership | Refusal>,
): Promise<Partnership | Refusal> => {
  const reason = Reason.safeParse(given);
  return reason.success
    ? work(reason.data)
    : Promise.resolve(refuse('invalid', { field: 'reason', code: 'tooShort' }));
};

const tellManager = (
  doors: Doors,
  actor: Actor,
  partnership: Partnership,
  key: string,
  values: Record<string, string>,
): Task[] => {
  const { manager } = partnership;
  if (!manager || manager.id === actor.id) return [];
  const line = { key, values: { reseller: partnership.name, by: actor.name, ...values } };
  const id = `${key}:${partnership.id}:${doors.clock.now()}`;
  return [
    tellTask(
      id,
      doors.clock.now(),
      { to: 'person', id: manager.id },
      { line, see: `reseller:${partnership.id}` },
    ),
  ];
};

/** Notes where a person or channel can be reached; writes only what changed. */
export const reachable =
  (doors: Doors): Act['reachable'] =>
  (address, person) =>
    decideAndSave<void>(doors, async () => {
      const id = placeId(address);
      const found = await doors.store.desk.read(id);
      const known = found && readPlace(found);
      const place: Place = {
        id,
        address,
        topics: known?.topics ?? [],
        ...(known?.today && { today: true }),
        ...((person ?? known?.person) && { person: person ?? known?.person }),
      };
      if (known && JSON.stringify(known) === JSON.stringify(place))
        return { ops: [], answer: undefined };
      return { ops: [over(found, placeDoc(place))], answer: undefined };
    });

/** Lets a channel hear of topics; typed in a thread, it is still the channel. */
export const notify =
  (doors: Doors): Act['notify'] =>
  (actor, address, topics) =>
    changeTopics(doors, actor, address, [...new Set(topics)].sort());

/** Lets a channel hear nothing more. */
export const notifyStop =
  (doors: Doors): Act['notifyStop'] =>
  (actor, address) =>
    changeTopics(doors, actor, address, []);

const changeTopics = (
  doors: Doors,
  actor: Actor,
  address: Parameters<Act['notify']>[1],
  topics: Place['topics'],
): ReturnType<Act['notify']> =>
  decideAndSave<Awaited<ReturnType<Act['notify']>>>(doors, async () => {
    if (!may(actor, 'configure', doors.policy)) return { ops: [], answer: refuse('notAllowed') };
    if (address.kind !== 'channel')
      return { ops: [], answer: refuse('invalid', { field: 'topics', code: 'channelOnly' }) };
    const id = placeId(address);
    const found = await doors.store.desk.read(id);
    const place: Place = { id, address, topics };
    const line: HistoryLine = {
      id: doors.ids.next(),
      at: doors.clock.now(),
      by: { id: actor.id, name: actor.name },
      deed: 'notify',
      about: { type: 'desk', id: 'desk', label: '' },
      values: { topics: topics.join(', ') },
    };
    return {
      ops: [over(found, placeDoc(place)), addHistory(line)],
      answer: { view: 'notifications', topics, language: address.language },
    };
  });

/** Has the subscriptions of a reseller's customers read, and the impact form that was posted completed. */
export const readImpact =
  (doors: Doors): Act['readImpact'] =>
  (actor, partnershipId, message) =>
    decideAndSave<void>(doors, () => {
      const id = `impact:${partnershipId}:${doors.ids.derived(message.conversationId, message.messageId)}`;
      const work = {
        do: 'impact' as const,
        partnershipId,
        place: `person:${actor.id}`,
        messageId: message.messageId,
        token: message.token,
        question: message.question,
      };
      return Promise.resolve({
        ops: putTasks([task(id, id, doors.clock.now(), work)]),
        answer: undefined,
      });
    });
