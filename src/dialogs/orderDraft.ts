import { domainOf } from '../domain/order.ts';
import { isRefusal } from '../domain/refusal.ts';
import type { Line } from '../domain/notice.ts';
import type { Id } from '../domain/values.ts';
import type { Asking } from './conversation.ts';
import { detailsOf, existingOf } from './orderAnswers.ts';

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

/**
 * Cancels all of it and says for whom, the draft that it grew from included. What was submitted once stays under `my requests`: leaving
 * its form takes nothing back.
 */
export const cancelOrder = async (asking: Asking): Promise<Line> => {
  const { desk, actor, draftId } = asking;
  const customer = companyOf(asking);
  const found = await desk.find.request(actor, draftId);
  const request = isRefusal(found) ? undefined : found.request;
  if (request && (request.state !== 'draft' || request.submittedAt !== undefined))
    return { key: 'cancelled', values: {} };
  if (request) await desk.act.move(actor, draftId, 'discard', { args: {} });
  return customer === undefined
    ? { key: 'cancelled', values: {} }
    : { key: 'cancelledOrder', values: { customer } };
};

const companyOf = (asking: Asking): string | undefined =>
  detailsOf(asking)?.company ?? (existingOf(asking)?.company || undefined);
