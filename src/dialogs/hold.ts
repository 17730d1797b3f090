import type { Partnership } from '../domain/partnership.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import { clicksOnly } from './clicksOnly.ts';
import type { Asking, Conversation, Ending, Question } from './conversation.ts';
import { chosenReseller, pickReseller } from './pickReseller.ts';
import { refusedView } from './refused.ts';
import { reasonProblem } from './removalAnswers.ts';
import { resellerToConfigure, shownAfter } from './resellerToConfigure.ts';

/** Why business with the reseller stops, or goes on. */
export const reasonQuestion = (form: 'hold' | 'release'): Question => ({
  name: 'reason',
  ask: async (asking, state) => {
    const found = await resellerToConfigure(asking, form);
    return found.view === 'refused' ? found : { form, ...state, partnership: found.partnership };
  },
  read: async (_asking, given) => {
    // A typed reason is taken into the form; the deed is decided by the button.
    if ('text' in given) return clicksOnly('reason', { reason: given.text });
    const text = (given.inputs.reason ?? '').trim();
    const code = reasonProblem(text);
    if (code) return { is: 'again', problems: { reason: { code } }, values: { reason: text } };
    return { is: 'answer', answer: text, facts: [{ field: 'reason', text }] };
  },
});

/** What is said after it was done, or why it was not. */
export const endingOf = async (asking: Asking, done: Partnership | Refusal): Promise<Ending> => {
  if (!isRefusal(done)) return { is: 'said', views: [await shownAfter(asking)] };
  if (done.refused !== 'invalid') return { is: 'said', views: [refusedView(done)] };
  const code = reasonProblem(String(asking.answers.reason)) ?? 'required';
  return { is: 'reopen', question: 'reason', problems: { reason: { code } } };
};

/** Stops new business with a reseller, for a reason that everybody reads. */
export const hold: Conversation = {
  name: 'hold',
  questions: [pickReseller('hold'), reasonQuestion('hold')],
  finish: async (asking) =>
    endingOf(
      asking,
      await asking.desk.act.hold(
        asking.actor,
        chosenReseller(asking),
        String(asking.answers.reason),
      ),
    ),
};
