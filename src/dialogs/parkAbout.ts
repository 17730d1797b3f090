import { isRefusal } from '../domain/refusal.ts';
import type { KindName } from '../domain/request.ts';
import type { Conversation } from './conversation.ts';
import { chosenCustomerId } from './pickCustomer.ts';

/** Keeps the answers about an existing customer as a draft, but for the last yes; nothing is kept before the customer is chosen. */
export const parkAbout =
  (kind: KindName): NonNullable<Conversation['park']> =>
  async (asking) => {
    const { desk, actor, draftId, answers } = asking;
    if (answers.customer === undefined) return undefined;
    const customer = await desk.find.customerById(chosenCustomerId(asking));
    if (!customer) return undefined;
    const { confirm: _confirm, review: _review, ...kept } = answers;
    const about = {
      label: customer.name,
      domain: customer.domain.toLowerCase(),
      ...(customer.resellerId && { partnershipId: customer.resellerId }),
    };
    const saved = await desk.act.saveDraft(actor, kind, kept, about, draftId);
    return isRefusal(saved) ? undefined : saved.id;
  };
