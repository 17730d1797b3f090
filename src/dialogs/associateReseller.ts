import type { AssociateReseller } from '../domain/kinds/associateReseller.ts';
import { isRefusal, refuse } from '../domain/refusal.ts';
import { takesReseller } from '../domain/subscriptionState.ts';
import type { RefusedView } from '../domain/views.ts';
import { subscriptionToAssociate, type ToAssociate } from './associateSubject.ts';
import { clicksOnly } from './clicksOnly.ts';
import type { Asking, Conversation, Ending, Question } from './conversation.ts';
import { chosenCustomerId, pickCustomer } from './pickCustomer.ts';
import { pickSubscription } from './pickSubscription.ts';
import { refusedView } from './refused.ts';
import { chooseReseller } from './resellerOfRecord.ts';

/** What would be asked for as things stand; a refusal when it cannot be. */
const inputNow = async (
  asking: Asking,
): Promise<{ input: AssociateReseller; about: ToAssociate } | RefusedView> => {
  const about = await subscriptionToAssociate(asking);
  if ('code' in about) return about;
  const { customer, subscription, partnership } = about;
  const to = await asking.desk.find.partnership(String(asking.answers.reseller));
  if (!to) return refusedView(refuse('notFound'));
  const { partnerId } = subscription;
  const input: AssociateReseller = {
    customer: { id: customer.id, name: customer.name, domain: customer.domain },
    subscription: { id: subscription.id, name: subscription.name },
    ...(partnerId !== undefined && {
      before: { partnerId, ...(partnership && { name: partnership.name }) },
    }),
    after: { partnerId: to.partnerId, name: to.name },
    partnershipId: to.id,
  };
  return { input, about };
};

// A yes is to what was shown, and to nothing else.
const shownIn = ({ before, after }: AssociateReseller): string =>
  [before?.partnerId ?? '', after.partnerId].join(' ');

const confirm: Question = {
  name: 'confirm',
  holds: async (asking) => {
    const found = await inputNow(asking);
    return 'code' in found || asking.answers.confirm === shownIn(found.input);
  },
  ask: async (asking, state) => {
    const found = await inputNow(asking);
    if ('code' in found) return found;
    const { before, after } = found.input;
    const needs = await asking.desk.find.needsOf('associateReseller', found.input, asking.draftId);
    const { customer, subscription } = found.about;
    return {
      form: 'confirmReseller',
      ...state,
      customer,
      subscription,
      ...(before && { before }),
      after,
      needs,
    };
  },
  read: async (asking, given) => {
    if ('text' in given) return clicksOnly('confirm');
    const found = await inputNow(asking);
    if ('code' in found) return clicksOnly('confirm');
    const { before, after } = found.input;
    // Nobody agrees to what was not on the card.
    if (given.pick !== `go:${before?.partnerId ?? ''}`)
      return { is: 'again', problems: { confirm: { code: 'changedMeanwhile' } }, values: {} };
    const was = before ? [before.name, before.partnerId].filter(Boolean).join(' · ') : '–';
    return {
      is: 'answer',
      answer: shownIn(found.input),
      facts: [
        { field: 'before', text: was },
        { field: 'after', text: `${after.name} · ${after.partnerId}` },
      ],
    };
  },
};

const finish = async (asking: Asking): Promise<Ending> => {
  const { desk, actor, draftId } = asking;
  const found = await inputNow(asking);
  if ('code' in found) return { is: 'said', views: [found] };
  const { before, after } = found.input;
  if (before?.partnerId === after.partnerId) return sameAlready(after.name);
  const made = await desk.act.submit(actor, 'associateReseller', found.input, {
    draftId,
    answers: kept(asking),
  });
  if (isRefusal(made)) return { is: 'said', views: [refusedView(made)] };
  const view = await desk.find.request(actor, made.id);
  return { is: 'said', views: [isRefusal(view) ? refusedView(view) : view] };
};

const sameAlready = (reseller: string): Ending => ({
  is: 'reopen',
  question: 'reseller',
  problems: { reseller: { code: 'sameReseller', values: { reseller } } },
});

/** What was decided is never kept: it is decided anew. */
const kept = ({ answers }: Asking): Record<string, unknown> => {
  const { confirm: _confirm, ...others } = answers;
  return others;
};

const park: Conversation['park'] = async (asking) => {
  const { desk, actor, draftId, answers } = asking;
  if (answers.customer === undefined) return undefined;
  const customer = await desk.find.customerById(chosenCustomerId(asking));
  if (!customer) return undefined;
  const about = {
    label: customer.name,
    domain: customer.domain.toLowerCase(),
    ...(typeof answers.reseller === 'string' && { partnershipId: answers.reseller }),
  };
  const draft = await desk.act.saveDraft(actor, 'associateReseller', kept(asking), about, draftId);
  return isRefusal(draft) ? undefined : draft.id;
};

/** Sets the reseller of record of a subscription: of whom, of which, who it shall be, then before and after. */
export const associateReseller: Conversation = {
  name: 'associateReseller',
  questions: [
    pickCustomer('associateReseller'),
    pickSubscription('associateReseller', takesReseller),
    chooseReseller,
    confirm,
  ],
  finish,
  park,
};
