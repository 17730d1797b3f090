import { isRefusal, refuse } from '../domain/refusal.ts';
import type { RefusedView } from '../domain/views.ts';
import type { OpenName } from '../domain/names.ts';
import type { ResellerView } from '../domain/resellerViews.ts';
import type { Asking } from './conversation.ts';
import { chosenReseller } from './pickReseller.ts';
import { refusedFor, refusedView } from './refused.ts';

/** The chosen reseller, when this person may do such a thing with it now; else why not. */
export const resellerToConfigure = async (
  asking: Asking,
  action: OpenName,
): Promise<ResellerView | RefusedView> => {
  const view = await asking.desk.find.reseller(asking.actor, chosenReseller(asking));
  if (isRefusal(view)) return refusedView(view);
  if (view.actions.some((one) => one.open === action)) return view;
  const { id, state, hold } = view.partnership;
  const about = { view: 'reseller' as const, filter: id, page: 0 };
  if (state === 'removed')
    return refusedFor({ code: 'partnershipNotActive', weight: 'stops', values: { state } }, about);
  if (action === 'release' && !hold && view.actions.some((one) => one.open === 'hold'))
    return refusedFor({ code: 'notHeld', weight: 'stops', values: {} }, about);
  if (action !== 'hold' || !hold) return refusedView(refuse('notAllowed'), about);
  return refusedFor(
    { code: 'onHold', weight: 'stops', values: { reason: hold.reason, by: hold.by.name } },
    about,
  );
};

/** The reseller's card after something was changed about it. */
export const shownAfter = async (asking: Asking): Promise<ResellerView | RefusedView> => {
  const view = await asking.desk.find.reseller(asking.actor, chosenReseller(asking));
  return isRefusal(view) ? refusedView(view) : view;
};
