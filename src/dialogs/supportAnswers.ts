import type { z } from 'zod';
import { SetSupportContact } from '../domain/kinds/setSupportContact.ts';
import type { SupportContact } from '../domain/customer.ts';
import type { Partnership } from '../domain/partnership.ts';
import { isRefusal } from '../domain/refusal.ts';
import { searchWords } from '../domain/search.ts';
import type { RefusedView } from '../domain/views.ts';
import { searchText } from '../locales/index.ts';
import type { Asking, Given, Reading } from './conversation.ts';
import { refusedView } from './refused.ts';
import type { Supported } from './setSupportContact.ts';

const mostText = 100;

/** Who was chosen: a reseller with its partnership, or we ourselves. */
export const Contact: z.ZodType<Pick<SetSupportContact, 'contact' | 'partnershipId'>> =
  SetSupportContact.pick({ contact: true, partnershipId: true });

/** The reseller of record first, then other partners; one that is being removed is none any more. */
export const rowsFor = async (
  asking: Asking,
  about: Supported,
  text: string,
): Promise<{ rows: Partnership[]; first?: Partnership } | RefusedView> => {
  const { desk, actor } = asking;
  const first = await recordOf(asking, about);
  if (text !== '' && searchWords(text).length === 0) return { rows: [] };
  const found = await desk.find.resellers(actor, {
    text: searchText(text),
    page: 0,
    ...(text !== '' && { scope: 'all' as const }),
  });
  if (isRefusal(found)) return refusedView(found);
  const rows = found.rows.filter(({ id, state }) => state === 'active' && id !== first?.id);
  return { rows, ...(first && { first }) };
};

/** The reseller of record of the subscription; of many the customer's own reseller. */
const recordOf = async (
  { desk: { find } }: Asking,
  { customer, subscription }: Supported,
): Promise<Partnership | undefined> => {
  const { partnerId } = subscription ?? {};
  const found = partnerId
    ? await find.oneReseller(partnerId)
    : customer.resellerId && (await find.partnership(customer.resellerId));
  return found && found.state === 'active' ? found : undefined;
};

/** Typed text is looked for; a click says who it is. */
export const readContact = async (
  asking: Asking,
  given: Given,
  present: SupportContact | undefined,
): Promise<Reading> => {
  if ('text' in given) return search(asking, given.text);
  const { contact = '', text = '' } = given.inputs;
  if (given.pick === 'search') return search(asking, text);
  const chosen = await contactNamed(asking, contact);
  const values = { ...given.inputs };
  if (chosen === 'ownIdUnknown')
    return { is: 'again', problems: { contact: { code: chosen } }, values };
  if (!chosen) return { is: 'again', problems: { contact: { code: 'pickOne' } }, values };
  const { id, name, partnerId } = chosen.contact;
  if (present?.id === id && present.partnerId === partnerId) {
    const problem = { code: 'sameContact', values: { contact: name } };
    return { is: 'again', problems: { contact: problem }, values };
  }
  const facts = [{ field: 'support', text: `${name} · ${partnerId}` }];
  return { is: 'answer', answer: chosen, facts };
};

const contactNamed = async (
  { desk: { find } }: Asking,
  which: string,
): Promise<z.infer<typeof Contact> | 'ownIdUnknown' | undefined> => {
  if (which === '') return undefined;
  if (which === 'provider') {
    const contact = await find.ownContact();
    return contact ? { contact } : 'ownIdUnknown';
  }
  const found = await find.partnership(which);
  if (found?.state !== 'active') return undefined;
  const { id, partnerId, name } = found;
  return { contact: { id, partnerId, name }, partnershipId: id };
};

const search = async ({ desk, actor }: Asking, typed: string): Promise<Reading> => {
  const text = typed.trim().slice(0, mostText);
  if (text === '') return { is: 'again', problems: {}, values: { text } };
  const found =
    searchWords(text).length > 0
      ? await desk.find.resellers(actor, { text: searchText(text), page: 0, scope: 'all' })
      : undefined;
  const rows = !found || isRefusal(found) ? [] : found.rows;
  const [only] = rows;
  if (rows.length === 0)
    return {
      is: 'again',
      problems: { text: { code: 'noneFound', values: { text } } },
      values: { text },
    };
  const marked: Record<string, string> = rows.length === 1 && only ? { contact: only.id } : {};
  return { is: 'again', problems: {}, values: { text, ...marked }, understood: true };
};
