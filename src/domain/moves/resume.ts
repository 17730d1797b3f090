import type { Kind } from '../kinds/kind.ts';
import { isOrdered } from '../order.ts';
import type { RefusalCode } from '../refusal.ts';
import type { Request } from '../request.ts';
import type { Situation } from './move.ts';

/** Where a request starts when it is submitted, for the first time or again: behind what is done and cannot be undone. */
export const startOf = (
  request: Request,
  kind: Kind,
): Pick<Request, 'steps' | 'step' | 'stepTimes' | 'placed'> => {
  const steps = [...kind.steps];
  const from = request.placed && kind.resumesAt?.(request);
  const step = from === undefined ? 0 : Math.max(0, steps.indexOf(from));
  const stepTimes = request.stepTimes.slice(0, step);
  return { steps, step, stepTimes, placed: request.placed && withoutCart(request.placed) };
};

/** The cart holds the old lines: it is built anew. What was ordered stays. */
const withoutCart = ({ customerId, lines }: NonNullable<Request['placed']>): Request['placed'] => ({
  customerId,
  lines: lines.filter(isOrdered),
});

/** A change must not touch what finished steps have used. */
export const lockedBy = ({
  request,
  kind,
  before,
}: Omit<Situation<unknown>, 'args'>): RefusalCode | undefined =>
  before !== undefined && kind.locked?.({ request, before, after: request.input })
    ? 'locked'
    : undefined;
