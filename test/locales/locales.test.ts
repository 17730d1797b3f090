import assert from 'node:assert/strict';
import type { Closed } from '../../src/domain/changeRoom.ts';
import type { Renewal } from '../../src/domain/customer.ts';
import { kinds } from '../../src/domain/kinds/index.ts';
import { BillingCycle, Segment, Term } from '../../src/domain/order.ts';
import { KindName, State } from '../../src/domain/request.ts';
import { moves } from '../../src/domain/moves/index.ts';
import { Topic } from '../../src/domain/notice.ts';
import type { RefusalCode } from '../../src/domain/refusal.ts';
import { steps } from '../../src/domain/steps/index.ts';
import { Language, Role } from '../../src/domain/values.ts';
import type { Answered, Form } from '../../src/domain/forms.ts';
import type { CheckState } from '../../src/domain/customerViews.ts';
import type { CommandName, OpenName, SeeName } from '../../src/domain/names.ts';
import {
  isKey,
  keys,
  languages,
  say,
  sayCount,
  sayPlainly,
  written,
} from '../../src/locales/index.ts';
import english from '../../src/locales/en-US.json' with { type: 'json' };
import chinese from '../../src/locales/zh-CN.json' with { type: 'json' };

// A record of all members of a union: one that is forgotten does not compile.
const all = <Name extends string>(record: Record<Name, true>): Name[] =>
  Object.keys(record) as Name[];

const refusals = all<RefusalCode>({
  notAllowed: true,
  ownRequest: true,
  alreadyDecided: true,
  wrongState: true,
  changed: true,
  invalid: true,
  notFound: true,
  alreadyOpen: true,
  blocked: true,
  notTicked: true,
  setupGone: true,
  setupNotYours: true,
  locked: true,
  rolesUnknown: true,
  busy: true,
});

const looks = all<SeeName>({
  resellers: true,
  reseller: true,
  request: true,
  myRequests: true,
  pending: true,
  batch: true,
  history: true,
  match: true,
  help: true,
  notices: true,
  profile: true,
  links: true,
  customers: true,
  customer: true,
  setup: true,
  subscriptions: true,
  subscription: true,
  rows: true,
  azure: true,
  today: true,
});

const dialogs = all<OpenName>({
  removePartnership: true,
  requestPartnership: true,
  addCustomer: true,
  addSubscription: true,
  associateReseller: true,
  reassignSubscriptions: true,
  setSupportContact: true,
  changeSubscription: true,
  upgradeSubscription: true,
  requestCustomer: true,
  endRelationship: true,
  handOver: true,
  assign: true,
  hold: true,
  release: true,
  revise: true,
});

const forms = all<Form['form']>({
  pickReseller: true,
  impact: true,
  confirmRemoval: true,
  addresses: true,
  mailDraft: true,
  mailFinal: true,
  assign: true,
  hold: true,
  release: true,
  existingCustomer: true,
  similarCustomers: true,
  customerDetails: true,
  address: true,
  orderLines: true,
  reviewOrder: true,
  handOver: true,
  pickCustomer: true,
  pickSubscription: true,
  existingProducts: true,
  endDates: true,
  reviewSubscription: true,
  chooseReseller: true,
  confirmReseller: true,
  supportContact: true,
  supportWhich: true,
  chooseChange: true,
  confirmChange: true,
  chooseUpgrade: true,
  confirmUpgrade: true,
  reassignWhat: true,
  dryRun: true,
  customerToAsk: true,
  endRelationship: true,
});

const endings = all<Answered['how']>({
  answered: true,
  cancelled: true,
  parked: true,
  back: true,
  closed: true,
  below: true,
});

const commands = all<CommandName>({
  resellers: true,
  removePartnership: true,
  requestPartnership: true,
  customers: true,
  addCustomer: true,
  subscriptions: true,
  addSubscription: true,
  associateReseller: true,
  reassignSubscriptions: true,
  setSupportContact: true,
  changeSubscription: true,
  upgradeSubscription: true,
  requestCustomer: true,
  endRelationship: true,
  today: true,
  todayStop: true,
  myRequests: true,
  pending: true,
  history: true,
  profile: true,
  links: true,
  assign: true,
  hold: true,
  release: true,
  notifyHere: true,
  notifications: true,
  notifyStop: true,
  language: true,
  help: true,
  cancel: true,
  startOver: true,
});

const deeds = [
  ...Object.keys(moves),
  ...Object.keys(steps).map((step) => `stepDone.${step}`),
  'appeared',
  'vanished',
  'baseline',
  'assigned',
  'held',
  'released',
  'matched',
  'notOurs',
  'invited',
  'changedOutside',
  'languageSet',
  'azureDone',
  'stepWaits.changePending',
  'stepWaits.transition',
  'stepWaits.customerAcceptance',
  'stepWaits.customerCandidate',
  'licencesRaised',
  'stepWaits.agreement',
  'stepWaits.provisioning',
  'stepWaits.orderAppears',
  'endSetup.closed',
  'endSetup.expired',
  'stepWaits.reassigning',
  ...'partnershipMade partnershipEnded endedAsAsked customerAdded customerDeleted relationshipMade relationshipEnded ordered orderChanged upgraded trialConverted quantity reseller status renewal renewalChanged subscriptionChanged'
    .split(' ')
    .map((what) => `outside.${what}`),
];

const lines =
  'sentToChat openChatFirst languageSet nothingToCancel cancelled parked startedOver noRole approvalNeeded noApprovalsChannel approved rejected sentBack withdrawn expired remindApproval escalated failed removalStillListed partnershipRemoved partnershipAccepted accepted acceptedWhich acceptedByOther changedOutsideAppeared changedOutsideGone uninvited invitationClosed tookOver undone notifySet notifyStopped heldBy released assigned unknownAsLine adminsOnly tryAgain stale channelOnly importDone importWrong.unknownPartnerId importWrong.pickOne importWrong.tooMany importWrong.other whichLanguage whichTopics historyOfWhich subscriptionsOfWhich notYours introduction customerAdded orderDone agreementReminder provisioningReminder setupReady setupReminder setupTakenOver setupGone handedOver subscriptionsAdded customerAccepted relationshipEnded customerCandidate customerRequestClosed subscriptionChanged subscriptionUpgraded subscriptionsReassigned'.split(
    ' ',
  );

const problems =
  'required tooShort tooLong notAnEmail tooMany duplicate alreadyInvited alreadyPartner linkMissing notTicked notADay dayPassed dayMissing pickOne noneFound noCustomerFound noSubscriptionFound notOneReseller notAPartnerId unknownPartnerId notACountry nothingNew useButtons postalCodeBad stateUnknown phoneMissing phoneBad registrationMissing registrationBad registrationNotAllowed domainTaken domainOurs prefixBad country21Vianet planNotOffered quantityBelow quantityAbove prerequisiteMissing onePerCustomer notSold noOffer severalOffers linesNone tooManyLines locked endGone ontoChanged ontoScheduled domainBad customerOurs customerCalledSo sameQuantity quantityWrong fewerAtRenewal fewerNotNow notPossibleNow sameRenewal changedMeanwhile movesNotPossible movesNeeded planChanged nothingToDo noIds noneMeant theirOwnReseller'.split(
    ' ',
  );

const ways = all<Renewal['how']>({ renew: true, change: true, end: true, extend: true });

const families: Record<string, readonly string[]> = {
  'refusal.': [...refusals, 'subscriptionsNotRead', 'noSubscriptionFits'],
  'state.': [...State.options, 'active', 'closing', 'removed', 'onHold'],
  'kind.': KindName.options,
  'role.': Role.options,
  'topic.': Topic.options.flatMap((topic) => [topic, `${topic}.what`]),
  'language.': Language.options,
  'step.': Object.keys(steps),
  'history.': deeds,
  'outside.renewal.': ['renew', 'off', 'change', 'end', 'extend'],
  'button.today': ['', 'Stop'],
  'waits.': [
    'reassigning',
    'customerAcceptance',
    'customerAcceptance.reminded',
    'customerCandidate',
    'removal',
    'acceptance',
    'agreement',
    'provisioning',
    'orderAppears',
    'changePending',
    'transition',
  ],
  'failure.': [
    'rowsFailed',
    'rowsChanged',
    'targetOnHold',
    'customerBusy',
    'relationshipUsed',
    'domainTaken',
    'partialOrder',
    'cartLines',
    'outcomeUnknown',
    'orderRefused',
    'raiseLines',
    'changedMeanwhile',
    'changeNotSeen',
    'transitionFailed',
  ],
  'gone.': ['saved', 'closed', 'expired', 'lost'],
  'segment.': Segment.options,
  'term.': Term.options,
  'billing.': BillingCycle.options,
  'checklist.': all<CheckState['name']>({
    partnership: true,
    hold: true,
    agreement: true,
    validation: true,
    domain: true,
    address: true,
    lines: true,
    noneActive: true,
    noneBilledOn: true,
    noneUnderWay: true,
    noneReserved: true,
  }),
  'closed.': all<Closed['code']>({
    notActive: true,
    suspended: true,
    fewer: true,
    most: true,
    cancelOver: true,
    legacy: true,
    trial: true,
    renewalSuspended: true,
  }),
  'changeWay.': ['licences', 'cancel', ...ways],
  'changes.choose.': ways,
  'changes.means.': ways,
  'steps.done.': [
    ...kinds.addCustomer.steps,
    ...kinds.addSubscription.steps,
    ...kinds.upgradeSubscription.steps,
  ],
  'steps.now.': [
    ...kinds.addCustomer.steps,
    ...kinds.addSubscription.steps,
    ...kinds.upgradeSubscription.steps,
  ],
  'steps.next.': [
    ...kinds.addCustomer.steps,
    ...kinds.addSubscription.steps,
    ...kinds.upgradeSubscription.steps,
  ],
  'row.':
    'alreadyThere expired disabled deleted trial notReady unknown twice targetNotAllowed targetOnHold notPartner noResellerBefore changedSince changedMeanwhile other'.split(
      ' ',
    ),
  'row.state.': ['planned', 'asked', 'skipped', 'done', 'failed'],
  'reassign.what.': ['customer', 'reseller', 'list', 'undo'],
  'check.': [
    'beingReassigned',
    'customerBusy',
    'subscriptionsRun',
    'subscriptionsActive',
    'subscriptionsBilledOn',
    'partnershipNotActive',
    'partnershipClosing',
    'onHold',
    'notHeld',
    'openOrders',
    'alreadyPartner',
    'notSold',
    'planNotOffered',
    'quantityBelow',
    'quantityAbove',
    'onePerCustomer',
    'prerequisiteMissing',
    'domainTaken',
    'agreementNotSigned',
    'validationFailed',
  ],
  'button.see.': looks,
  'button.open.': dialogs,
  'dialog.': dialogs,
  'form.': forms.map((form) => `${form}.short`),
  'answered.': endings,
  'command.': commands.flatMap((name) => [name, `${name}.words`, `${name}.what`]),
  'line.': lines,
  'problem.': problems,
  'line.done.': KindName.options,
  'because.always.': ['reassignSubscriptions', 'removePartnership'],
  'because.orders.': ['licenceMonths', 'term', 'country', 'reseller', 'amount', 'always'],
};

const placesOf = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').toSorted();

describe('the words of the desk', () => {
  it('have the same keys in the same order in every language', () => {
    assert.deepEqual(Object.keys(chinese), Object.keys(english));
  });

  it('have the same places in every language', () => {
    for (const key of keys) {
      assert.deepEqual(placesOf(written('zh-CN', key)), placesOf(written('en-US', key)), key);
    }
  });

  it('have no empty sentence, and no mark but ** in pairs', () => {
    for (const language of languages) {
      for (const key of keys) {
        const text = written(language, key);
        const tidy = text === text.trim() || ['word.separator', 'word.colon'].includes(key);
        assert.ok(text.trim() !== '' && tidy, `${language} ${key}`);
        assert.equal(text.split('**').length % 2, 1, `${language} ${key}`);
      }
    }
  });

  it('are Chinese in Chinese', () => {
    const same = keys.filter(
      (key) =>
        written('zh-CN', key) === written('en-US', key) &&
        !/^(language|app)\.|^word\.(quote|who)$/.test(key),
    );
    assert.deepEqual(same, []);
  });

  for (const [family, codes] of Object.entries(families)) {
    it(`say every ${family}<code>`, () => {
      assert.deepEqual(
        codes.filter((code) => !isKey(`${family}${code}`)),
        [],
      );
    });
  }

  it('name all languages that the domain knows', () => {
    assert.deepEqual(languages, Language.options);
  });

  it('refuse to leave a place open', () => {
    assert.throws(() => say('en-US', 'line.parked'), /what/);
  });

  it('never end a sentence with two full stops', () => {
    assert.match(say('en-US', 'line.changedOutsideAppeared', { reseller: 'x' }), /^Changed/);
    assert.equal(
      say('en-US', 'problem.notAnEmail', { wrong: 'Ltd.' }),
      'Not an e-mail address: Ltd. The others are kept.',
    );
  });

  it('lose their mark where marks are not read, but people keep their stars', () => {
    const told = sayPlainly('en-US', 'line.parked', { what: '**A**' });
    assert.equal(told, 'Put aside as a draft: **A**. You find it under my requests.');
  });

  it('count as each language counts', () => {
    assert.equal(sayCount('en-US', 'word.customers', 1), '1 customer');
    assert.equal(sayCount('en-US', 'word.customers', 1_200), '1,200 customers');
    assert.equal(sayCount('zh-CN', 'word.customers', 1), '1 个客户');
  });
});
