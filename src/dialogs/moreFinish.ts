import type { CheckState } from '../domain/customerViews.ts';
import type { FormState } from '../domain/forms.ts';
import type { AddSubscription } from '../domain/kinds/addSubscription.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import { scheduledOf } from '../domain/renewals.ts';
import type { RefusedView } from '../domain/views.ts';
import type { Asking, Ending } from './conversation.ts';
import { moreInput, moreKey, ReviewedMore } from './moreAnswers.ts';
import { customerToOrderFor } from './moreCustomer.ts';
import { keepMore } from './moreDraft.ts';
import { begunMore, type BegunMore } from './moreOpened.ts';
import { resellerOfRecord } from './moreReseller.ts';
import { lineProblem, notTicked, ofLines } from './orderFinish.ts';
import { refusedByCheck } from './orderReseller.ts';
import { refusedView } from './refused.ts';
import { checksOfMore } from './reviewSubscription.ts';

/** Submits what was reviewed; what the desk does not take leads back to where it is mended. */
export const finishMore = async (asking: Asking): Promise<Ending> => {
  const customer = await customerToOrderFor(asking);
  if ('view' in customer) return keptAnd(asking, customer);
  const partnership = await resellerOfRecord(asking);
  if ('view' in partnership) return keptAnd(asking, partnership);
  const reviewed = ReviewedMore.safeParse(asking.answers.review).data;
  const begun = await begunMore(asking);
  const input = moreInput(asking, customer, partnership, begun);
  if (!input || reviewed?.of !== moreKey(asking)) return reopen('review', {});
  const wrong = wrongNow(await checksOfMore(asking, customer, input), partnership.id);
  if (wrong) return 'is' in wrong ? wrong : keptAnd(asking, wrong);
  const moved = await ontoChanged(asking, input, begun);
  if (Object.keys(moved).length > 0) return reopen('existing', moved);
  const { desk, actor, draftId, answers } = asking;
  const { review: _review, ...kept } = answers;
  const made = await desk.act.submit(actor, 'addSubscription', input, { draftId, answers: kept });
  if (isRefusal(made)) return afterRefusal(asking, made);
  const view = await desk.find.request(actor, made.id);
  return { is: 'said', views: [isRefusal(view) ? refusedView(view) : view] };
};

const reopen = (question: string, problems: FormState['problems']): Ending => ({
  is: 'reopen',
  question,
  problems,
});

/** What the live checks have found since the review was shown. */
const wrongNow = (
  checks: readonly CheckState[],
  partnershipId: string,
): Ending | RefusedView | undefined => {
  const wrong = checks.find(({ state }) => state === 'wrong');
  if (wrong?.name === 'lines' && wrong.finding)
    return reopen('lines', { lines: lineProblem(wrong.finding) });
  return wrong && refusedByCheck([wrong], partnershipId);
};

/** Subscriptions that have another number of licences by now than was reviewed; a draft may be weeks old. */
const ontoChanged = async (
  { desk }: Asking,
  { customer, lines }: AddSubscription,
  begun: BegunMore | undefined,
): Promise<FormState['problems']> => {
  const into = lines.flatMap(({ onto }, at) =>
    onto && !begun?.ordered.includes(at) ? [{ at, ...onto }] : [],
  );
  const now = into.length > 0 ? await desk.find.ownedNow(customer.id) : undefined;
  if (!now) return {};
  return Object.fromEntries(
    into.flatMap(({ at, subscriptionId, had, loses: told }) => {
      const one = now.find(({ id }) => id === subscriptionId);
      const same = one?.quantity === had && one.status.toLowerCase() === 'active';
      const loses = same && scheduledOf(one) !== undefined;
      if (same && (!loses || told)) return [];
      const values = { title: lines[at]?.title ?? '', had: String(had) };
      return [[`onto${at}`, { code: same ? 'ontoScheduled' : 'ontoChanged', values }]];
    }),
  );
};

/** A no of the desk: back to the question that can mend it, else its words, with everything kept as a draft. */
const afterRefusal = (asking: Asking, refusal: Refusal): Ending | Promise<Ending> => {
  const { check = '', field = '', ...values } = refusal.detail;
  if (refusal.refused === 'blocked' && ofLines.includes(check))
    return reopen('lines', { lines: lineProblem({ code: check, values }) });
  if (refusal.refused === 'notTicked') return reopen('review', notTicked);
  const [part = ''] = field.split('.');
  if (refusal.refused === 'invalid' && part === 'lines')
    return reopen('lines', { lines: { code: 'required' } });
  if (refusal.refused === 'invalid' && part === 'attestation') return reopen('review', notTicked);
  return keptAnd(asking, refusedView(refusal));
};

/** Whatever the reason: nobody chooses it all again. */
const keptAnd = async (asking: Asking, view: RefusedView): Promise<Ending> => {
  const draft = await keepMore(asking);
  if (draft === undefined) return { is: 'said', views: [view] };
  const line = { key: 'parked', values: { what: 'addSubscription' } };
  return { is: 'said', views: [view, { view: 'line', line }] };
};
