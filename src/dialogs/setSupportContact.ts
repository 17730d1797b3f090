import type { Customer, Subscription, SupportContact } from '../domain/customer.ts';
import type { SetSupportContact } from '../domain/kinds/setSupportContact.ts';
import { isRefusal, refuse } from '../domain/refusal.ts';
import type { RefusedView } from '../domain/views.ts';
import type { Asking, Conversation, Ending, Question } from './conversation.ts';
import { chosenCustomerId, pickCustomer } from './pickCustomer.ts';
import { notOffered, refusedView } from './refused.ts';
import { Contact, readContact, rowsFor } from './supportAnswers.ts';
import { supportWhich } from './supportWhich.ts';

/** For whom a contact is set: a legacy subscription, or what the customer has of new commerce. */
export interface Supported {
  customer: Customer;
  subscription?: Subscription;
  present?: SupportContact;
}

/** What a contact is set for, if it can be now; else why not. Asked at each question: drafts grow old. */
const supported = async (asking: Asking): Promise<Supported | RefusedView> => {
  const no = notOffered(asking, 'setSupportContact');
  if (no) return no;
  const { find } = asking.desk;
  const customer = await find.customerById(chosenCustomerId(asking));
  if (!customer) return refusedView(refuse('notFound'));
  const which = String(asking.answers.subscription);
  if (which === 'all') return { customer, ...(customer.support && { present: customer.support }) };
  const subscription = await find.subscriptionById(which);
  if (!subscription || subscription.newCommerce) return refusedView(refuse('notFound'));
  const { support } = subscription;
  return { customer, subscription, ...(support && { present: support }) };
};

const contact: Question = {
  name: 'contact',
  ask: async (asking, state) => {
    const about = await supported(asking);
    if ('code' in about) return about;
    const text = state.values.text ?? '';
    const found = await rowsFor(asking, about, text);
    if ('code' in found) return found;
    const { providerName } = asking.desk.settings;
    return { form: 'supportContact', ...state, ...about, ...found, text, providerName };
  },
  read: async (asking, given) => {
    const about = await supported(asking);
    return readContact(asking, given, 'code' in about ? undefined : about.present);
  },
};

const finish = async (asking: Asking): Promise<Ending> => {
  const { desk, actor, draftId } = asking;
  const about = await supported(asking);
  if ('code' in about) return { is: 'said', views: [about] };
  const chosen = Contact.safeParse(asking.answers.contact).data;
  if (!chosen) return { is: 'reopen', question: 'contact', problems: {} };
  const { customer, subscription, present } = about;
  const input: SetSupportContact = {
    customer: { id: customer.id, name: customer.name, domain: customer.domain },
    ...(subscription && { subscription: { id: subscription.id, name: subscription.name } }),
    ...chosen,
    ...(present && { was: present }),
  };
  const made = await desk.act.submit(actor, 'setSupportContact', input, {
    draftId,
    answers: kept(asking),
  });
  if (isRefusal(made)) return { is: 'said', views: [refusedView(made)] };
  const view = await desk.find.request(actor, made.id);
  return { is: 'said', views: [isRefusal(view) ? refusedView(view) : view] };
};

/** Who it shall be is what is decided: it is asked anew. */
const kept = ({ answers }: Asking): Record<string, unknown> => {
  const { contact: _contact, ...others } = answers;
  return others;
};

const park: Conversation['park'] = async (asking) => {
  const { desk, actor, draftId, answers } = asking;
  if (answers.customer === undefined) return undefined;
  const customer = await desk.find.customerById(chosenCustomerId(asking));
  if (!customer) return undefined;
  const about = { label: customer.name, domain: customer.domain.toLowerCase() };
  const draft = await desk.act.saveDraft(actor, 'setSupportContact', kept(asking), about, draftId);
  return isRefusal(draft) ? undefined : draft.id;
};

/** Says who answers a customer's questions: of whom, of which subscriptions, and who it shall be. */
export const setSupportContact: Conversation = {
  name: 'setSupportContact',
  questions: [pickCustomer('setSupportContact'), supportWhich, contact],
  finish,
  park,
};
