import type { FormState } from '../domain/forms.ts';
import type { Partnership } from '../domain/partnership.ts';
import { mostLines, type OrderLine } from '../domain/order.ts';
import type { Country } from '../domain/values.ts';
import type { RefusedView } from '../domain/views.ts';
import type { Asking, Given, Kept, Question, Reading } from './conversation.ts';
import { chosenCustomer, orderedOf } from './orderAnswers.ts';
import {
  cartOf,
  cartValues,
  listed,
  offersFor,
  problemsOfLines,
  saidOfLine,
  withLine,
  withoutLine,
  type Buyer,
  type Cart,
} from './orderCart.ts';
import { chosenLine } from './orderChosen.ts';
import { keptWishes, takeWishes, wishesIn, type Taken } from './orderTyped.ts';
import { chosenReseller } from './pickReseller.ts';
import { begunOrder, sourceOf } from './orderOpened.ts';
import { resellerToOrderFor } from './orderReseller.ts';

const longestSearch = 100;
const longestOrder = 4_000;

/** Whose lines a question is for, and in which dialog. */
export interface LinesOf {
  purpose: 'addCustomer' | 'addSubscription';
  /** For whom they are; a no ends the dialog with it. */
  buyer(asking: Asking): Promise<Buyer | RefusedView>;
  partnership(asking: Asking): Promise<Partnership | RefusedView>;
  /** Where the customer is; undefined: nobody says so now, and an answer stands. */
  country(asking: Asking): Country | undefined | Promise<Country | undefined>;
}

/** What a customer gets: searched and chosen, or typed, line by line. The lines live with the form on our side. */
export const linesQuestion = (of: LinesOf): Question => ({
  name: 'lines',
  keeps: ['lines', 'wishes'],
  holds: async (asking) => {
    const country = await of.country(asking);
    const answered = orderedOf(asking)?.country;
    return answered !== undefined && answered === (country ?? answered);
  },
  ask: async (asking, state) => {
    const [partnership, buyer] = await Promise.all([of.partnership(asking), of.buyer(asking)]);
    if ('view' in partnership) return partnership;
    if ('view' in buyer) return buyer;
    const cart = cartOf(buyer, state.values);
    const text = state.values.text ?? '';
    const found = await offersFor(asking, cart, partnership.partnerId, text);
    return {
      form: 'orderLines',
      ...state,
      purpose: of.purpose,
      values: { ...state.values, segment: cart.segment },
      partnership,
      company: buyer.company,
      country: cart.country,
      segment: cart.segment,
      lines: cart.lines,
      found: found.offers,
      foundAre: text === '' ? 'usual' : 'matches',
      more: found.more,
      reading: !found.known,
      locked: cart.locked,
    };
  },
  read: async (asking, given, kept) => {
    const values: Kept = 'text' in given ? { ...kept, text: given.text } : given.inputs;
    const [partnership, buyer] = await Promise.all([
      asking.desk.find.partnership(chosenReseller(asking)),
      of.buyer(asking),
    ]);
    // Asked again, the question says no itself.
    if ('view' in buyer) return { is: 'again', problems: {}, values: { ...values } };
    const { partnerId = '' }: Partial<Partnership> = partnership ?? {};
    const turn = { asking, buyer, cart: cartOf(buyer, values), partnerId, values, kept };
    if ('text' in given) return (await ordered(turn, given.text)) ?? search(turn, given.text);
    return clicked(turn, given.pick);
  },
});

/** What a new customer gets with its first order. */
export const orderLines: Question = linesQuestion({
  purpose: 'addCustomer',
  partnership: resellerToOrderFor,
  country: (asking) => chosenCustomer(asking).country,
  buyer: async (asking) => {
    const { company, country } = chosenCustomer(asking);
    const begun = await begunOrder(asking);
    const source = begun ? undefined : await sourceOf(asking);
    return {
      company,
      country,
      owned: [],
      ...(source && { source }),
      ...(begun && { begun: { ...begun.input, ordered: begun.ordered } }),
    };
  },
});

/** What one click or text is read with. */
interface LinesTurn {
  asking: Asking;
  buyer: Buyer;
  cart: Cart;
  partnerId: string;
  values: Kept;
  /** What the form showed before. */
  kept: Kept;
}

const clicked = async (turn: LinesTurn, pick: Extract<Given, { pick: string }>['pick']) => {
  const { cart, values, kept, buyer } = turn;
  const before = cartOf(buyer, kept);
  // What was found belongs to the other segment.
  if (before.segment !== cart.segment && pick !== 'search') return again(turn, cart.lines, {});
  if (pick === 'add') return add(turn);
  if (pick === 'go') return goOn(turn);
  const place = /^remove:(\d{1,3})$/.exec(pick)?.[1];
  if (place !== undefined) return remove(turn, Number(place));
  // In the field for searching, figures belong to a name first ("365 E3").
  const text = values.text ?? '';
  const found = await search(turn, text);
  const none = found.is === 'again' && Object.keys(found.problems).length > 0;
  return (none && (await ordered(turn, text))) || found;
};

/** Takes typed order lines; undefined: the text says nowhere how many, so it is meant for a search. */
const ordered = async (turn: LinesTurn, text: string): Promise<Reading | undefined> => {
  const { wishes, unread } = wishesIn(text.slice(0, longestOrder));
  const isOrder = wishes.length > 0 || Object.keys(unread).length > 0;
  if (!isOrder) return undefined;
  const taken = await takeWishes(turn.asking, turn.cart, turn.partnerId, wishes);
  return { ...(await afterWishes(turn, taken, unread)), understood: true };
};

const search = async (turn: LinesTurn, typed: string): Promise<Reading> => {
  const text = typed.trim().slice(0, longestSearch);
  const found = await offersFor(turn.asking, turn.cart, turn.partnerId, text);
  const none = text !== '' && found.known && found.offers.length === 0;
  const { quantity = '', wishes: waiting = '' } = turn.values;
  return {
    is: 'again',
    understood: !none,
    problems: none ? { text: { code: 'noOffer', values: { text } } } : {},
    values: {
      ...cartValues(turn.cart, turn.cart.lines),
      text,
      ...(quantity && { quantity }),
      ...(waiting && { wishes: waiting }),
    },
  };
};

const add = async (turn: LinesTurn): Promise<Reading> => {
  const chosen = await chosenLine(turn.asking, turn.cart, turn.partnerId, turn);
  if ('problems' in chosen)
    return { is: 'again', problems: chosen.problems, values: { ...turn.values } };
  return again(turn, withLine(turn.cart, chosen), {});
};

const remove = async (turn: LinesTurn, place: number): Promise<Reading> => {
  const lines = withoutLine(turn.cart, place);
  if (lines) return again(turn, lines, turn.values);
  const isThere = place < turn.cart.lines.length;
  const locked = { lines: { code: 'locked' } };
  return { is: 'again', problems: isThere ? locked : {}, values: { ...turn.values } };
};

/** The form again with these lines and what is against them; next comes what was typed and still waits. */
const again = async (
  turn: LinesTurn,
  lines: readonly OrderLine[],
  values: Kept,
): Promise<Reading> => {
  const { wishes: _wishes, ...rest } = values;
  const cart = { ...turn.cart, lines };
  const waiting = keptWishes(turn.values.wishes);
  if (waiting.length > 0 && rest.offer === undefined)
    return afterWishes(
      { ...turn, cart },
      await takeWishes(turn.asking, cart, turn.partnerId, waiting),
    );
  const problems = await problemsOfLines(turn.asking, cart, turn.partnerId, lines);
  return {
    is: 'again',
    problems: listed(problems.map(saidOfLine)),
    values: { ...rest, ...cartValues(turn.cart, lines) },
  };
};

const afterWishes = async (
  turn: LinesTurn,
  { lines, open }: Taken,
  unread: FormState['problems'] = {},
): Promise<Extract<Reading, { is: 'again' }>> => {
  const cart = { ...turn.cart, lines };
  const problems = await problemsOfLines(turn.asking, cart, turn.partnerId, lines);
  const [first, ...others] = open;
  return {
    is: 'again',
    understood: true,
    problems: { ...listed(problems.map(saidOfLine)), ...unread, ...first?.problems },
    values: {
      ...first?.values,
      ...cartValues(turn.cart, lines),
      ...(others.length > 0 && { wishes: JSON.stringify(others.map(({ wish }) => wish)) }),
    },
  };
};

/** On with these lines. Something that was chosen completely and not added yet is meant to be there; typed lines that wait come first. */
const goOn = async (turn: LinesTurn): Promise<Reading> => {
  const { asking, cart, partnerId, values } = turn;
  const chosen = values.offer ? await chosenLine(asking, cart, partnerId, turn) : undefined;
  // With a number of licences it is meant to be ordered: it is not left behind without a word.
  const meant = cart.lines.length === 0 || Boolean(values.quantity);
  if (chosen && 'problems' in chosen && meant)
    return { is: 'again', problems: chosen.problems, values: { ...values } };
  const lines = chosen && !('problems' in chosen) ? withLine(cart, chosen) : cart.lines;
  if (keptWishes(values.wishes).length > 0) return again(turn, lines, {});
  const problems = [
    ...(lines.length === 0 ? [{ code: 'linesNone' }] : []),
    ...(lines.length > mostLines
      ? [{ code: 'tooManyLines', values: { max: String(mostLines) } }]
      : []),
    ...(await problemsOfLines(asking, cart, partnerId, lines)).map(saidOfLine),
  ];
  const after = { ...values, ...cartValues(cart, lines) };
  if (problems.length > 0) return { is: 'again', problems: listed(problems), values: after };
  return {
    is: 'answer',
    answer: { country: cart.country, segment: cart.segment, lines },
    facts: [
      { field: 'lines', text: lines.map((one) => `${one.quantity} × ${one.title}`).join(', ') },
    ],
    typed: { lines: cartValues(cart, lines) },
  };
};
