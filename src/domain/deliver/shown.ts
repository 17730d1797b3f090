import { customer as findCustomer } from '../find/customers.ts';
import { match as findMatch, notices as findNotices } from '../find/rest.ts';
import { batch as findBatch, reminded, request as findRequest } from '../find/requests.ts';
import { reseller as findReseller } from '../find/resellers.ts';
import { setupMessage } from '../find/setup.ts';
import {
  subscription as findSubscription,
  subscriptions as findSubscriptions,
} from '../find/subscriptions.ts';
import { isQuiet, today } from '../find/today.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { alarmView, markDocId } from '../sync/marks.ts';
import type { Place } from '../places.ts';
import { later } from '../time.ts';
import type { Actor, Moment } from '../values.ts';
import type { See, View } from '../views.ts';
import type { SeeName } from '../names.ts';
import type { DeliveryDoors } from './doer.ts';

/**
 * Who reads what is said in a place: its person with the roles of now, or nobody, to whom nothing is revealed, when there are none;
 * in a channel whoever may look. It may be unknown until a moment.
 */
export const readerAt = async (
  doors: DeliveryDoors,
  { address }: Place,
): Promise<Actor | 'nobody' | { unknownUntil: Moment }> => {
  if (isChannel(address)) return { id: 'channel', name: '', roles: doors.policy.roles.look };
  const id = address.personId;
  try {
    const person = id ? await doors.directory.person(id, 'recent') : undefined;
    return person && person.roles.length > 0 ? person : 'nobody';
  } catch (error) {
    // A directory that is down for an hour is no reason to give up what is to be said.
    doors.log.fault('directory', error, { personId: id });
    return { unknownUntil: later(doors.clock.now(), { minutes: 1 }) };
  }
};

/** What `show` names (`request:<id>`, `batch:<id>`, ...), as it stands now for the reader of a place; undefined: nothing to show there. */
export const viewFor = async (
  doors: DeliveryDoors,
  show: string,
  { address }: Place,
  reader: Actor,
): Promise<View | undefined> => {
  const [what, id] = cut(show);
  const view = await look(doors, what, id, reader, isChannel(address));
  return view === undefined || isRefusal(view) ? undefined : view;
};

const isChannel = ({ kind }: Place['address']): boolean => kind !== 'personal';

const look = (doors: DeliveryDoors, what: string, id: string, reader: Actor, channel: boolean) => {
  switch (what) {
    case 'request':
      return findRequest(doors)(reader, id, channel ? 'channel' : undefined);
    case 'batch':
      return findBatch(doors)(reader, id);
    case 'reminded':
      return reminded(doors)(reader, id.split(','));
    case 'setup':
      return channel ? Promise.resolve(undefined) : setupMessage(doors, reader, id);
    case 'match':
      return findMatch(doors)(reader, id);
    case 'customer':
      return findCustomer(doors)(reader, id);
    case 'subscription':
      return findSubscription(doors)(reader, id);
    case 'subscriptions': {
      const [customerId = '', page] = id.split('|');
      return findSubscriptions(doors)(reader, customerId, Number(page ?? 0));
    }
    case 'reseller':
      return findReseller(doors)(reader, id);
    case 'notices':
      return findNotices(doors, '')(reader, id);
    case 'alarm':
      return alarm(doors, id);
    case 'today':
      return channel ? Promise.resolve(undefined) : somethingToday(doors, reader);
    default:
      return Promise.resolve(undefined);
  }
};

const alarm = async (doors: DeliveryDoors, id: string): Promise<View | undefined> => {
  const found = await doors.store.desk.read(markDocId(id));
  return found && alarmView(found.doc);
};

const somethingToday = async (
  doors: DeliveryDoors,
  reader: Actor,
): Promise<View | Refusal | undefined> => {
  const view = await today(doors)(reader);
  return isRefusal(view) || !isQuiet(view) ? view : undefined;
};

const cut = (text: string): [string, string] => {
  const at = text.indexOf(':');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
};

/** The button that leads to what `see` names. */
export const seeFor = (see: string | undefined): See | undefined => {
  if (!see) return undefined;
  const [view, filter] = cut(see);
  return { view: view as SeeName, filter, page: 0 };
};
