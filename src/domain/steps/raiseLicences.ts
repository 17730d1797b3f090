import type { LineState, OrderLine, Placed } from '../order.ts';
import { isOrdered } from '../order.ts';
import type { ListedSubscription } from '../partnerCenter.ts';
import type { CallIds } from '../partnerCenterDoor.ts';
import type { Op } from '../ports.ts';
import type { Request } from '../request.ts';
import { addHistory } from '../save.ts';
import { system, type Id, type Moment } from '../values.ts';
import { customerOf, linesToRaise, orderOf, type LineAt } from './ordering.ts';
import { isPending, waitsForChange } from './pendingChange.ts';
import type { Step, StepDoors, StepOutcome } from './step.ts';

/** More licences for one subscription: of all lines that go into it, from what was reviewed to what it shall have. */
interface Raise {
  id: Id;
  title: string;
  lines: readonly number[];
  had: number;
  wanted: number;
}

/** How a raise stands: in it, still to be done, under way at Partner Center, or why not. */
type Standing = 'raised' | 'asReviewed' | 'pending' | { problem: string };

/**
 * Adds licences to subscriptions that the customer has. Before anything is changed everything is looked at: one that has what it shall
 * have is done, one that has what was reviewed is changed, any other was changed meanwhile and is for a person to decide. A number is
 * said as it shall be, so saying it again adds nothing.
 */
export const raiseLicences: Step = async (doors, request) => {
  const { lines, placed } = orderOf(request);
  const raises = raisesOf(linesToRaise(lines, placed));
  if (raises.length === 0) return { is: 'done' };
  const customerId = customerOf({ placed });
  const seen = new Map<Raise, Standing>();
  for (const raise of raises) {
    const answer = await doors.partnerCenter.subscription(customerId, raise.id);
    if (answer.is === 'busy') return { is: 'busy', until: answer.until };
    const standing = answer.is === 'yes' ? standingOf(raise, answer.value) : problemOf(answer.no);
    seen.set(raise, standing);
  }
  if (hasProblem(seen)) return outcomeOf(doors, request, placed, seen, []);
  const told: Op[] = [];
  for (const raise of raises.filter((one) => seen.get(one) === 'asReviewed')) {
    const answer = await change(doors, request, customerId, raise);
    if (answer.is === 'busy' && told.length === 0) return { is: 'busy', until: answer.until };
    if (answer.is !== 'yes') {
      // What was done is saved first; the rest is looked at again.
      const later = answer.is === 'busy' || isPending(answer.no);
      seen.set(raise, later ? 'pending' : problemOf(answer.no));
      continue;
    }
    const after = answer.value.is === 'changed' ? standingOf(raise, answer.value.subscription) : '';
    seen.set(raise, after === 'raised' ? 'raised' : 'pending');
    told.push(raisedLine(doors, request, raise, answer.ids));
  }
  return outcomeOf(doors, request, placed, seen, told);
};

const change = ({ partnerCenter, ids }: StepDoors, request: Request, customerId: Id, one: Raise) =>
  partnerCenter.changeSubscription(
    customerId,
    one.id,
    { set: 'quantity', quantity: one.wanted },
    ids.derived(request.id, 'raiseLicences', String(request.attempt), one.id),
  );

/** Lines that go into the same subscription are one change. */
const raisesOf = (lines: readonly LineAt[]): Raise[] =>
  [...Map.groupBy(lines, ({ line }) => line.onto?.subscriptionId ?? '')].map(([id, own]) => {
    const had = ontoOf(own[0]?.line);
    const more = own.reduce((sum, { line }) => sum + line.quantity, 0);
    const title = own[0]?.line.title ?? '';
    return { id, title, lines: own.map(({ at }) => at), had, wanted: had + more };
  });

const ontoOf = (line: OrderLine | undefined): number => line?.onto?.had ?? 0;

const standingOf = (
  { had, wanted }: Raise,
  { quantity, status }: Pick<ListedSubscription, 'quantity' | 'status'>,
): Standing => {
  if (quantity === wanted) return 'raised';
  const same = quantity === had && status.toLowerCase() === 'active';
  return same ? 'asReviewed' : { problem: 'changedMeanwhile' };
};

const problemOf = ({ code }: { code: string }): Standing => ({ problem: code });

const hasProblem = (seen: ReadonlyMap<Raise, Standing>): boolean =>
  [...seen.values()].some((standing) => typeof standing === 'object');

const outcomeOf = (
  { clock }: StepDoors,
  request: Request,
  placed: Placed,
  seen: ReadonlyMap<Raise, Standing>,
  also: readonly Op[],
): StepOutcome => {
  const known = { placed: withStates(placed, seen), ...(also.length > 0 && { also }) };
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
