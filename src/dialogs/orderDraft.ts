import { domainOf } from '../domain/order.ts';
import { isRefusal } from '../domain/refusal.ts';
import type { Line } from '../domain/notice.ts';
import type { Id } from '../domain/values.ts';
import type { Asking } from './conversation.ts';
import { detailsOf, existingOf } from './orderAnswers.ts';
import { begunOrder } from './orderOpened.ts';

/** Keeps what was answered under `my requests`, by the customer's name; nothing, when there is neither a name nor a reseller. */
export const keepOrder = async (asking: Asking): Promise<Id | undefined> => {
  const { desk, actor, draftId, about } = asking;
  // What was ticked was ticked for that moment.
  const { review: _review, ...answers } = asking.answers;
  const reseller = typeof answers.reseller === 'string' ? answers.reseller : undefined;
  const partnership = reseller === undefined ? undefined : await desk.find.partnership(reseller);
  const label = companyOf(asking) ?? partnership?.name;
  if (label === undefined) return undefined;
  const details = detailsOf(asking);
  const kept = await desk.act.saveDraft(
    actor,
    'addCustomer',
    { ...answers, ...(about.startsWith('again:') && { again: about }) },
    {
      label,
      ...(partnership && { partnershipId: partnership.id }),
      ...(details && { domain: domainOf(details.prefix) }),
    },
    draftId,
  );
  return isRefusal(kept) ? undefined : kept.id;
};

/** What is said when it is cancelled: all of it, for whom. An order under way is not undone by leaving its form. */
export const orderCancelled = async (asking: Asking): Promise<Line> => {
  const customer = companyOf(asking);
  return customer === undefined || (await begunOrder(asking))
    ? { key: 'cancelled', values: {} }
    : { key: 'cancelledOrder', values: { customer } };
};

const companyOf = (asking: Asking): string | undefined =>
  detailsOf(asking)?.company ?? (existingOf(asking)?.company || undefined);
