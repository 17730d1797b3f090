import { Term } from '../domain/order.ts';
import type { EndDate, Promotion } from '../domain/partnerCenterChanges.ts';
import type { Day } from '../domain/values.ts';
import { showDay } from '../locales/index.ts';
import { clicksOnly } from './clicksOnly.ts';
import type { Asking, Given, Question, Reading } from './conversation.ts';
import { endsKey, endsOf, plannedLines, type EndsAnswer } from './moreAnswers.ts';
import { customerToOrderFor } from './moreCustomer.ts';
import { begunMore } from './moreOpened.ts';
import { orderedOf } from './orderAnswers.ts';
import { chosenCustomerId } from './pickCustomer.ts';

/** What there is to choose. Promotions undefined: Partner Center did not say. */
interface Choices {
  terms: { term: Term; dates: readonly EndDate[] }[];
  promotions: Readonly<Record<number, Promotion>> | undefined;
}

/**
 * Until when do new subscriptions bind, and do they get the promotions for which the customer is eligible? A whole term and yes, unless
 * somebody says otherwise. Not asked when there is nothing to choose.
 */
export const termEnds: Question = {
  name: 'ends',
  holds: (asking) => endsOf(asking) !== undefined,
  known: async (asking) => {
    const choices = await choicesFor(asking);
    return isChoice(choices) ? undefined : answerOf(asking, choices, {});
  },
  ask: async (asking, state) => {
    const customer = await customerToOrderFor(asking);
    if ('view' in customer) return customer;
    const { terms, promotions } = await choicesFor(asking);
    const lines = plannedLines(asking, await begunMore(asking));
    const ids = new Set(terms.flatMap(({ dates }) => dates.flatMap((one) => one.subscriptionIds)));
    const owned = await asking.desk.find.owned(customer.id);
    return {
      form: 'endDates',
      ...state,
      customer,
      terms,
      named: owned.filter(({ id }) => ids.has(id)).map(({ id, name }) => ({ id, name })),
      promotions: Object.entries(promotions ?? {}).map(([at, { name }]) => ({
        title: lines[Number(at)]?.title ?? '',
        promotion: name,
      })),
      promotionsUnknown: promotions === undefined,
    };
  },
  read: async (asking, given) => {
    if ('text' in given) return clicksOnly('go');
    if (given.pick !== 'go') return { is: 'again', problems: {}, values: { ...given.inputs } };
    return read(asking, await choicesFor(asking), given);
  },
};

const isChoice = ({ terms, promotions }: Choices): boolean =>
  terms.length > 0 || Object.keys(promotions ?? {}).length > 0;

const choicesFor = async (asking: Asking): Promise<Choices> => {
  const { find } = asking.desk;
  const ordered = orderedOf(asking);
  if (!ordered) return { terms: [], promotions: {} };
  const begun = await begunMore(asking);
  const lines = plannedLines(asking, begun).map(
    ({ endDate: _end, promotion: _its, ...line }) => line,
  );
  // What is ordered has its end, and what is added to a subscription has that one's.
  const isNew = (at: number): boolean => !lines[at]?.onto && !begun?.ordered.includes(at);
  const fresh = lines.filter((line, at) => isNew(at) && !line.isTrial);
  const customerId = chosenCustomerId(asking);
  const wanted = Term.options.filter((term) => fresh.some((line) => line.term === term));
  const [dates, promotions] = await Promise.all([
    Promise.all(wanted.map((term) => find.endDates(customerId, term))),
    fresh.length === 0 ? {} : find.promotions(customerId, ordered, lines),
  ]);
  return {
    terms: wanted.flatMap((term, index) => {
      const found = dates[index] ?? [];
      return found.length > 0 ? [{ term, dates: found }] : [];
    }),
    promotions: promotions && only(promotions, isNew),
  };
};

const only = (
  promotions: Readonly<Record<number, Promotion>>,
  isNew: (at: number) => boolean,
): Readonly<Record<number, Promotion>> =>
  Object.fromEntries(Object.entries(promotions).filter(([at]) => isNew(Number(at))));

const read = (
  asking: Asking,
  choices: Choices,
  { inputs }: Extract<Given, { pick: string }>,
): Reading => {
  const ends: EndsAnswer['ends'] = {};
  const problems: Record<string, { code: string }> = {};
  for (const { term, dates } of choices.terms) {
    const chosen = inputs[`end${term}`] ?? '';
    if (chosen === '' || chosen === 'own') continue;
    // Days pass, and other subscriptions end or are cancelled.
    if (dates.some(({ day }) => day === chosen)) ends[term] = chosen;
    else problems[`end${term}`] = { code: 'endGone' };
  }
  if (Object.keys(problems).length > 0) return { is: 'again', problems, values: { ...inputs } };
  const apply = inputs.promotions !== 'false';
  const answer = answerOf(asking, apply ? choices : { ...choices, promotions: {} }, ends);
  return { is: 'answer', answer, facts: factsOf(asking, answer) };
};

const answerOf = (asking: Asking, choices: Choices, ends: EndsAnswer['ends']): EndsAnswer => ({
  of: endsKey(asking),
  ends,
  promotions: Object.fromEntries(
    Object.entries(choices.promotions ?? {}).map(([at, { id, name }]) => [at, { id, name }]),
  ),
  unknown: choices.promotions === undefined,
  asked: isChoice(choices),
});

const factsOf = (
  { language, zone }: Asking,
  { ends, promotions }: EndsAnswer,
): { field: string; text: string }[] => {
  const days = [...new Set<Day>(Object.values(ends))].map((day) =>
    showDay({ language, zone }, day),
  );
  const names = [...new Set(Object.values(promotions).map(({ name }) => name))];
  return [
    ...(days.length > 0 ? [{ field: 'ends', text: days.join(', ') }] : []),
    ...(names.length > 0 ? [{ field: 'promotions', text: names.join(', ') }] : []),
  ];
};
