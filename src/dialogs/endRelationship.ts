import { isRefusal, refuse } from '../domain/refusal.ts';
import { EndRelationship } from '../domain/kinds/endRelationship.ts';
import type { RelationshipEnd } from '../domain/relationshipForms.ts';
import type { RefusedView } from '../domain/views.ts';
import { say } from '../locales/index.ts';
import { clicksOnly } from './clicksOnly.ts';
import type { Asking, Conversation, Ending, Question, Reading } from './conversation.ts';
import { chosenCustomerId, pickCustomer } from './pickCustomer.ts';
import { notOffered, refusedView } from './refused.ts';
import { reasonProblem } from './removalAnswers.ts';

const Reviewed = EndRelationship.pick({ representation: true, reason: true });

const standing = async (asking: Asking): Promise<RelationshipEnd | RefusedView> =>
  notOffered(asking, 'endRelationship') ??
  (await asking.desk.find.relationshipEnd(chosenCustomerId(asking), asking.draftId)) ??
  refusedView(refuse('notFound'));

const review: Question = {
  name: 'review',
  ask: async (asking, state) => {
    const found = await standing(asking);
    return 'view' in found ? found : { form: 'endRelationship', ...state, ...found };
  },
  read: (asking, given) =>
    Promise.resolve(
      'text' in given ? clicksOnly('representation') : readReview(asking, given.inputs),
    ),
};

const readReview = ({ language }: Asking, inputs: Readonly<Record<string, string>>): Reading => {
  const reason = (inputs.reason ?? '').toWellFormed().trim();
  const codes = {
    reason: reasonProblem(reason),
    representation: inputs.representation === 'true' ? undefined : 'notTicked',
  };
  const problems = Object.fromEntries(
    Object.entries(codes).flatMap(([name, code]) => (code ? [[name, { code }]] : [])),
  );
  if (Object.keys(problems).length > 0) return { is: 'again', problems, values: { ...inputs } };
  return {
    is: 'answer',
    answer: Reviewed.parse({ representation: true, reason }),
    facts: [
      { field: 'reason', text: reason },
      { field: 'representation', text: say(language, 'word.yes') },
    ],
  };
};

const finish = async (asking: Asking): Promise<Ending> => {
  const { desk, actor, draftId, answers } = asking;
  const reviewed = Reviewed.safeParse(answers.review).data;
  const customer = await desk.find.customerById(chosenCustomerId(asking));
  if (!reviewed) return { is: 'reopen', question: 'review', problems: {} };
  if (!customer) return { is: 'said', views: [refusedView(refuse('notFound'))] };
  const { id, name, domain, resellerId } = customer;
  const input = {
    customer: { id, name, domain },
    ...(resellerId && { partnershipId: resellerId }),
    ...reviewed,
  };
  // The review is made with each submission, by whoever makes it: it is not kept.
  const kept = { customer: id };
  const made = await desk.act.submit(actor, 'endRelationship', input, { draftId, answers: kept });
  if (isRefusal(made)) return { is: 'said', views: [refusedView(made)] };
  const view = await desk.find.request(actor, made.id);
  return { is: 'said', views: [isRefusal(view) ? refusedView(view) : view] };
};

const park: Conversation['park'] = async (asking) => {
  const { desk, actor, draftId, answers } = asking;
  if (answers.customer === undefined) return undefined;
  const customer = await desk.find.customerById(chosenCustomerId(asking));
  if (!customer) return undefined;
  const { review: _review, ...kept } = answers;
  const { name: label, domain, resellerId } = customer;
  const about = {
    label,
    domain: domain.toLowerCase(),
    ...(resellerId && { partnershipId: resellerId }),
  };
  const made = await desk.act.saveDraft(actor, 'endRelationship', kept, about, draftId);
  return isRefusal(made) ? undefined : made.id;
};

/** Asks for the end of the relationship with a customer: which one, then what stands in the way, what stays, and what is represented. */
export const endRelationship: Conversation = {
  name: 'endRelationship',
  questions: [pickCustomer('endRelationship'), review],
  finish,
  park,
};
