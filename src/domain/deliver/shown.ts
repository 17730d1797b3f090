import { match as findMatch, notices as findNotices } from '../find/rest.ts';
import { batch as findBatch, request as findRequest } from '../find/requests.ts';
import { reseller as findReseller } from '../find/resellers.ts';
import { isRefusal } from '../refusal.ts';
import { alarmView, markDocId } from '../sync/marks.ts';
import type { Place } from '../places.ts';
import type { Actor } from '../values.ts';
import type { See, SeeName, View } from '../views.ts';
import type { DeliveryDoors } from './doer.ts';

/** Who reads a channel: nobody in particular, so only what everybody with a role may see. */
const channelReader: Actor = { id: 'channel', name: '', roles: ['salesAgent'] };

/** What `show` names (`request:<id>`, `batch:<id>`, ...), as it stands now for the readers of a place; undefined: nothing to show there. */
export const viewFor = async (
  doors: DeliveryDoors,
  show: string,
  place: Place,
): Promise<View | undefined> => {
  const [what = '', id = ''] = cut(show);
  const channel = place.address.kind !== 'personal';
  const reader = channel ? channelReader : await readerOf(doors, place);
  if (!reader) return undefined;
  const view = await look(doors, what, id, reader, channel);
  return view === undefined || isRefusal(view) ? undefined : view;
};

const look = (doors: DeliveryDoors, what: string, id: string, reader: Actor, channel: boolean) => {
  switch (what) {
    case 'request':
      return findRequest(doors)(reader, id, channel ? 'channel' : undefined);
    case 'batch':
      return findBatch(doors)(reader, id);
    case 'match':
      return findMatch(doors)(reader, id);
    case 'reseller':
      return findReseller(doors)(reader, id);
    case 'notices':
      return findNotices(doors, '')(reader, id);
    case 'alarm':
      return alarm(doors, id);
    default:
      return Promise.resolve(undefined);
  }
};

const alarm = async (doors: DeliveryDoors, id: string): Promise<View | undefined> => {
  const found = await doors.store.desk.read(markDocId(id));
  return found && alarmView(found.doc);
};

const readerOf = async (doors: DeliveryDoors, place: Place): Promise<Actor | undefined> => {
  const id = place.address.personId;
  const person = id ? await doors.directory.person(id, 'recent') : undefined;
  return person && person.roles.length > 0 ? person : undefined;
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
