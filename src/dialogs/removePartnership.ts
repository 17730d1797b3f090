import { noOtherFacts } from './noOtherFacts.ts';
import { partnershipIsActive } from '../domain/checks/partnershipIsActive.ts';
import type { Partnership } from '../domain/partnership.ts';
import { isRefusal, refuse } from '../domain/refusal.ts';
import type { RefusedView } from '../domain/views.ts';
import type { Impact } from '../domain/resellerViews.ts';
import { showNumber } from '../locales/index.ts';
import { clicksOnly } from './clicksOnly.ts';
import type { Asking, Conversation, Ending, Question } from './conversation.ts';
import { todayFor } from './days.ts';
import { chosenReseller, pickReseller } from './pickReseller.ts';
import { notOffered, refusedFor, refusedView } from './refused.ts';
import { Confirmed, readConfirmation, refusedInput } from './removalAnswers.ts';

/** Can this partnership be removed at all? Asked again at each question: a kept draft may be old. */
const removable = async (
  asking: Asking,
): Promise<{ partnership: Partnership; impact: Impact } | RefusedView> => {
  const { desk, draftId } = asking;
  const no = notOffered(asking, 'removePartnership');
  if (no) return no;
  const id = chosenReseller(asking);
  const [partnership, impact] = await Promise.all([
    desk.find.partnership(id),
    desk.find.impact(id),
  ]);
  if (!partnership || !impact) return refusedView(refuse('notFound'));
  const finding = partnershipIsActive(undefined, {
    partnership,
    ...noOtherFacts,
  });
  if (finding) {
    const about = { view: 'reseller' as const, filter: id, page: 0 };
    return refusedFor(
      { ...finding, values: { ...finding.values, state: partnership.state } },
      about,
    );
  }
  const open = impact.openRequests.find(
    (one) => one.kind === 'removePartnership' && one.id !== draftId,
  );
  return open
    ? refusedView(refuse('alreadyOpen', { requestId: open.id }))
    : { partnership, impact };
};

const impact: Question = {
  name: 'impact',
  ask: async (asking, state) => {
    const found = await removable(asking);
    return 'view' in found ? found : { form: 'impact', ...state, ...found };
  },
  read: async (asking, given) => {
    if ('text' in given) return clicksOnly('go');
    const stays = await asking.desk.find.impact(chosenReseller(asking));
    const text = showNumber(asking, stays?.customers ?? 0);
    return { is: 'answer', answer: true, facts: [{ field: 'customers', text }] };
  },
  posted: ({ desk, actor, answers }, message) =>
    desk.act.readImpact(actor, String(answers.reseller), message),
};

const confirm: Question = {
  name: 'confirm',
  ask: async (asking, state) => {
    const found = await removable(asking);
    return 'view' in found
      ? found
      : { form: 'confirmRemoval', ...state, ...found, today: todayFor(asking) };
  },
  read: (asking, given) =>
    Promise.resolve(
      'text' in given ? clicksOnly('representation') : readConfirmation(asking, given.inputs),
    ),
};

const finish = async (asking: Asking): Promise<Ending> => {
  const { desk, actor, draftId, answers } = asking;
  const confirmed = Confirmed.safeParse(answers.confirm);
  if (!confirmed.success) return { is: 'reopen', question: 'confirm', problems: {} };
  const input = { partnershipId: chosenReseller(asking), ...confirmed.data };
  const made = await desk.act.submit(actor, 'removePartnership', input, {
    draftId,
    answers: { ...answers },
  });
  if (isRefusal(made)) {
    const wrong = made.refused === 'invalid' ? refusedInput(made.detail.field ?? '') : undefined;
    if (wrong)
      return {
        is: 'reopen',
        question: 'confirm',
        problems: { [wrong.input]: { code: wrong.code } },
      };
    return { is: 'said', views: [refusedView(made)] };
  }
  // The drafts of the notices are a button on this card: it has enough to say already.
  const view = await desk.find.request(actor, made.id);
  return { is: 'said', views: [isRefusal(view) ? refusedView(view) : view] };
};

const park: Conversation['park'] = async (asking) => {
  const { desk, actor, draftId, answers } = asking;
  if (answers.reseller === undefined) return undefined;
  const partnership = await desk.find.partnership(chosenReseller(asking));
  if (!partnership) return undefined;
  const about = { label: partnership.name, partnershipId: partnership.id };
  const kept = await desk.act.saveDraft(actor, 'removePartnership', { ...answers }, about, draftId);
  return isRefusal(kept) ? undefined : kept.id;
};

/** Asks for the end of a partnership: which one, what stays, then everything that must be said and represented. */
export const removePartnership: Conversation = {
  name: 'removePartnership',
  questions: [pickReseller('removePartnership'), impact, confirm],
  finish,
  park,
};
