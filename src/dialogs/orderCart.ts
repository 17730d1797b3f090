import { z } from 'zod';
import type { Offer } from '../domain/catalogue.ts';
import { lineProblems, type LineProblem } from '../domain/checks/linesFit.ts';
import type { FormState } from '../domain/forms.ts';
import { OrderLine, Segment, skuOf } from '../domain/order.ts';
import type { Country } from '../domain/values.ts';
import type { Subscription } from '../domain/customer.ts';
import type { Asking, Kept } from './conversation.ts';

/** Lines by market, so that whoever looks at another segment finds the first one's again. */
const KeptLines = z.record(z.string(), z.array(OrderLine));

/** For whom lines are put together. */
export interface Buyer {
  company: string;
  country: Country;
  /** What an earlier order says, like which this one begins. */
  source?: { segment?: Segment; lines: readonly OrderLine[] };
  /** Part of this very order is done: its segment stays, and the lines at these places. */
  begun?: { segment: Segment; lines: readonly OrderLine[]; ordered: readonly number[] };
  /** What the customer has already; of a new one nothing. */
  owned: readonly Subscription[];
}

/** The lines so far, and for which market they are. */
export interface Cart {
  country: Country;
  segment: Segment;
  lines: readonly OrderLine[];
  /** Places of the lines that were ordered already: they stay as and where they are. */
  ordered: readonly number[];
  /** Part of it is done already. */
  locked: boolean;
  others: Readonly<Record<string, readonly OrderLine[]>>;
  owned: readonly Subscription[];
}

/** The lines as they are kept with the form; at first those of the order that this one begins like. */
export const cartOf = ({ country, begun, owned, ...buyer }: Buyer, values: Kept): Cart => {
  const source = begun ?? buyer.source;
  const chosen = begun ? undefined : Segment.safeParse(values.segment).data;
  const segment = chosen ?? source?.segment ?? 'commercial';
  const others = readLines(values.lines);
  const lines = others[marketOf(country, segment)];
  return {
    country,
    segment,
    lines: lines ?? (source?.segment === segment ? source.lines : []),
    ordered: begun?.ordered ?? [],
    locked: begun !== undefined,
    others,
    owned,
  };
};

const marketOf = (country: string, segment: string): string => `${country}:${segment}`;

const readLines = (text: string | undefined): Record<string, OrderLine[]> => {
  try {
    return KeptLines.safeParse(JSON.parse(text ?? '{}')).data ?? {};
  } catch {
    return {};
  }
};

/** How the lines are kept with the form. */
export const cartValues = (
  { country, segment, others }: Pick<Cart, 'country' | 'segment'> & Partial<Cart>,
  lines: readonly OrderLine[],
): Record<string, string> => ({
  segment,
  lines: JSON.stringify({ ...others, [marketOf(country, segment)]: lines }),
});

/** With one more line; more of the same plan becomes one line. */
export const withLine = ({ lines, ordered }: Cart, line: OrderLine): OrderLine[] => {
  const same = lines.findIndex(
    (one, at) =>
      !ordered.includes(at) &&
      skuOf(one) === skuOf(line) &&
      one.term === line.term &&
      one.billingCycle === line.billingCycle,
  );
  return same < 0
    ? [...lines, line]
    : lines.map((one, at) =>
        at === same ? { ...one, quantity: one.quantity + line.quantity } : one,
      );
};

/** Without one line. What was ordered keeps its place, so another line may have to fill the gap; undefined: it cannot go. */
export const withoutLine = ({ lines, ordered }: Cart, at: number): OrderLine[] | undefined => {
  if (at >= lines.length || ordered.includes(at)) return undefined;
  if (!ordered.some((place) => place > at)) return lines.filter((_, place) => place !== at);
  const last = lines.length - 1;
  if (ordered.includes(last)) return undefined;
  return lines.slice(0, last).map((one, place) => (place === at ? lines[last]! : one));
};

/** What can be bought in the cart's market, by words. */
export const offersFor = (
  { desk }: Asking,
  { country, segment }: Pick<Cart, 'country' | 'segment'>,
  partnerId: string,
  text: string,
): ReturnType<Asking['desk']['find']['offers']> =>
  desk.find.offers({ country, segment, text, partnerId });

/** What the catalogue has against these lines. */
export const problemsOfLines = async (
  asking: Asking,
  cart: Pick<Cart, 'country' | 'segment' | 'owned'>,
  partnerId: string,
  lines: readonly OrderLine[],
): Promise<LineProblem[]> => {
  const titles = [...new Set(lines.map(({ title }) => title))];
  const found = await Promise.all(titles.map((title) => offersFor(asking, cart, partnerId, title)));
  const offers = new Map<string, Offer>();
  for (const offer of found.flatMap((one) => one.offers)) offers.set(skuOf(offer), offer);
  return lineProblems(lines, {
    offers,
    catalogueKnown: found.some(({ known }) => known),
    subscriptions: cart.owned,
  });
};

type Problem = FormState['problems'][string];

/** A line's problem as the form says it. */
export const saidOfLine = ({ code, values }: LineProblem): Problem => ({ code, values });

/** All problems of lines that stand in the list: the first under `lines`, further ones beside it. */
export const listed = (problems: readonly Problem[]): FormState['problems'] =>
  Object.fromEntries(
    problems.map((problem, index) => [index === 0 ? 'lines' : `lines.${index + 1}`, problem]),
  );
