import { z } from 'zod';
import { Address, Topic } from './notice.ts';
import type { Doc, Found, Store } from './ports.ts';
import { Moment, Person, type Id } from './values.ts';

/** One place in Teams where the desk can speak: a person's chat, a channel, a group. */
export const Place = z.object({
  id: z.string(),
  address: Address,
  person: Person.optional(),
  topics: z.array(Topic),
  /** Its person wants `today` each working morning. */
  today: z.boolean().optional(),
  /** Nobody could be reached there; cleared when somebody speaks there again. */
  dead: Moment.optional(),
});
export type Place = z.infer<typeof Place>;

/** Names the place of an address: a person's chat by the person, so that a new chat replaces the old one. A thread is its channel. */
export const placeId = (address: Pick<Address, 'kind' | 'personId' | 'conversationId'>): string =>
  address.kind === 'personal' && address.personId
    ? `person:${address.personId}`
    : `channel:${channelOf(address.conversationId)}`;

/** A channel's id without the thread that Teams appends. */
export const channelOf = (conversationId: string): string =>
  conversationId.split(';messageid=')[0] ?? conversationId;

/** The label of the chats where `today` is said each working morning. */
export const wantsToday = 'today';

/** Reads a stored place. */
export const readPlace = (found: Found): Place => Place.parse(found.doc.body);

/** A place as stored. */
export const placeDoc = (place: Place): Doc => ({
  id: place.id,
  type: 'place',
  schema: 1,
  sort: place.id,
  tags: [
    place.address.kind,
    ...(place.dead ? [] : place.topics.map((topic) => `topic:${topic}`)),
    ...(place.today && !place.dead ? [wantsToday] : []),
  ],
  keys: [],
  body: place,
});

/** Where a person can be reached in personal chat, if anywhere. */
export const placeOfPerson = async (store: Store, personId: Id): Promise<Place | undefined> => {
  const found = await store.desk.read(`person:${personId}`);
  const place = found && readPlace(found);
  return place && !place.dead ? place : undefined;
};

/** The channels that asked to hear of a topic. */
export const placesFor = async (store: Store, topic: Topic): Promise<Place[]> =>
  (await store.desk.list({ type: 'place', tags: [`topic:${topic}`], limit: 100 })).map(readPlace);
