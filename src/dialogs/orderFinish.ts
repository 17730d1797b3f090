import type { FormState } from '../domain/forms.ts';
import type { AddCustomer } from '../domain/kinds/addCustomer.ts';
import { domainOf } from '../domain/order.ts';
import type { Partnership } from '../domain/partnership.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import type { RefusedView } from '../domain/views.ts';
import type { CheckState } from '../domain/customerViews.ts';
import type { Asking, Ending } from './conversation.ts';
import { chosenCustomer, orderInput, orderKey, Reviewed } from './orderAnswers.ts';
import { saidOfLine } from './orderCart.ts';
import { begunOrder } from './orderOpened.ts';
import { keepOrder } from './orderDraft.ts';
import { refusedByCheck, resellerToOrderFor } from './orderReseller.ts';
import { refusedView } from './refused.ts';
import { checksOf } from './reviewOrder.ts';

/** Submits the order that was reviewed; what the desk does not take leads back to where it is mended. */
export const finishOrder = async (asking: Asking): Promise<Ending> => {
  const partnership = await resellerToOrderFor(asking);
  if ('view' in partnership) return keptAnd(asking, partnership);
  const reviewed = Reviewed.safeParse(asking.answers.review).data;
  const input = reviewed && (await inputOf(asking, partnership, reviewed.gdap));
  if (!input || reviewed.of !== orderKey(asking)) return reopen('review', {});
  const wrong = wrongNow(asking, await checksOf(asking, partnership), partnership);
  if (wrong) return 'is' in wrong ? wrong : keptAnd(asking, wrong);
  const { desk, actor, draftId, answers } = asking;
  const { review: _review, ...kept } = answers;
  const made = await desk.act.submit(actor, 'addCustomer', input, { draftId, answers: kept });
  if (isRefusal(made)) return afterRefusal(asking, made);
  const view = await desk.find.request(actor, made.id);
  return { is: 'said', views: [isRefusal(view) ? refusedView(view) : view] };
};

/** What finished steps have used is submitted as it was. */
const inputOf = async (
  asking: Asking,
  partnership: Partnership,
  gdap: boolean,
): Promise<AddCustomer | undefined> => {
  const [begun, input] = [await begunOrder(asking), orderInput(asking, partnership, gdap)];
  return begun && input ? { ...begun.input, lines: input.lines } : input;
};

const reopen = (question: string, problems: FormState['problems']): Ending => ({
  is: 'reopen',
  question,
  problems,
});

/** What the live checks have found since the review was shown. */
const wrongNow = (
  asking: Asking,
  checks: readonly CheckState[],
  { id }: Partnership,
): Ending | RefusedView | undefined => {
  const wrong = checks.find(({ state }) => state === 'wrong');
  if (!wrong) return undefined;
  if (wrong.name === 'domain')
    return reopen('details', { prefix: taken(asking, wrong.finding?.code) });
  if (wrong.name === 'lines' && wrong.finding)
    return reopen('lines', { lines: lineProblem(wrong.finding) });
  return refusedByCheck([wrong], id);
};

const taken = (asking: Asking, code: string | undefined): FormState['problems'][string] => ({
  code: code === 'domainOurs' ? code : 'domainTaken',
  values: { domain: domainOf(chosenCustomer(asking).prefix) },
});

/** Findings of a check that are mended at the lines. */
export const ofLines: readonly string[] = [
  'notSold',
  'planNotOffered',
  'quantityBelow',
  'quantityAbove',
  'onePerCustomer',
  'prerequisiteMissing',
];

/** A finding as the question for lines says it. */
export const lineProblem = (problem: {
  code: string;
  values: Record<string, string>;
}): FormState['problems'][string] => saidOfLine({ at: 0, ...problem });

/** A no of the desk: back to the question that can mend it, else its words, with everything kept as a draft. */
const afterRefusal = (asking: Asking, refusal: Refusal): Ending | Promise<Ending> => {
  const { check = '', field = '', code = '', ...values } = refusal.detail;
  if (refusal.refused === 'blocked' && ofLines.includes(check))
    return reopen('lines', { lines: lineProblem({ code: check, values }) });
  if (refusal.refused === 'notTicked') return reopen('review', notTicked);
  if (refusal.refused !== 'invalid') return keptAnd(asking, refusedView(refusal));
  const [part = '', input = ''] = field.split('.');
  if (part === 'customer') return reopen('details', { [input]: { code: known(code) } });
  if (part === 'lines') return reopen('lines', { lines: { code: 'required' } });
  if (part === 'attestation') return reopen('review', notTicked);
  return keptAnd(asking, refusedView(refusal));
};

/** The tick was missing. */
export const notTicked = { attestation: { code: 'notTicked' } };

// A schema's own messages are no codes.
const known = (code: string): string => (/^[a-z][A-Za-z0-9]+$/.test(code) ? code : 'required');

/** Whatever the reason: nobody types it all again. */
const keptAnd = async (asking: Asking, view: RefusedView): Promise<Ending> => {
  const draft = await keepOrder(asking);
  if (draft === undefined) return { is: 'said', views: [view] };
  const line = { key: 'parked', values: { what: 'addCustomer' } };
  return { is: 'said', views: [view, { view: 'line', line }] };
};
