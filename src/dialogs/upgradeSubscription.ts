import { submitPick } from '../cards/changeFacts.ts';
import type { UpgradeSubscription } from '../domain/kinds/upgradeSubscription.ts';
import { isRefusal } from '../domain/refusal.ts';
import { possibleWith } from '../domain/subscriptionState.ts';
import { targetOf } from '../domain/upgradeChecks.ts';
import type { RefusedView } from '../domain/views.ts';
import { whoseSubscription } from './changeInput.ts';
import { openedChange, seeSubscription, type OpenedChange } from './changeOpened.ts';
import { clicksOnly } from './clicksOnly.ts';
import type { Asking, Conversation, Ending, Question } from './conversation.ts';
import { parkAbout } from './parkAbout.ts';
import { pickCustomer } from './pickCustomer.ts';
import { chosenSubscriptionId, pickSubscription } from './pickSubscription.ts';
import { refusedView } from './refused.ts';
import { readUpgrade, UpgradeChosen } from './upgradeAnswers.ts';

const name = 'upgradeSubscription';

/** The chosen subscription; one that can become nothing, as it is now, is said to be so. */
const opened = async (asking: Asking): Promise<OpenedChange | RefusedView> => {
  const found = await openedChange(asking, name);
  if ('view' in found || possibleWith(found.room.subscription).includes(name)) return found;
  return noUpgrade(found);
};

const noUpgrade = ({ room: { subscription } }: OpenedChange): RefusedView => ({
  view: 'refused',
  code: 'noUpgrade',
  detail: { subscription: subscription.name },
  see: seeSubscription(subscription.id),
});

/** What was chosen, as long as it is for the subscription that is chosen now. */
const chosenIn = (asking: Asking): UpgradeChosen | undefined => {
  const chosen = UpgradeChosen.safeParse(asking.answers.choose).data;
  return chosen?.of === chosenSubscriptionId(asking) ? chosen : undefined;
};

const inputOf = (found: OpenedChange, chosen: UpgradeChosen): UpgradeSubscription => ({
  ...whoseSubscription(found),
  was: chosen.was,
  toCatalogItemId: chosen.to,
  ...(chosen.into && { into: chosen.into }),
  type: chosen.moves ? 'transition_with_license_transfer' : 'transition_only',
  line: chosen.line,
});

const choose: Question = {
  name: 'choose',
  holds: async (asking) => {
    const chosen = chosenIn(asking);
    const found = chosen && (await opened(asking));
    // Who may not go on hears that from the next question.
    return (
      found !== undefined && ('view' in found || found.room.subscription.quantity === chosen!.was)
    );
  },
  ask: async (asking, state) => {
    const found = await opened(asking);
    if ('view' in found) return found;
    const { customer, room } = found;
    const choices = await asking.desk.find.transitionChoices(room.subscription);
    if (choices?.length === 0) return noUpgrade(found);
    return {
      form: 'chooseUpgrade',
      ...state,
      customer,
      subscription: room.subscription,
      ...(choices && { choices }),
    };
  },
  read: async (asking, given, kept) => {
    const found = await opened(asking);
    const again = { is: 'again', problems: {}, values: { ...kept } } as const;
    if ('view' in found) return again;
    const { subscription } = found.room;
    const choices = await asking.desk.find.transitionChoices(subscription);
    // The form says that Partner Center is silent, and offers to try again.
    if (!choices || ('pick' in given && given.pick === 'again'))
      return { ...again, values: 'inputs' in given ? { ...given.inputs } : again.values };
    return readUpgrade(asking, given, kept, subscription, choices);
  },
};

// A yes is to what was shown, and to nothing else.
const shownIn = ({ answers }: Asking, found: OpenedChange): string =>
  JSON.stringify([answers.choose, pickFor(found)]);

const pickFor = (found: OpenedChange): string => submitPick(whoseSubscription(found).loses);

const confirm: Question = {
  name: 'confirm',
  holds: async (asking) => {
    const found = await opened(asking);
    // Who may not go on hears that at the end.
    return 'view' in found || asking.answers.confirm === shownIn(asking, found);
  },
  ask: async (asking, state) => {
    const found = await opened(asking);
    if ('view' in found) return found;
    const chosen = UpgradeChosen.parse(asking.answers.choose);
    const input = inputOf(found, chosen);
    return {
      form: 'confirmUpgrade',
      ...state,
      customer: found.customer,
      subscription: found.room.subscription,
      ...(found.partnership && { partnership: found.partnership }),
      line: chosen.line,
      ...(chosen.into && { into: chosen.into.name }),
      moves: chosen.moves,
      ...(input.loses && { loses: input.loses }),
      needs: await asking.desk.find.needsOf(name, input, asking.draftId),
    };
  },
  read: async (asking, given) => {
    if ('text' in given) return clicksOnly('confirm');
    const found = await opened(asking);
    if ('view' in found) return { is: 'again', problems: {}, values: {} };
    return given.pick === pickFor(found)
      ? { is: 'answer', answer: shownIn(asking, found), facts: [] }
      : { is: 'again', problems: changedMeanwhile, values: {} };
  },
};

const changedMeanwhile = { confirm: { code: 'changedMeanwhile' } };

const finish = async (asking: Asking): Promise<Ending> => {
  const found = await opened(asking);
  if ('view' in found) return { is: 'said', views: [found] };
  const chosen = chosenIn(asking);
  const { desk, actor, draftId, answers } = asking;
  const { subscription } = found.room;
  if (!chosen || chosen.was !== subscription.quantity)
    return reopen(chosen ? 'changedMeanwhile' : undefined);
  if (asking.answers.confirm !== shownIn(asking, found))
    return { is: 'reopen', question: 'confirm', problems: changedMeanwhile };
  const choices = await desk.find.transitionChoices(subscription);
  // Silent now, it answered a moment ago; in the end Partner Center decides.
  if (choices && !targetOf(choices, chosen.to, chosen.into?.id)) return reopen('notPossibleNow');
  const { confirm: _confirm, ...kept } = answers;
  const input = inputOf(found, chosen);
  const made = await desk.act.submit(actor, name, input, { draftId, answers: kept });
  if (isRefusal(made)) return { is: 'said', views: [refusedView(made)] };
  const view = await desk.find.request(actor, made.id);
  return { is: 'said', views: [isRefusal(view) ? refusedView(view) : view] };
};

const reopen = (code: string | undefined): Ending => ({
  is: 'reopen',
  question: 'choose',
  problems: code ? { to: { code } } : {},
});

/** Leads through an upgrade: which subscription, to what, then what it comes to. */
export const upgradeSubscription: Conversation = {
  name,
  questions: [
    pickCustomer(name),
    pickSubscription(name, (one) => possibleWith(one).includes(name)),
    choose,
    confirm,
  ],
  finish,
  park: parkAbout(name),
};
