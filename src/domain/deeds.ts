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
import { task, tellTask, type Task } from './tasks.ts';
import { Reason, type Actor, type Id } from './values.ts';

/** One deed on a partnership that is no request: nobody has to agree, it is done at once and stands in the history. */
const deed = (
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
        ...putTasks(done.tasks ?? []),
      ],
      answer: done.after,
    };
  });

/** The desk itself does so once: when it starts with a list of account managers. */
const configures = (doors: Doors, actor: Actor): boolean =>
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

/** Makes somebody account manager of a reseller. */
export const assign =
  (doors: Doors): Act['assign'] =>
  async (actor, partnershipId, managerId) => {
    const manager = await doors.directory.person(managerId, 'fresh');
    if (!manager || manager.roles.length === 0)
      return refuse('invalid', { field: 'manager', code: 'pickOne' });
    return deed(doors, actor, partnershipId, (partnership) => ({
      after: { ...partnership, manager: { id: manager.id, name: manager.name } },
      deed: 'assigned',
      values: { manager: manager.name, before: partnership.manager?.name ?? '' },
      tasks:
        manager.id === actor.id || manager.id === partnership.manager?.id || actor.roles.includes('system')
          ? []
          : [
              tellTask(
                `assigned:${partnership.id}:${manager.id}`,
                doors.clock.now(),
                { to: 'person', id: manager.id },
                {
                  line: {
                    key: 'assigned',
                    values: { reseller: partnership.name, manager: manager.name, by: actor.name },
                  },
                  see: `reseller:${partnership.id}`,
                },
              ),
            ],
    }));
  };

/** Stops new business with a reseller, for a reason. */
export const hold =
  (doors: Doors): Act['hold'] =>
  (actor, partnershipId, given) => {
    const reason = Reason.safeParse(given);
    if (!reason.success)
      return Promise.resolve(refuse('invalid', { field: 'reason', code: 'tooShort' }));
    return deed(doors, actor, partnershipId, (partnership) => ({
      after: {
        ...partnership,
        hold: {
          reason: reason.data,
          by: { id: actor.id, name: actor.name },
          at: doors.clock.now(),
        },
      },
      deed: 'held',
      values: { reason: reason.data },
      tasks: tellManager(doors, actor, partnership, 'heldBy', { reason: reason.data }),
    }));
  };

/** Lets business with a reseller go on. */
export const release =
  (doors: Doors): Act['release'] =>
  (actor, partnershipId) =>
    deed(doors, actor, partnershipId, (partnership) => {
      if (!partnership.hold) return refuse('wrongState', { state: partnership.state });
      const { hold: _, ...after } = partnership;
      return {
        after,
        deed: 'released',
        values: {},
        tasks: tellManager(doors, actor, partnership, 'released', {}),
      };
    });

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

/** Sets account managers from lines `Partner ID,person id`; a line that fails is named by its number. */
export const importManagers =
  (doors: Doors): Act['importManagers'] =>
  async (actor, csv) => {
    if (!configures(doors, actor)) return refuse('notAllowed');
    const wrong: { line: number; code: string }[] = [];
    let set = 0;
    for (const [index, row] of csv.split(/\r?\n/).entries()) {
      if (row.trim() === '' || (index === 0 && /partner/i.test(row))) continue;
      const code = await importRow(doors, actor, row);
      if (code) wrong.push({ line: index + 1, code });
      else set += 1;
    }
    return { set, wrong };
  };

const importRow = async (doors: Doors, actor: Actor, row: string): Promise<string | undefined> => {
  const [partnerId = '', personId = ''] = row
    .split(/[,;\t]/)
    .map((cell) => cell.trim().replace(/^"|"$/g, ''));
  const found = await doors.store.desk.list({
    type: 'partnership',
    tags: ['listed', `partnerId:${partnerId}`],
    limit: 1,
  });
  if (!found[0]) return 'unknownPartnerId';
  const partnership = readPartnership(found[0]);
  if (partnership.manager?.id === personId.toLowerCase()) return undefined;
  const answer = await assign(doors)(actor, partnership.id, personId.toLowerCase());
  return 'refused' in answer ? 'pickOne' : undefined;
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
