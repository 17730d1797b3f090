import type { Address } from '../domain/notice.ts';
import type { Id } from '../domain/values.ts';
import type { House } from './doors.ts';
import { addressIn, kindOf, languageIn, type Inbound } from './inbound.ts';
import { readTalk, type Talk } from './memory.ts';
import { isNews, type Recall } from './recall.ts';
import { channelOf } from '../domain/places.ts';

/** The conversation whose memory an activity belongs to: a thread's is its channel's. */
export const conversationOf = (inbound: Inbound): string => channelOf(inbound.conversation.id);

/**
 * The address that an activity comes from, in the language of the place: the person's own choice, else the client's, else the
 * setting; a channel or group has its own. What an activity leaves out is as it was.
 */
export const addressNow = (
  { desk }: Pick<House, 'desk'>,
  inbound: Inbound,
  talk: Pick<Talk, 'language' | 'address'>,
): Address => {
  const client =
    kindOf(inbound) === 'personal' ? (languageIn(inbound) ?? talk.address?.language) : undefined;
  const address = addressIn(inbound, talk.language ?? client ?? desk.settings.language);
  const zone = address.zone ?? talk.address?.zone;
  return { ...address, ...(zone && { zone }) };
};

const freshMs = 60_000;

/** The place of a click that needs no turn; its memory is read at most once a minute. */
export const placeOfClick = async (
  house: House,
  recall: Recall,
  inbound: Inbound,
  person: { id: Id; name: string },
): Promise<Address> => {
  const now = Date.parse(house.clock.now());
  if (!recall.place || now - recall.place.at > freshMs) {
    recall.place = { talk: readTalk(await house.talk.read(conversationOf(inbound))), at: now };
  }
  const { talk } = recall.place;
  const address = addressNow(house, inbound, talk);
  if (isNews(recall, JSON.stringify(address) !== JSON.stringify(talk.address), now)) {
    await house.desk.act.reachable(
      address,
      address.kind === 'personal' ? { id: person.id, name: person.name } : undefined,
    );
    recall.place = { ...recall.place, talk: { ...talk, address } };
  }
  return address;
};
