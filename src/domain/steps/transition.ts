import { UpgradeSubscription } from '../kinds/upgradeSubscription.ts';
import type { Transition } from '../partnerCenterChanges.ts';
import type { Answer } from '../partnerCenterDoor.ts';
import type { Request } from '../request.ts';
import { later } from '../time.ts';
import { othersAbout } from './othersAbout.ts';
import type { StepDoors } from './step.ts';

// Two clocks are never quite the same.
const skewMinutes = 5;

/** What is asked when a subscription is to become a better product. */
export const upgradeOf = ({ input }: Request): UpgradeSubscription =>
  UpgradeSubscription.parse(input);

/** What a transition is known by: its operation, which is not always told, and when it began. */
export const namesOf = ({ operationId, startedAt }: Transition): string[] =>
  [operationId, startedAt].filter((name) => name !== undefined);

/** Transitions of this request that ended without success: they are not taken for the one that is to come. */
export const failedBefore = ({ learned }: Request): string[] =>
  (learned.failedTransitions ?? '').split(' ').filter(Boolean);

/**
 * The transition that this request has begun, whether it heard of that or not: the one that it was told, else one to the same product
 * with as many licences that began after it was asked for, and that no other request was told.
 */
export const ownTransition = async (
  { partnerCenter, store }: Pick<StepDoors, 'partnerCenter' | 'store'>,
  request: Request,
): Promise<Answer<Transition | undefined>> => {
  const { customer, subscription } = upgradeOf(request);
  const answer = await partnerCenter.transitions(customer.id, subscription.id);
  if (answer.is !== 'yes') return answer;
  const failed = failedBefore(request);
  const all = (answer.value.items ?? []).filter(
    (one) => !namesOf(one).some((name) => failed.includes(name)),
  );
  const told = all.find((one) => wasTold(request, one));
  const own =
    told ??
    (await adopted(
      store,
      request,
      all.filter((one) => isOurs(request, one)),
    ));
  return { is: 'yes', value: own, ids: answer.ids };
};

/** The latest that may be ours; the same licences may be upgraded again minutes later, by another request. */
const adopted = async (
  store: StepDoors['store'],
  request: Request,
  candidates: readonly Transition[],
): Promise<Transition | undefined> => {
  const others = candidates.length > 0 ? await othersAbout(store, request) : [];
  const taken = others.flatMap(({ learned }) => [learned.operationId, learned.startedAt]);
  return candidates.findLast((one) => !namesOf(one).some((name) => taken.includes(name)));
};

const wasTold = ({ learned }: Request, { operationId }: Transition): boolean =>
  operationId !== undefined && operationId === learned.operationId;

const isOurs = (request: Request, one: Transition): boolean => {
  const { toCatalogItemId, line } = upgradeOf(request);
  const { startedAt, state } = one;
  if (skuIn(one.toCatalogItemId ?? '') !== skuIn(toCatalogItemId)) return false;
  if (one.quantity !== line.quantity) return false;
  // Without its time, only one that is still under way can be told from an earlier one.
  if (startedAt === undefined) return state === 'started';
  return startedAt >= later(request.submittedAt ?? request.createdAt, { minutes: -skewMinutes });
};

/** `productId:skuId`: the rest of a catalogue item changes from day to day. */
const skuIn = (catalogItemId: string): string =>
  catalogItemId.toLowerCase().split(':').slice(0, 2).join(':');
