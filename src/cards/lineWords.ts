import type { Offer } from '../domain/catalogue.ts';
import type { Subscription } from '../domain/customer.ts';
import { monthsOf, Term, type LineState, type OrderLine, type Plan } from '../domain/order.ts';
import type { Reader } from '../domain/reader.ts';
import { isKey, say, showDay, showMoney, showNumber } from '../locales/index.ts';
import { tellCode } from './codes.ts';
import type { CellText, TableColumn } from './pieces/table.ts';
import { asRaw, escaped, joined, label, ours, tell, type Raw, type Safe } from './text.ts';

/** A term with its billing in words: `1 year, billed monthly`. */
export const planWords = (reader: Reader, { term, billingCycle }: Plan): Raw =>
  label(reader, 'word.plan', {
    term: label(reader, `term.${term}`),
    billing: label(reader, `billing.${billingCycle}`),
  });

/** What a product is besides its name: an add-on, a trial. */
export const flagWords = (
  reader: Reader,
  { isAddon, isTrial }: Pick<OrderLine, 'isAddon' | 'isTrial'>,
): Raw[] => [
  ...(isAddon ? [label(reader, 'word.addon')] : []),
  ...(isTrial ? [label(reader, 'word.trial')] : []),
];

/** What a list of products says beside it: terms that all of them have, and what they need by name. */
export interface OfferList {
  shared: readonly string[];
  /** By `productId:skuId` or product id. */
  known: ReadonlyMap<string, string>;
}

/** A product that can be ordered, in one line: name, terms beyond the shared ones, smallest and largest quantity, what else to know. */
export const offerWords = (reader: Reader, offer: Offer, { shared, known }: OfferList): Raw =>
  asRaw(
    [
      offer.title,
      ownTerms(reader, offer, shared),
      label(reader, 'word.range', {
        minimum: showNumber(reader, offer.minimum),
        maximum: showNumber(reader, offer.maximum),
      }),
      ...flagWords(reader, offer),
      ...needWords(reader, offer, known),
    ]
      .filter(Boolean)
      .join(' · '),
  );

/** Terms with their billing that all of these have, so that a list need not say them again and again. */
export const sharedTerms = (reader: Reader, offers: readonly Offer[]): string[] => {
  const [first = [], ...others] = offers.map(({ plans }) => termsWords(reader, plans));
  return first.filter((words) => others.every((terms) => terms.includes(words)));
};

const ownTerms = (reader: Reader, { plans }: Offer, shared: readonly string[]): string => {
  const own = termsWords(reader, plans).filter((words) => !shared.includes(words));
  const terms = own.join(say(reader.language, 'word.separator'));
  return own.length > 0 && shared.length > 0 ? label(reader, 'word.also', { terms }) : terms;
};

/** Terms, each with how it can be billed: `1 year (monthly, yearly)`. */
const termsWords = (reader: Reader, plans: readonly Plan[]): string[] =>
  Term.options.flatMap((term) => {
    const own = plans.filter((plan) => plan.term === term);
    const billings = own
      .map(({ billingCycle }) => label(reader, `billing.short.${billingCycle}`))
      .join(say(reader.language, 'word.separator'));
    return own.length === 0
      ? []
      : [label(reader, 'word.termsOf', { term: label(reader, `term.${term}`), billings })];
  });

const mostNeeds = 2;

const needWords = (reader: Reader, { needs }: Offer, known: ReadonlyMap<string, string>): Raw[] => {
  if (needs.length === 0) return [];
  const titles = [...new Set(needs.flatMap((id) => known.get(id) ?? []))].slice(0, mostNeeds);
  return titles.length === 0
    ? [label(reader, 'word.needsOther')]
    : [
        label(reader, 'word.needs', {
          products: titles.join(say(reader.language, 'word.separator')),
        }),
      ];
};

/** Licences times months: how large an order is. */
export const licenceMonths = (lines: readonly OrderLine[]): number =>
  lines.reduce((sum, { quantity, term }) => sum + quantity * monthsOf[term], 0);

/** The columns of a table of order lines; prices only when there are some. */
export const lineColumns = (reader: Reader, prices: boolean): TableColumn[] => [
  { title: tell(reader, 'card.order.column.quantity'), width: 2, right: true },
  { title: tell(reader, 'card.order.column.product'), width: prices ? 8 : 11 },
  ...(prices ? [{ title: tell(reader, 'card.order.column.price'), width: 3, right: true }] : []),
];

/** One line of an order in such a table, with how it stands. */
export const lineCells = (
  reader: Reader,
  line: OrderLine,
  prices: boolean,
  state?: LineState,
  owned: readonly Subscription[] = [],
): CellText[][] => [
  [{ text: ours(showNumber(reader, line.quantity)), look: 'bold' }],
  [
    { text: escaped(line.title) },
    { text: joined(detailWords(reader, line, owned), ' · '), look: 'subtle' },
    ...(state ? stateTexts(reader, state) : []),
  ],
  ...(prices ? [priceTexts(reader, state)] : []),
];

/** A line's plan, and what was decided beside it: where its licences go, until when it binds, with which promotion. */
const detailWords = (reader: Reader, line: OrderLine, owned: readonly Subscription[]): Safe[] => {
  const { onto, quantity, endDate, promotion } = line;
  return [
    ...[planWords(reader, line), ...flagWords(reader, line)].map(ours),
    ...(onto ? [ontoWords(reader, onto, quantity, owned)] : []),
    ...(endDate ? [tell(reader, 'card.order.endsOn', { day: showDay(reader, endDate) })] : []),
    ...(promotion ? [tell(reader, 'card.order.promotion', { name: promotion.name })] : []),
  ];
};

const ontoWords = (
  reader: Reader,
  { subscriptionId, had }: NonNullable<OrderLine['onto']>,
  quantity: number,
  owned: readonly Subscription[],
): Safe => {
  const values = { had: showNumber(reader, had), after: showNumber(reader, had + quantity) };
  const end = owned.find(({ id }) => id === subscriptionId)?.commitmentEnd;
  return end === undefined
    ? tell(reader, 'card.order.onto', values)
    : tell(reader, 'card.order.onto.ends', { ...values, day: showDay(reader, end) });
};

const priceTexts = (reader: Reader, state: LineState | undefined): CellText[] => [
  {
    text: state?.price
      ? ours(showMoney(reader, state.price.amount, state.price.currency))
      : ours('–'),
  },
];

const stateTexts = (reader: Reader, state: LineState): CellText[] => {
  if (state.raised) return [marked(reader, '✓', 'card.order.raised')];
  if (state.subscriptionId) return [marked(reader, '✓', 'card.order.ready')];
  if (state.orderId) return [marked(reader, '✓', 'card.order.ordered')];
  if (state.problem === undefined) return [];
  const words = [
    joined([ours('✕'), tell(reader, 'card.order.notOrdered')], ' '),
    lineProblem(reader, state.problem),
  ];
  return words.map((text) => ({ text, look: 'wrong' as const }));
};

const marked = (
  reader: Reader,
  sign: string,
  key: 'card.order.ready' | 'card.order.ordered' | 'card.order.raised',
): CellText => ({ text: joined([ours(sign), tell(reader, key)], ' '), look: 'subtle' });

const problemFamilies = ['card.order.problem', 'pc', 'pc.cart', 'failure', 'check'];

/** Why a line was not ordered, or would not be: a code of Partner Center's, of its carts, or one of ours. */
export const lineProblem = (reader: Reader, code: string): Safe => {
  const bare = code.replace(/^pc\./, '');
  const family = problemFamilies.find((one) => isKey(`${one}.${bare}`)) ?? 'pc';
  return tellCode(reader, family, bare, { code: bare }, 'pc.unknown');
};
