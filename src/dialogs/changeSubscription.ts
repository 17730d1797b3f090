import { submitPick } from '../cards/changeFacts.ts';
import { changeProblem } from '../domain/changeChecks.ts';
import type { Change } from '../domain/kinds/changeSubscription.ts';
import { isRefusal } from '../domain/refusal.ts';
import { possibleWith } from '../domain/subscriptionState.ts';
import { later } from '../domain/time.ts';
import { Chosen, readChange } from './changeAnswers.ts';
import { changeInput } from './changeInput.ts';
import { nothingToChange, openedChange, type OpenedChange } from './changeOpened.ts';
import { clicksOnly } from './clicksOnly.ts';
import type { Asking, Conversation, Ending, Question } from './conversation.ts';
import { parkAbout } from './parkAbout.ts';
import { pickCustomer } from './pickCustomer.ts';
import { chosenSubscriptionId, pickSubscription } from './pickSubscription.ts';
import { refusedView } from './refused.ts';

const name = 'changeSubscription';

// Licences can be returned for seven calendar days (contract, section 11.1).
const windowDays = 7;

const opened = (asking: Asking) => openedChange(asking, name);

const hasChoice = ({ room }: OpenedChange): boolean =>
  room.licences !== undefined || room.cancelUntil !== undefined || room.renewal.length > 0;

/** What was chosen, as long as it is for the subscription that is chosen now. */
const chosenIn = (asking: Asking): Chosen | undefined => {
  const chosen = Chosen.safeParse(asking.answers.change).data;
  return chosen?.of === chosenSubscriptionId(asking) ? chosen : undefined;
};

const change: Question = {
  name: 'change',
  holds: async (asking) => {
    const chosen = chosenIn(asking);
    const found = chosen && (await opened(asking));
    // Who may not go on hears that from the next question.
    return found !== undefined && ('view' in found || !changeProblem(found.room, chosen!.change));
  },
  ask: async (asking, state) => {
    const found = await opened(asking);
    if ('view' in found) return found;
    if (!hasChoice(found)) return nothingToChange(found);
    const { customer, room } = found;
    return { form: 'chooseChange', ...state, customer, room };
  },
  read: async (asking, given, kept) => {
    const found = await opened(asking);
    if ('view' in found) return { is: 'again', problems: {}, values: { ...kept } };
    return readChange(asking, given, kept, found.room);
  },
};

// A yes is to what was shown, and to nothing else.
const shownIn = ({ answers }: Asking, found: OpenedChange, wanted: Change): string =>
  JSON.stringify([answers.change, submitPick(changeInput(found, wanted).loses)]);

const isConfirmed = (asking: Asking, found: OpenedChange, wanted: Change): boolean =>
  asking.answers.confirm === shownIn(asking, found, wanted);

const confirm: Question = {
  name: 'confirm',
  holds: async (asking) => {
    const [found, chosen] = [await opened(asking), chosenIn(asking)];
    // Who may not go on hears that at the end.
    return 'view' in found || (chosen !== undefined && isConfirmed(asking, found, chosen.change));
  },
  ask: async (asking, state) => {
    const found = await opened(asking);
    if ('view' in found) return found;
    const { change: wanted } = Chosen.parse(asking.answers.change);
    const input = changeInput(found, wanted);
    const { subscription } = found.room;
    const adds = wanted.do === 'licences' && wanted.quantity > wanted.was;
    return {
      form: 'confirmChange',
      ...state,
      customer: found.customer,
      subscription,
      ...(found.partnership && { partnership: found.partnership }),
      change: input.change,
      ...(input.loses && { loses: input.loses }),
      ...(adds &&
        subscription.newCommerce && {
          returnableUntil: later(asking.now, { days: windowDays }),
        }),
      needs: await asking.desk.find.needsOf(name, input, asking.draftId),
    };
  },
  read: async (asking, given) => {
    if ('text' in given) return clicksOnly('confirm');
    const found = await opened(asking);
    if ('view' in found) return { is: 'again', problems: {}, values: {} };
    const { change: wanted } = Chosen.parse(asking.answers.change);
    return given.pick === submitPick(changeInput(found, wanted).loses)
      ? { is: 'answer', answer: shownIn(asking, found, wanted), facts: [] }
      : { is: 'again', problems: changedMeanwhile, values: {} };
  },
};

const changedMeanwhile = { confirm: { code: 'changedMeanwhile' } };

const finish = async (asking: Asking): Promise<Ending> => {
  const found = await opened(asking);
  if ('view' in found) return { is: 'said', views: [found] };
  const chosen = chosenIn(asking);
  if (!chosen) return { is: 'reopen', question: 'change', problems: {} };
  const problem = changeProblem(found.room, chosen.change);
  if (problem) {
    const { input, code, values } = problem;
    return { is: 'reopen', question: 'change', problems: { [input]: { code, values } } };
  }
  if (!isConfirmed(asking, found, chosen.change))
    return { is: 'reopen', question: 'confirm', problems: changedMeanwhile };
  const { desk, actor, draftId, answers } = asking;
  const { confirm: _confirm, ...kept } = answers;
  const input = changeInput(found, chosen.change);
  const made = await desk.act.submit(actor, name, input, { draftId, answers: kept });
  if (isRefusal(made)) return { is: 'said', views: [refusedView(made)] };
  const view = await desk.find.request(actor, made.id);
  return { is: 'said', views: [isRefusal(view) ? refusedView(view) : view] };
};

/** Leads through the change of a subscription: which one, what, then what it comes to. */
export const changeSubscription: Conversation = {
  name,
  questions: [
    pickCustomer(name),
    pickSubscription(name, (one) => possibleWith(one).includes(name)),
    change,
    confirm,
  ],
  finish,
  park: parkAbout(name),
};
