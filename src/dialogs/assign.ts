import { isRefusal } from '../domain/refusal.ts';
import type { Asking, Conversation, Question, Reading } from './conversation.ts';
import { namedBy } from './namedBy.ts';
import { pickReseller, chosenReseller } from './pickReseller.ts';
import { refusedView } from './refused.ts';
import { resellerToConfigure, shownAfter } from './resellerToConfigure.ts';

const manager: Question = {
  name: 'manager',
  ask: async (asking, state) => {
    const [found, people] = await Promise.all([
      resellerToConfigure(asking, 'assign'),
      asking.desk.find.managers(),
    ]);
    if (found.view === 'refused') return found;
    return { form: 'assign', ...state, partnership: found.partnership, people };
  },
  read: async ({ desk }, given): Promise<Reading> => {
    const people = await desk.find.managers();
    const meant =
      'text' in given
        ? namedBy(people, given.text)
        : people.filter(({ id }) => id === given.inputs.manager);
    const [one] = meant;
    if (!one || meant.length > 1)
      return { is: 'again', problems: { manager: { code: 'pickOne' } }, values: {} };
    return { is: 'answer', answer: one.id, facts: [{ field: 'manager', text: one.name }] };
  },
};

/** Makes somebody account manager of a reseller. */
export const assign: Conversation = {
  name: 'assign',
  questions: [pickReseller('assign'), manager],
  finish: async (asking: Asking) => {
    const done = await asking.desk.act.assign(
      asking.actor,
      chosenReseller(asking),
      String(asking.answers.manager),
    );
    if (!isRefusal(done)) return { is: 'said', views: [await shownAfter(asking)] };
    if (done.refused !== 'invalid') return { is: 'said', views: [refusedView(done)] };
    return { is: 'reopen', question: 'manager', problems: { manager: { code: 'pickOne' } } };
  },
};
