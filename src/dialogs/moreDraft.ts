import type { Line } from '../domain/notice.ts';
import { isRefusal } from '../domain/refusal.ts';
import { Id } from '../domain/values.ts';
import type { Asking } from './conversation.ts';

/** Keeps what was answered under `my requests`, by the customer's name; nothing, before a customer is chosen. */
export const keepMore = async (asking: Asking): Promise<Id | undefined> => {
  const { desk, actor, draftId, about } = asking;
  // What was ticked was ticked for that moment.
  const { review: _review, ...answers } = asking.answers;
  const customer = await customerIn(asking);
  if (!customer) return undefined;
  const partnershipId = Id.safeParse(answers.reseller).data;
  const kept = await desk.act.saveDraft(
    actor,
    'addSubscription',
    { ...answers, ...(about.startsWith('again:') && { again: about }) },
    {
      label: customer.name,
      domain: customer.domain.toLowerCase(),
      ...(partnershipId && { partnershipId }),
    },
    draftId,
  );
  return isRefusal(kept) ? undefined : kept.id;
};

/**
 * Cancels all of it and says for whom, the draft that it grew from included. What was submitted once stays under `my requests`: leaving
 * its form takes nothing back.
 */
export const cancelMore = async (asking: Asking): Promise<Line> => {
  const { desk, actor, draftId } = asking;
  const customer = await customerIn(asking);
  const found = await desk.find.request(actor, draftId);
  const request = isRefusal(found) ? undefined : found.request;
  if (request && (request.state !== 'draft' || request.submittedAt !== undefined))
    return { key: 'cancelled', values: {} };
  if (request) await desk.act.move(actor, draftId, 'discard', { args: {} });
  return customer === undefined
    ? { key: 'cancelled', values: {} }
    : { key: 'cancelledOrder', values: { customer: customer.name } };
};

const customerIn = async ({ desk, answers }: Asking) => {
  const id = Id.safeParse(answers.customer).data;
  return id === undefined ? undefined : desk.find.customerById(id);
};
