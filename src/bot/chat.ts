import type { TurnContext } from 'botbuilder';
import type { Actor } from '../domain/values.ts';
import type { House } from './doors.ts';
import type { Inbound } from './inbound.ts';
import { addressNow, conversationOf } from './places.ts';
import type { Clicked, Turn } from './turn.ts';
import type { Outcome, TakeTurn } from './turns.ts';

type Decide = (turn: Turn) => Promise<void>;

/** Takes a turn in the place where somebody spoke or clicked. */
export const turnHere = (
  house: House,
  takeTurn: TakeTurn,
  said: { context: TurnContext; inbound: Inbound; actor: Actor; clicked?: Clicked },
  decide: Decide,
): Promise<Outcome> => {
  const { context, inbound, actor, clicked } = said;
  return takeTurn(
    {
      context,
      actor,
      clicked,
      activityId: inbound.id,
      conversationId: conversationOf(inbound),
      replyTo: inbound.conversation.id,
      addressNow: (talk) => addressNow(house, inbound, talk),
    },
    decide,
  );
};

/**
 * Takes a turn in somebody's own chat, for what was asked in a channel.
 * @returns the key of the line that the channel shows: only that it was sent, or how to open the chat.
 */
export const turnInChat = async (
  house: House,
  takeTurn: TakeTurn,
  said: { inbound: Inbound; actor: Actor },
  decide: Decide,
): Promise<'sentToChat' | 'openChatFirst'> => {
  const address = await house.addressOf(said.actor.id);
  if (!address) return 'openChatFirst';
  const outcome = await house.adapter.visit(address, (context) =>
    takeTurn(
      {
        context,
        actor: said.actor,
        activityId: said.inbound.id,
        conversationId: address.conversationId,
        replyTo: address.conversationId,
        addressNow: (talk) => talk.address ?? address,
      },
      decide,
    ),
  );
  return outcome.dead ? 'openChatFirst' : 'sentToChat';
};
