import type { Quote } from '../addSubscriptionForms.ts';
import { priceOf, totalOf } from '../cartPrices.ts';
import { cartWishes, type LineSold } from '../cartWishes.ts';
import type { Find } from '../desk.ts';
import type { Doors } from '../doors.ts';
import { commitmentEnd, type OrderLine } from '../order.ts';
import type { Cart } from '../partnerCenter.ts';
import { inTurn, type Patience } from '../partnerCenterDoor.ts';
import type { EndDate, Promotion } from '../partnerCenterChanges.ts';
import type { Moment } from '../values.ts';
import { keptShortly } from './kept.ts';
import { heardInTime } from './live.ts';

const keptSeconds = 60;

type Ask<Name extends 'endDates' | 'promotions'> = Parameters<Find[Name]>;

/** Days on which a new subscription may end, asked now: those of others the customer has first. */
export const endDates = (doors: Doors): Find['endDates'] => {
  const find = keptShortly(
    doors.clock,
    keptSeconds,
    async ([customerId, term]: Ask<'endDates'>): Promise<readonly EndDate[] | undefined> => {
      const answer = await heardInTime(doors, 'endDates', () =>
        doors.partnerCenter.endDates(customerId, term, inTurn),
      );
      return answer?.is === 'yes' ? answer.value.items : undefined;
    },
  );
  return (...ask) => find(ask);
};

/** The promotion that each line gets by default: the first for which the customer is eligible with it. */
export const promotions = (doors: Doors): Find['promotions'] => {
  const find = keptShortly(
    doors.clock,
    keptSeconds,
    async ([customerId, market, lines]: Ask<'promotions'>) => {
      const places = lines.flatMap(({ onto, isTrial }, at) => (onto || isTrial ? [] : [at]));
      if (places.length === 0) return {};
      const asks = places.map((at) => lines[at]).filter((line) => line !== undefined);
      const answer = await heardInTime(doors, 'promotions', () =>
        doors.partnerCenter.promotions(customerId, market, asks, inTurn),
      );
      if (answer?.is !== 'yes') return undefined;
      const found: Record<number, Promotion> = {};
      for (const [index, at] of places.entries()) {
        const first = answer.value[index]?.[0];
        if (first) found[at] = first;
      }
      return found;
    },
  );
  return (...ask) => find(ask);
};

type Wanted = Parameters<Find['quote']>[0];

/**
 * Prices of new lines from a cart that is built for the question, all within the time that somebody waits. It orders nothing, and is
 * forgotten: the order builds its own.
 */
export const quote = (doors: Doors): Find['quote'] =>
  keptShortly(doors.clock, keptSeconds, async (ask: Wanted): Promise<Quote | undefined> => {
    const started = doors.clock.now();
    const lines = ask.lines.flatMap((line, at) =>
      line.onto || ask.ordered?.includes(at) ? [] : [{ line, at }],
    );
    if (lines.length === 0) return undefined;
    const sold = await soldNow(doors, ask, lines);
    const wanted = sold && cartWishes(sold);
    if (!wanted || wanted.is === 'busy') return undefined;
    if (wanted.is === 'not')
      return { at: started, lines: ask.lines.map((_, at) => problemAt(wanted.lines, at)) };
    const patience = rest(started, doors.clock.now());
    if (!patience) return undefined;
    const { customerId, partnerId } = ask;
    const cart = { lines: wanted.wishes, partnerId };
    const key = doors.ids.derived('quote', ask.key, JSON.stringify([customerId, cart]));
    const built = await heardInTime(doors, 'quote', () =>
      doors.partnerCenter.createCart(customerId, cart, key, patience),
    );
    return built?.is === 'yes' ? quoteOf(ask.lines, lines, built.value, started) : undefined;
  });

const soldNow = async (
  doors: Doors,
  { customerId, country, segment }: Wanted,
  lines: readonly { line: OrderLine; at: number }[],
): Promise<LineSold[] | undefined> => {
  const answers = await Promise.all(
    lines.map(({ line }) =>
      heardInTime(doors, 'availabilities', () =>
        doors.partnerCenter.availabilities(line, { country, segment }, customerId, inTurn),
      ),
    ),
  );
  const sold = lines.flatMap((one, index) => {
    const answer = answers[index];
    return answer ? [{ ...one, sold: answer }] : [];
  });
  return sold.length === lines.length ? sold : undefined;
};

const leastMs = 200;

/** What is left of the time that somebody waits; undefined: too little for another call. */
const rest = (started: Moment, now: Moment): Patience | undefined => {
  const timeoutMs = inTurn.timeoutMs - (Date.parse(now) - Date.parse(started));
  return timeoutMs < leastMs ? undefined : { ...inTurn, timeoutMs };
};

const problemAt = (
  problems: readonly { at: number; code: string }[],
  at: number,
): Quote['lines'][number] => {
  const problem = problems.find((one) => one.at === at)?.code;
  return problem === undefined ? {} : { problem };
};

const quoteOf = (
  all: readonly OrderLine[],
  lines: readonly { at: number }[],
  cart: Cart,
  at: Moment,
): Quote => {
  const total = totalOf(cart.lines, at);
  return {
    at,
    lines: all.map((line, place): Quote['lines'][number] => {
      const index = lines.findIndex((one) => one.at === place);
      if (index < 0) return {};
      const { error } = cart.lines[index] ?? {};
      if (error) return { problem: `cart.${error}` };
      const price = priceOf(cart.lines[index], at);
      return { ...(price && { price }), commitmentEnd: commitmentEnd(line, at) };
    }),
    ...(total && { total }),
  };
};
