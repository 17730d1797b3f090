import type { TurnContext } from 'botbuilder';
import { isRefusal } from '../domain/refusal.ts';
import type { Actor } from '../domain/values.ts';
import type { View } from '../domain/views.ts';
import { whoIs } from './actor.ts';
import { turnHere, turnInChat } from './chat.ts';
import { orderIn, unknown, type Order } from './commands.ts';
import type { House } from './doors.ts';
import { addressIn, kindOf, languageIn, textOf, type Inbound } from './inbound.ts';
import { line, refusedView, spoken } from './render.ts';
import type { Turn } from './turn.ts';
import type { TakeTurn } from './turns.ts';
import { voiceOf } from './voice.ts';

/** What messages are answered with. */
export interface MessageTools {
  house: House;
  takeTurn: TakeTurn;
}

/** Answers what a person typed. */
export const takeMessage =
  ({ house, takeTurn }: MessageTools) =>
  async (context: TurnContext, inbound: Inbound): Promise<void> => {
    const text = textOf(inbound);
    const who = await whoIs(house)(inbound, isLook(orderIn(house, text)) ? 'recent' : 'fresh');
    if (who === 'nobody') return sayPlainly(house, context, inbound, line('noRole'));
    if (isRefusal(who)) return sayPlainly(house, context, inbound, refusedView(who));
    const said = { context, inbound, actor: who };
    if (kindOf(inbound) === 'personal') {
      await turnHere(house, takeTurn, said, (turn) => inPersonalChat(house, turn, text));
      return;
    }
    await turnHere(house, takeTurn, said, (turn) =>
      inChannel(house, takeTurn, turn, { ...said, text }),
    );
  };

/** Anything but a look may change something: then the roles of now count. */
const isLook = (order: Order | undefined): boolean =>
  order !== undefined && order.where === 'chat' && order.leadsBack;

/** Says something to somebody of whom nothing is known, but perhaps the language, and remembers nothing. */
export const sayPlainly = async (
  house: House,
  context: TurnContext,
  inbound: Inbound,
  view: View,
  language = languageIn(inbound) ?? house.desk.settings.language,
): Promise<void> => {
  const address = addressIn(inbound, language);
  await voiceOf(context, house.clock).post(inbound.conversation.id, spoken(house, address, view));
};

const inPersonalChat = async (house: House, turn: Turn, text: string): Promise<void> => {
  const order = orderIn(house, text);
  if (order) {
    await order.run(turn);
    if (order.leadsBack && turn.dialog) await house.dialogs.askAgain(turn);
    return;
  }
  if (turn.dialog) return toOpenForm(house, turn, text);
  turn.say(text === '' ? house.desk.find.help(turn.actor) : unknown(house, turn, text));
};

const toOpenForm = async (house: House, turn: Turn, text: string): Promise<void> => {
  if (text === '') return house.dialogs.askAgain(turn);
  turn.given = { text };
  await house.dialogs.proceed(turn);
};

interface SaidInChannel {
  inbound: Inbound;
  actor: Actor;
  text: string;
}

// Data entry and lists are for the person's own chat; the channel shows only that something was sent there.
const inChannel = async (
  house: House,
  takeTurn: TakeTurn,
  turn: Turn,
  said: SaidInChannel,
): Promise<void> => {
  const order: Order | undefined = orderIn(house, said.text);
  if (!order) {
    turn.say(said.text === '' ? house.desk.find.help(turn.actor) : unknown(house, turn, said.text));
    return;
  }
  if (order.where === 'here') return order.run(turn);
  turn.say(
    line(await turnInChat(house, takeTurn, said, (chat) => inPersonalChat(house, chat, said.text))),
  );
};
