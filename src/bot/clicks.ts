import type { TurnContext } from 'botbuilder';
import type { Address } from '../domain/notice.ts';
import { isRefusal } from '../domain/refusal.ts';
import type { View } from '../domain/views.ts';
import { whoIs } from './actor.ts';
import { turnHere, turnInChat } from './chat.ts';
import type { ClickTools, Said } from './clickTools.ts';
import { doDeed } from './deeds.ts';
import type { House } from './doors.ts';
import { readClick } from './envelope.ts';
import { onAnswer, onOpen } from './formClicks.ts';
import { addressIn, kindOf, languageIn, type Inbound } from './inbound.ts';
import { lookAt, turnsPage, type Look } from './looks.ts';
import type { ClickAnswer } from './memory.ts';
import { conversationOf, placeOfClick } from './places.ts';
import { bodyOf, line, refusedView, spoken, type ClickBody } from './render.ts';
import { shownIn } from './turns.ts';

/** Answers the click on a card's button. */
export const takeClick =
  (tools: ClickTools) =>
  async (context: TurnContext, inbound: Inbound): Promise<ClickBody> => {
    const { house } = tools;
    const click = readClick(inbound.value);
    if (!click || (click.is === 'open' && !house.dialogs.knows(click.dialog)))
      return badClick(house, inbound);
    // A form's answer may be what changes something.
    const looks = click.is === 'see' || click.is === 'open';
    const who = await whoIs(house)(inbound, looks ? 'recent' : 'fresh');
    if (who === 'nobody') return plainBody(house, inbound, { text: line('noRole') });
    if (isRefusal(who)) return plainBody(house, inbound, { text: refusedView(who) });
    if (click.is === 'do') return onDo(tools, { context, inbound, actor: who, click });
    if (click.is === 'see') return onSee(tools, { context, inbound, actor: who, click });
    if (click.is === 'open') return onOpen(tools, { context, inbound, actor: who, click });
    return onAnswer(tools, { context, inbound, actor: who, click });
  };

/** An answer to somebody of whom nothing is known, but perhaps the language: else it is the client's. */
export const plainBody = (
  house: House,
  inbound: Inbound,
  answer: ClickAnswer,
  language = languageIn(inbound) ?? house.desk.settings.language,
): ClickBody => bodyOf(house, addressIn(inbound, language), answer);

/** The answer to an invoke that is none of ours, or was tampered with. */
export const badClick = (house: House, inbound: Inbound): ClickBody => {
  const address = addressIn(inbound, languageIn(inbound) ?? house.desk.settings.language);
  const message = spoken(house, address, { view: 'refused', code: 'unknown', detail: {} }).summary;
  return {
    statusCode: 400,
    type: 'application/vnd.microsoft.error',
    value: { code: 'BadRequest', message },
  };
};

const onDo = async (
  { house, recallOf }: ClickTools,
  { inbound, actor, click }: Said<'do'>,
): Promise<ClickBody> => {
  const address = await placeOfClick(house, recallOf(conversationOf(inbound)), inbound, actor);
  const answer = await doDeed(house, click, { actor, address, messageId: inbound.replyToId });
  return bodyOf(house, address, answer);
};

const onSee = async (tools: ClickTools, said: Said<'see'>): Promise<ClickBody> => {
  const { house, takeTurn, recallOf } = tools;
  const { inbound, actor, click } = said;
  const address = await placeOfClick(house, recallOf(conversationOf(inbound)), inbound, actor);
  const { conversationId, language } = address;
  const look: Look = { ...asSearched(click), actor, conversationId, language };
  const found = await lookAt(house.desk, look);
  if (isRefusal(found)) return bodyOf(house, address, { text: refusedView(found) });
  if (kindOf(inbound) !== 'personal') {
    const key = await turnInChat(house, takeTurn, said, async (turn) => turn.say(found));
    return bodyOf(house, address, { text: line(key) });
  }
  if (turnsPage(look)) {
    await keepPage(house, address, inbound.replyToId, found);
    return bodyOf(house, address, { card: found });
  }
  const outcome = await turnHere(house, takeTurn, said, async (turn) => {
    turn.say(found);
    turn.answer({ text: found });
  });
  return bodyOf(house, outcome.address, outcome.answer ?? { text: found });
};

/** A list that is kept true goes on from the page where it stands. */
const keepPage = async (
  { adopt }: House,
  address: Address,
  messageId: string | undefined,
  view: View,
): Promise<void> => {
  const show = view.view === 'subscriptions' ? shownIn(view) : undefined;
  if (show && messageId) await adopt({ address, messageId, show, view });
};

/** A search field on the card is about what is typed there now, from the first page on. */
const asSearched = ({
  view,
  filter,
  page,
  inputs,
}: Said<'see'>['click']): Pick<Look, 'view' | 'filter' | 'page'> => {
  const searches = view === 'resellers' || view === 'customers';
  if (!searches || inputs.text === undefined) return { view, filter, page };
  const scope = /^(mine|all|of:[^|]+)\|/.exec(filter)?.[0] ?? '';
  return { view, filter: `${scope}${inputs.text}`, page: 0 };
};
