import assert from 'node:assert/strict';
import type { MoveName } from '../../src/domain/moves/move.ts';
import type { CardSettings, Reader } from '../../src/domain/reader.ts';
import type { RequestView } from '../../src/domain/views.ts';
import { showForm } from '../../src/cards/forms.ts';
import { showView, type Card } from '../../src/cards/index.ts';
import { openUrl } from '../../src/cards/buttons.ts';
import { asRaw } from '../../src/cards/text.ts';
import { begun, opened, order, orderView, password } from './examples/orders.ts';
import {
  approved,
  bare,
  fabrikam,
  invitation,
  megan,
  noImpact,
  now,
  removal,
} from './examples/people.ts';

const reader: Reader = { language: 'en-US', zone: 'UTC', now };
const settings: CardSettings = {
  providerName: 'Contoso',
  portalUrl: 'https://partner.microsoft.com/x',
  enrolLink: 'https://learn.microsoft.com/x',
  agreementLink: 'https://admin.microsoft.com/x?{customerId}',
  signInUrl: 'https://admin.microsoft.com',
  customersUrl: 'https://partner.microsoft.com/customers',
};

type Part = Record<string, unknown>;

/** Verbs of a card's buttons, those inside a ShowCard in brackets behind its title. */
const verbsOf = (card: Card): string[] =>
  (card.actions as Part[]).map((action) => {
    if (action.type !== 'Action.ShowCard') return String(action.verb ?? action.type);
    return `${String(action.title)} > ${verbsOf(action.card as Card).join(', ')}`;
  });

const view = (
  request: RequestView['request'],
  may: readonly MoveName[],
  change: Partial<RequestView> = {},
): RequestView => ({
  view: 'request',
  request,
  audience: 'asker',
  may,
  findings: [],
  changed: [],
  history: [],
  ...change,
});

const failedBy = (code: string) =>
  begun(4, { state: 'failed', failure: { step: 'checkout', code, at: now } });

const waiting = removal({
  state: 'waiting',
  verdicts: [approved],
  waiting: { code: 'removal', since: now, owner: megan },
});

const orders: [name: string, view: RequestView, verbs: string[]][] = [
  [
    'a draft to be gone on with, handed over, discarded',
    orderView({ request: order({ state: 'draft' }), may: ['submit', 'handOver', 'discard'] }),
    ['open:revise', 'open:handOver', 'do:discard'],
  ],
  [
    'the look, the setup info and the way out while the customer has to accept',
    orderView({
      request: begun(2, { state: 'waiting', waiting: { code: 'agreement', since: now } }),
      may: ['checkNow', 'reveal', 'abandon'],
    }),
    ['do:checkNow', 'see:setup', 'Abandon > do:abandon'],
  ],
  [
    'no setup info in a channel, although an admin could take it over',
    orderView({
      audience: 'channel',
      request: begun(6, { state: 'done' }),
      may: ['takeOverSetup'],
    }),
    ['see:customer'],
  ],
  [
    'the customer, its relationships in Partner Center and the same again when it is done',
    orderView({ request: begun(6, { state: 'done' }), may: ['reveal'] }),
    ['see:setup', 'see:customer', 'Action.OpenUrl', 'open:addCustomer'],
  ],
  [
    'retry before change when a part was not ordered',
    orderView({ request: failedBy('partialOrder'), may: ['retry', 'revise', 'abandon'] }),
    ['do:retry', 'open:revise', 'see:setup', 'Abandon > do:abandon'],
  ],
  [
    'change before retry when the domain is taken',
    orderView({ request: failedBy('domainTaken'), may: ['retry', 'revise', 'abandon'] }),
    ['open:revise', 'do:retry', 'see:setup', 'Abandon > do:abandon'],
  ],
];

const cards: [name: string, view: RequestView, verbs: string[]][] = [
  ['nothing for a reader', view(removal({ state: 'rejected' }), [], { audience: 'reader' }), []],
  ['withdraw for the asker', view(removal(), ['withdraw']), ['do:withdraw', 'see:notices']],
  [
    'the decision in a channel',
    view(removal(), ['approve', 'reject', 'sendBack'], { audience: 'channel' }),
    ['Approve > do:approve', 'Send back > do:sendBack', 'Reject > do:reject'],
  ],
  [
    'no approval while a check blocks it',
    view(removal(), ['approve', 'reject', 'sendBack'], {
      audience: 'channel',
      findings: [{ code: 'openOrders', weight: 'blocksApproval', values: { count: '1' } }],
    }),
    ['Send back > do:sendBack', 'Reject > do:reject'],
  ],
  [
    'the portal and all that an admin may do while it waits',
    view(waiting, ['checkNow', 'takeOver', 'undoApproval', 'abandon'], { audience: 'approver' }),
    [
      'Action.OpenUrl',
      'do:checkNow',
      'do:takeOver',
      'see:notices',
      'do:undoApproval',
      'Give up > do:abandon',
    ],
  ],
  [
    'no portal for an asker who cannot finish it',
    view(waiting, ['checkNow']),
    ['do:checkNow', 'see:notices'],
  ],
  [
    'revise for what was sent back',
    view(removal({ state: 'draft', inputBefore: {} }), ['submit', 'save', 'discard']),
    ['open:revise', 'do:discard'],
  ],
  [
    'retry, revise, abandon after a failure',
    view(removal({ state: 'failed' }), ['retry', 'revise', 'abandon']),
    ['open:revise', 'do:retry', 'Give up > do:abandon'],
  ],
  [
    'resend and stop following for an invitation',
    view(invitation(), ['withdraw', 'resend']),
    ['open:requestPartnership', 'do:withdraw', 'see:batch'],
  ],
  [
    'the reseller after an acceptance',
    view(invitation({ state: 'done', batch: undefined, learned: { partnershipId: 'p1' } }), []),
    ['see:reseller'],
  ],
];

describe("a request's card", () => {
  for (const [name, shown, verbs] of [...cards, ...orders]) {
    it(`offers ${name}`, () => {
      assert.deepEqual(verbsOf(showView(shown, reader, settings)), verbs);
    });
  }

  it('sends id and version of what was looked at', () => {
    const [withdraw] = showView(view(removal({ version: 7 }), ['withdraw']), reader, settings)
      .actions as Part[];
    assert.deepEqual(withdraw?.data, { id: 'request-1', version: 7 });
  });

  it('asks the approver for the same representation, unticked', () => {
    const [approve] = showView(view(removal(), ['approve']), reader, settings).actions as Part[];
    const toggle = ((approve!.card as Part).body as Part[]).find(
      ({ id }) => id === 'in_representation',
    );
    assert.equal(toggle?.value, 'false');
    assert.match(String(toggle?.title), /^I represent that this decision was made in good faith/);
  });

  it('trap 43: has the portal on this computer when that is where it is, and no link elsewhere without https', () => {
    const title = asRaw('Open');
    assert.equal(openUrl(title, 'http://127.0.0.1:3979/portal').length, 1);
    assert.equal(openUrl(title, 'http://localhost:3979/portal').length, 1);
    for (const url of [
      'http://evil.example',
      'javascript:alert(1)',
      'mailto:a@b.c',
      'nonsense',
      'http://127.0.0.1.evil.example',
    ]) {
      assert.deepEqual(openUrl(title, url), []);
    }
  });
});

describe('the setup info of a new customer', () => {
  const shown = (change: object) =>
    showView(
      { view: 'setup', request: begun(2, { setup: opened }), may: [], ...change },
      reader,
      settings,
    );

  it('offers Show and Saved to its owner, and only Saved while the password can be read', () => {
    const may = ['reveal', 'saved'];
    assert.deepEqual(verbsOf(shown({ may })), ['do:reveal', 'do:saved', 'see:request']);
    assert.deepEqual(verbsOf(shown({ may, password })), ['do:saved', 'see:request']);
  });

  it('shows the password to be copied, and has everything but it in the text for the mail', () => {
    const codes = (shown({ may: ['saved'], password }).body as Part[])
      .filter(({ type }) => type === 'CodeBlock')
      .map(({ codeSnippet }) => String(codeSnippet));
    assert.equal(codes[0], password);
    assert.match(codes[1] ?? '', /admin@adventureworks\.onmicrosoft\.com/);
    assert.ok(!codes[1]?.includes(password));
  });

  it('asks whoever takes it over for a reason', () => {
    assert.deepEqual(verbsOf(shown({ may: ['takeOverSetup'] })), [
      'Take over > do:takeOverSetup',
      'see:request',
    ]);
  });
});

describe('a form', () => {
  const form = { token: 't', question: 'confirm', values: {}, problems: {}, back: true };

  it('answers with its token, its question and the button', () => {
    const card = showForm(
      {
        ...form,
        form: 'confirmRemoval',
        partnership: fabrikam,
        impact: noImpact,
        today: '2026-11-23',
      },
      reader,
      settings,
    );
    assert.deepEqual(
      (card.actions as Part[]).map(({ data }) => data),
      ['go', 'back', 'cancel'].map((pick) => ({ dialog: 't', question: 'confirm', pick })),
    );
  });

  it('shows what was typed, and what is wrong with it', () => {
    const card = JSON.stringify(
      showForm(
        {
          ...form,
          form: 'hold',
          partnership: bare,
          values: { reason: 'No' },
          problems: { reason: { code: 'tooShort' } },
        },
        reader,
        settings,
      ),
    );
    assert.match(card, /"value":"No"/);
    assert.match(card, /• This is too short/);
  });
});

describe('the list of resellers', () => {
  it('searches with what is typed, and turns pages with what was searched', () => {
    const card = showView(
      {
        view: 'resellers',
        text: 'fab',
        scope: 'all',
        managesSome: true,
        page: 1,
        more: true,
        rows: [fabrikam],
      },
      reader,
      settings,
    );
    const data = (card.actions as Part[]).map((action) => [
      action.verb,
      action.data,
      action.associatedInputs,
    ]);
    assert.deepEqual(data, [
      ['see:resellers', { filter: 'mine|fab', page: 0 }, 'none'],
      ['see:resellers', { filter: 'all|fab', page: 0 }, 'none'],
      ['see:resellers', { filter: 'all|fab', page: 2 }, 'none'],
    ]);
    assert.match(
      JSON.stringify(card.body),
      /"verb":"see:resellers","data":\{"filter":"all\|fab","page":0\}\}/,
    );
  });
});
