import type { LineState, OrderLine, Placed } from '../order.ts';
import { isOrdered, skuOf } from '../order.ts';
import type { ListedSubscription } from '../partnerCenter.ts';
import type { CallIds } from '../partnerCenterDoor.ts';
import type { Op } from '../ports.ts';
import { scheduledOf } from '../renewals.ts';
import type { Request } from '../request.ts';
import { addHistory } from '../save.ts';
import { system, type Id, type Moment } from '../values.ts';
import { customerOf, linesToRaise, orderOf, type LineAt } from './ordering.ts';
import { isOverdue, isPending, waitsForChange } from './pendingChange.ts';
import { isRaisedBy, noteRaising } from './raising.ts';
import { recordOnHold } from './recordOnHold.ts';
import type { Step, StepDoors, StepOutcome } from './step.ts';

/** More licences for one subscription: of all lines that go into it, from what was reviewed to what it shall have. */
interface Raise {
  id: Id;
  title: string;
  sku: string;
  /** That what is scheduled for the end of its term is lost with this was said. */
  loses: boolean;
  lines: readonly number[];
  had: number;
  wanted: number;
}

/** How a raise stands: in it, still to be done, under way at Partner Center, or why not. */
type Standing = 'raised' | 'asReviewed' | 'pending' | { problem: string };

const changedMeanwhile: Standing = { problem: 'changedMeanwhile' };

/**
 * Adds licences to subscriptions that the customer has. Before anything is changed everything is looked at: one that this request brought
 * to what it shall have is done, one that has what was reviewed is changed, any other was changed meanwhile and is for a person to decide.
 * A number is said as it shall be, so saying it again adds nothing.
 */
export const raiseLicences: Step = async (doors, request) => {
  const { lines, placed } = orderOf(request);
  const raises = raisesOf(linesToRaise(lines, placed));
  if (raises.length === 0) return { is: 'done' };
  const customerId = customerOf({ placed });
  const seen = new Map<Raise, Standing>();
  const found = new Map<Raise, ListedSubscription>();
  for (const raise of raises) {
    const answer = await doors.partnerCenter.subscription(customerId, raise.id);
    if (answer.is === 'busy') return { is: 'busy', until: answer.until };
    if (answer.is === 'yes') found.set(raise, answer.value);
    const standing = answer.is === 'yes' ? standingOf(raise, answer.value) : problemOf(answer.no);
    const isOwn = standing !== 'raised' || (await isRaisedBy(doors, request.id, raise));
    const accepted = standing === 'asReviewed' && wasAccepted(request, raise);
    if (accepted) seen.set(raise, stillPending(doors, request));
    else seen.set(raise, isOwn ? standing : changedMeanwhile);
  }
  if (hasProblem(seen)) return outcomeOf(doors, request, placed, seen);
  const toRaise = raises.filter((one) => seen.get(one) === 'asReviewed');
  const told: Told = { also: [], learned: {} };
  for (const raise of toRaise) {
    if (await recordOnHold(doors, found.get(raise)?.partnerId)) {
      seen.set(raise, { problem: 'recordOnHold' });
      continue;
    }
    if (!(await noteRaising(doors, request.id, raise))) {
      seen.set(raise, 'pending');
      continue;
    }
    const answer = await change(doors, request, customerId, raise, found.get(raise));
    if (answer.is === 'busy' && told.also.length === 0) return { is: 'busy', until: answer.until };
    if (answer.is !== 'yes') {
      // What was done is saved first; the rest is looked at again.
      const later = answer.is === 'busy' || isPending(answer.no);
      seen.set(raise, later ? 'pending' : problemOf(answer.no));
      continue;
    }
    const after = answer.value.is === 'changed' ? standingOf(raise, answer.value.subscription) : '';
    seen.set(raise, after === 'raised' ? 'raised' : 'pending');
    told.also.push(raisedLine(doors, request, raise, answer.ids));
    told.learned[acceptedKey(raise.id)] = String(request.attempt);
  }
  return outcomeOf(doors, request, placed, seen, told);
};

/** What Partner Center has just accepted: as lines of history, and so that it is asked for once. */
interface Told {
  also: Op[];
  learned: Record<string, string>;
}

const change = (
  { partnerCenter, ids }: StepDoors,
  request: Request,
  customerId: Id,
  one: Raise,
  seen: ListedSubscription | undefined,
) =>
  partnerCenter.changeSubscription(
    customerId,
    one.id,
    { set: 'quantity', quantity: one.wanted },
    ids.derived(request.id, 'raiseLicences', String(request.attempt), one.id),
    seen,
  );

/** Lines that go into the same subscription are one change. */
const raisesOf = (lines: readonly LineAt[]): Raise[] =>
  [...Map.groupBy(lines, ({ line }) => line.onto?.subscriptionId ?? '')].map(([id, own]) => {
    const had = ontoOf(own[0]?.line);
    const more = own.reduce((sum, { line }) => sum + line.quantity, 0);
    const title = own[0]?.line.title ?? '';
    const sku = own[0] ? skuOf(own[0].line) : '';
    const loses = own.every(({ line }) => line.onto?.loses === true);
    return { id, title, sku, loses, lines: own.map(({ at }) => at), had, wanted: had + more };
  });

const ontoOf = (line: OrderLine | undefined): number => line?.onto?.had ?? 0;

const standingOf = ({ had, wanted, sku, loses }: Raise, seen: ListedSubscription): Standing => {
  const { quantity, status, productId, skuId } = seen;
  const isSame = `${productId ?? ''}:${skuId ?? ''}`.toLowerCase() === sku.toLowerCase();
  if (quantity === wanted && isSame) return 'raised';
  const asReviewed = quantity === had && status.toLowerCase() === 'active' && isSame;
  // More licences delete what is scheduled for the end of the term (contract, section 11.1).
  return asReviewed && (!scheduledOf(seen) || loses) ? 'asReviewed' : changedMeanwhile;
};

/** What this try was promised is looked for, and not asked for again. */
const wasAccepted = ({ learned, attempt }: Request, { id }: Raise): boolean =>
  learned[acceptedKey(id)] === String(attempt);

const acceptedKey = (id: Id): string => `accepted.${id}`;

// After a day a person has to look.
const stillPending = ({ clock }: StepDoors, request: Request): Standing =>
  isOverdue(clock.now(), sinceOf(request)) ? { problem: 'changeNotSeen' } : 'pending';

const problemOf = ({ code }: { code: string }): Standing => ({ problem: code });

const hasProblem = (seen: ReadonlyMap<Raise, Standing>): boolean =>
  [...seen.values()].some((standing) => typeof standing === 'object');

const outcomeOf = (
  { clock }: StepDoors,
  request: Request,
  placed: Placed,
  seen: ReadonlyMap<Raise, Standing>,
  told?: Told,
): StepOutcome => {
  const known = { placed: withStates(placed, seen), ...(told && told.also.length > 0 && told) };
  if (hasProblem(seen)) return { is: 'failed', code: 'raiseLines', ...known };
  if ([...seen.values()].includes('pending'))
    return { ...waitsForChange(clock.now(), sinceOf(request)), ...known };
  return { is: 'done', ...known };
};

const sinceOf = ({ waiting }: Request): Moment | undefined =>
  waiting?.code === 'changePending' ? waiting.since : undefined;

const withStates = (placed: Placed, seen: ReadonlyMap<Raise, Standing>): Placed => ({
  ...placed,
  lines: [
    ...placed.lines.filter(isOrdered),
    ...[...seen].flatMap(([raise, standing]) => statesOf(raise, standing)),
  ],
});

const statesOf = ({ id, lines }: Raise, standing: Standing): LineState[] => {
  if (standing === 'raised')
    return lines.map((line) => ({ line, raised: true, subscriptionId: id }));
  return typeof standing === 'object'
    ? lines.map((line) => ({ line, problem: standing.problem }))
    : [];
};

/** Each change has a line of its own, under the ids by which Partner Center's record names it. */
const raisedLine = (
  { ids, clock }: StepDoors,
  { id: requestId, about, kind }: Request,
  { id, title, had, wanted }: Raise,
  partnerCenterIds: CallIds,
): Op =>
  addHistory({
    id: ids.next(),
    at: clock.now(),
    by: { id: system.id, name: system.name },
    deed: 'licencesRaised',
    about,
    requestId,
    values: { kind, subscriptionId: id, name: title, before: String(had), after: String(wanted) },
    partnerCenterIds,
  });
