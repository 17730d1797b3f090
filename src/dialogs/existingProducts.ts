import type { Subscription } from '../domain/customer.ts';
import { ontoCandidates, usualOnto } from '../domain/onto.ts';
import { skuOf, type OrderLine } from '../domain/order.ts';
import type { Id, PartnerId } from '../domain/values.ts';
import { clicksOnly } from './clicksOnly.ts';
import type { Asking, Question } from './conversation.ts';
import { ontoKey, ontoOf, type OntoAnswer } from './moreAnswers.ts';
import { customerToOrderFor } from './moreCustomer.ts';
import { begunMore } from './moreOpened.ts';
import { resellerOfRecord } from './moreReseller.ts';
import { orderedOf } from './orderAnswers.ts';
import { chosenCustomerId } from './pickCustomer.ts';

/** A card has room for so many questions; further lines go into the first subscription that fits. */
const mostAsked = 8;

/** A line whose product the customer has, with the subscriptions that have room for it. */
interface Owned {
  at: number;
  line: OrderLine;
  candidates: readonly Subscription[];
  usual?: Id;
}

/** Products that the customer has: into which subscription do the licences go? Adding to what is there is what is meant unless said otherwise. */
export const existingProducts: Question = {
  name: 'existing',
  holds: (asking) => ontoOf(asking) !== undefined,
  known: async (asking) =>
    (await ownedLines(asking)).length === 0 ? { of: ontoKey(asking), onto: {} } : undefined,
  ask: async (asking, state) => {
    const customer = await customerToOrderFor(asking);
    if ('view' in customer) return customer;
    const partnership = await resellerOfRecord(asking);
    if ('view' in partnership) return partnership;
    const lines = await ownedLines(asking);
    return {
      form: 'existingProducts',
      ...state,
      values: stillThere(state.values, lines),
      customer,
      partnership,
      names: await namesFor(asking, lines),
      lines: lines.slice(0, mostAsked),
      more: lines.slice(mostAsked).filter(({ usual }) => usual !== undefined).length,
    };
  },
  read: async (asking, given) => {
    if ('text' in given) return clicksOnly('go');
    if (given.pick !== 'go') return { is: 'again', problems: {}, values: { ...given.inputs } };
    const onto: OntoAnswer['onto'] = {};
    for (const one of await ownedLines(asking)) {
      const { at } = one;
      const into = chosenOf(one, given.inputs[`onto${at}`]);
      if (into) onto[at] = kept(into);
    }
    return {
      is: 'answer',
      answer: { of: ontoKey(asking), onto },
      facts: await factsOf(asking, onto),
    };
  },
};

/** Choices of before, as far as they are choices now. */
const stillThere = (
  values: Readonly<Record<string, string>>,
  lines: readonly Owned[],
): Record<string, string> =>
  Object.fromEntries(
    lines.flatMap(({ at, candidates }) => {
      const chosen = values[`onto${at}`];
      const isChoice = chosen === 'new' || candidates.some(({ id }) => id === chosen);
      return chosen !== undefined && isChoice ? [[`onto${at}`, chosen]] : [];
    }),
  );

/** Whose the subscriptions are that could be added to. */
const namesFor = ({ desk }: Asking, lines: readonly Owned[]) =>
  desk.find.partnerNames(
    lines.flatMap(({ candidates }) => candidates.flatMap(({ partnerId }) => partnerId ?? [])),
  );

/** What was chosen, if it is still there; nothing said is what is usual. */
const chosenOf = (
  { candidates, usual }: Owned,
  chosen: string | undefined,
): Subscription | undefined => {
  if (chosen === 'new') return undefined;
  const find = (wanted: string | undefined) => candidates.find(({ id }) => id === wanted);
  return find(chosen) ?? find(usual);
};

const kept = ({
  id,
  quantity,
  termDuration,
  billingCycle,
  renewal,
  autoRenew,
}: Subscription): OntoAnswer['onto'][string] => ({
  id,
  quantity,
  autoRenew,
  ...(renewal && { renewal }),
  ...(termDuration && { termDuration }),
  ...(billingCycle && { billingCycle }),
});

const factsOf = async (
  asking: Asking,
  onto: OntoAnswer['onto'],
): Promise<{ field: string; text: string }[]> => {
  const owned = await asking.desk.find.owned(chosenCustomerId(asking));
  const names = Object.values(onto).map(
    ({ id }: { id: Id }) => owned.find((one) => one.id === id)?.name ?? id,
  );
  return names.length === 0 ? [] : [{ field: 'addedTo', text: names.join(', ') }];
};

/** Lines of products that the customer has with room, by what Partner Center shows now: what is added is counted from there. */
const ownedLines = async (asking: Asking): Promise<Owned[]> => {
  const ordered = orderedOf(asking);
  if (!ordered) return [];
  const { find } = asking.desk;
  const customerId = chosenCustomerId(asking);
  const [now, begun] = await Promise.all([find.ownedNow(customerId), begunMore(asking)]);
  const owned = now ?? (await find.owned(customerId));
  const { country, segment } = ordered;
  const partnerId = await partnerIdOf(asking);
  const found = await Promise.all(
    ordered.lines.map(async (line, at): Promise<Owned> => {
      // Nothing with this product at all: no need to ask how much of it one may have.
      const any = !begun?.ordered.includes(at) && ontoCandidates(line, Infinity, owned).length > 0;
      if (!any) return { at, line, candidates: [] };
      const text = line.title;
      const { offers } = await find.offers({ country, segment, text, partnerId: '' });
      const maximum = offers.find((one) => skuOf(one) === skuOf(line))?.maximum ?? Infinity;
      const candidates = ontoCandidates(line, maximum, owned, partnerId);
      const usual = usualOnto(candidates, partnerId)?.id;
      return { at, line, candidates, ...(usual && { usual }) };
    }),
  );
  return found.filter(({ candidates }) => candidates.length > 0);
};

const partnerIdOf = async (asking: Asking): Promise<PartnerId> => {
  const partnership = await resellerOfRecord(asking);
  return 'view' in partnership ? '' : partnership.partnerId;
};
