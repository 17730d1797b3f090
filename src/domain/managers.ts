import { configures, deed } from './deeds.ts';
import type { Act } from './desk.ts';
import type { Doors } from './doors.ts';
import { readPartnership, type Partnership } from './partnership.ts';
import { may } from './policy.ts';
import { refuse, type Refusal } from './refusal.ts';
import { tellTask, type Task } from './tasks.ts';
import type { Actor, Id, Person } from './values.ts';

/** Makes somebody account manager of a reseller. */
export const assign =
  (doors: Doors): Act['assign'] =>
  async (actor, partnershipId, managerId) =>
    assignTo(doors, actor, partnershipId, await possibleManager(doors, managerId));

/** Account managers are people who may ask: those that the list to choose from has. */
const possibleManager = async (doors: Doors, id: Id): Promise<Person | undefined> => {
  const person = await doors.directory.person(id, 'fresh');
  if (!person || !may(person, 'ask', doors.policy)) return undefined;
  return { id: person.id, name: person.name };
};

const assignTo = async (
  doors: Doors,
  actor: Actor,
  partnershipId: Id,
  manager: Person | undefined,
): Promise<Partnership | Refusal> => {
  if (!manager) return refuse('invalid', { field: 'manager', code: 'pickOne' });
  return deed(doors, actor, partnershipId, (partnership) => ({
    after: { ...partnership, manager },
    deed: 'assigned',
    values: { manager: manager.name, before: partnership.manager?.name ?? '' },
    tasks: tellNew(doors, actor, partnership, manager),
  }));
};

const tellNew = (
  doors: Doors,
  actor: Actor,
  { id, name, manager: before }: Partnership,
  manager: Person,
): Task[] => {
  if ([actor.id, before?.id].includes(manager.id) || actor.roles.includes('system')) return [];
  const values = { reseller: name, manager: manager.name, by: actor.name };
  return [
    tellTask(
      `assigned:${id}:${manager.id}`,
      doors.clock.now(),
      { to: 'person', id: manager.id },
      { line: { key: 'assigned', values }, see: `reseller:${id}` },
    ),
  ];
};

// A turn has some seconds, and a line takes three calls to the store. The desk itself has time.
const mostRowsInTurn = 300;

/** Sets account managers from lines `Partner ID,person id`; a line that fails is named by its number. */
export const importManagers =
  (doors: Doors): Act['importManagers'] =>
  async (actor, csv) => {
    if (!configures(doors, actor)) return refuse('notAllowed');
    const most = actor.roles.includes('system') ? Infinity : mostRowsInTurn;
    const managerOf = askedOnce((id) => possibleManager(doors, id));
    const wrong: { line: number; code: string }[] = [];
    let [set, rows] = [0, 0];
    for (const [index, row] of csv.split(/\r?\n/).entries()) {
      if (row.trim() === '' || (index === 0 && /partner/i.test(row))) continue;
      rows += 1;
      const code = rows > most ? 'tooMany' : await importRow(doors, actor, row, managerOf);
      if (code) wrong.push({ line: index + 1, code });
      else set += 1;
    }
    return { set, wrong };
  };

type ManagerOf = (id: Id) => Promise<Person | undefined>;

const askedOnce = (ask: ManagerOf): ManagerOf => {
  const answers = new Map<Id, ReturnType<ManagerOf>>();
  return (id) => {
    const answer = answers.get(id) ?? ask(id);
    answers.set(id, answer);
    return answer;
  };
};

const importRow = async (
  doors: Doors,
  actor: Actor,
  row: string,
  managerOf: ManagerOf,
): Promise<string | undefined> => {
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
  const id = personId.toLowerCase();
  if (partnership.manager?.id === id) return undefined;
  const answer = await assignTo(doors, actor, partnership.id, await managerOf(id));
  return 'refused' in answer ? 'pickOne' : undefined;
};
