import { notOnHold } from '../domain/checks/notOnHold.ts';
import { partnershipIsActive } from '../domain/checks/partnershipIsActive.ts';
import type { Partnership } from '../domain/partnership.ts';
import { refuse } from '../domain/refusal.ts';
import type { Id } from '../domain/values.ts';
import type { RefusedView, See } from '../domain/views.ts';
import type { CheckState } from '../domain/customerViews.ts';
import type { Asking, Question } from './conversation.ts';
import { existingRefused } from './existingCustomer.ts';
import { noOtherFacts } from './noOtherFacts.ts';
import { chosenReseller, pickReseller } from './pickReseller.ts';
import { notOffered, refusedFor, refusedView } from './refused.ts';
import { begunOrder, notEditable, sourceOf } from './orderOpened.ts';

const pick = pickReseller('addCustomer');

/** For which reseller? Known when the dialog began on its card, or like an earlier order. */
export const orderReseller: Question = {
  ...pick,
  holds: async (asking) =>
    (await begunOrder(asking)) !== undefined || !('view' in (await resellerToOrderFor(asking))),
  known: async (asking) => {
    const source = await sourceOf(asking);
    if (!source) return pick.known?.(asking);
    const { partnershipId } = source;
    return partnershipId && (await asking.desk.find.partnership(partnershipId))?.id;
  },
  ask: async (asking, state) =>
    (await notEditable(asking)) ?? existingRefused(asking) ?? pick.ask(asking, state),
};

/** The reseller that is ordered for, by what is kept of it; else why nothing can be ordered. Asked at each question: drafts grow old. */
export const resellerToOrderFor = async (asking: Asking): Promise<Partnership | RefusedView> => {
  const no = notOffered(asking, 'addCustomer') ?? existingRefused(asking);
  return no ?? resellerFit(asking, chosenReseller(asking));
};

/** A reseller that may be ordered for, by what is kept of it; else why not. */
export const resellerFit = async ({ desk }: Asking, id: Id): Promise<Partnership | RefusedView> => {
  const partnership = await desk.find.partnership(id);
  if (!partnership) return refusedView(refuse('notFound'));
  const facts = { ...noOtherFacts, partnership, samePartnerId: [partnership] };
  const finding = partnershipIsActive(undefined, facts) ?? notOnHold(undefined, facts);
  if (!finding) return partnership;
  const values = { ...finding.values, reseller: partnership.name, state: partnership.state };
  return refusedFor({ ...finding, values }, resellerCard(partnership.id));
};

/** What Partner Center has against this reseller now; undefined: nothing, or it did not say. */
export const resellerRefused = async (
  asking: Asking,
  { id }: Partnership,
): Promise<RefusedView | undefined> =>
  refusedByCheck(await asking.desk.find.orderChecks({ partnershipId: id }), id);

/** The no of the first check that is wrong. */
export const refusedByCheck = (
  checks: readonly CheckState[],
  partnershipId: string,
): RefusedView | undefined => {
  const wrong = checks.find(({ state }) => state === 'wrong');
  if (!wrong) return undefined;
  return refusedFor(
    wrong.finding ?? { code: wrong.name, weight: 'stops', values: {} },
    resellerCard(partnershipId),
  );
};

const resellerCard = (id: string): See => ({ view: 'reseller', filter: id, page: 0 });
