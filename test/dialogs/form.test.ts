import assert from 'node:assert/strict';
import { TestAdapter, TurnContext } from 'botbuilder-core';
import type { Asking, Conversation, Given, Question } from '../../src/dialogs/conversation.ts';
import { openDialogs, type Dialogs } from '../../src/dialogs/lead.ts';
import { UnderWay, type Leading } from '../../src/dialogs/underWay.ts';
import type { Request } from '../../src/domain/request.ts';
import type { Answered, Form } from '../../src/domain/forms.ts';
import type { View } from '../../src/domain/views.ts';
import { alex, monday, removal } from '../support/requests.ts';

/** A question that takes any text but "?", and what it was asked with. */
const asks = (name: string, more: Partial<Question> = {}): Question => ({
  name,
  ask: async (_asking, state) => ({ form: name, ...state }) as unknown as Form,
  read: async (_asking, given) => {
    const text = 'text' in given ? given.text : (given.inputs.text ?? '');
    if (text === '?')
      return { is: 'again', problems: { text: { code: 'required' } }, values: { text } };
    return { is: 'answer', answer: text, facts: [{ field: 'text', text }] };
  },
  ...more,
});

describe('A conversation that is led on', () => {
  let finished: Record<string, unknown>[];
  let dialog: UnderWay | undefined;
  let heard: string[];
  let forms: Form[];
  let known: Request;

  beforeEach(() => {
    [finished, heard, forms, dialog] = [[], [], [], undefined];
  });

  const conversation = (questions: Question[], more: Partial<Conversation> = {}): Conversation => ({
    name: 'hold',
    questions,
    finish: async ({ answers }) => {
      finished.push({ ...answers });
      return { is: 'said', views: [{ view: 'links' }] };
    },
    ...more,
  });

  const noted = (what: View | Form | Answered): void => {
    if ('form' in what && what.form !== 'answered') forms.push(what);
    const name = 'view' in what ? (what.view === 'line' ? what.line.key : what.view) : what.form;
    heard.push('how' in what ? `(${what.how})` : name);
  };

  /** A turn on what is stored: the state goes through JSON each time, as it does in the store. */
  const turn = async (
    work: (turn: Leading) => Promise<void> | void,
    given?: Given,
  ): Promise<void> => {
    const leading: Leading = {
      context: new TurnContext(new TestAdapter(async () => undefined), {
        type: 'message',
        channelId: 'msteams',
      }),
      dialog: dialog && UnderWay.parse(JSON.parse(JSON.stringify(dialog))),
      given,
      asking: ({ about, draftId, answers }) =>
        ({
          desk: { find: { request: async () => ({ view: 'request', request: known }) } },
          actor: alex,
          language: 'en-US',
          zone: 'UTC',
          now: monday,
          about,
          draftId,
          answers,
        }) as unknown as Asking,
      say: noted,
      shut: (_question, card) => noted(card),
      again: noted,
    };
    await work(leading);
    dialog = leading.dialog;
  };
  const begin = (dialogs: Dialogs, about = ''): Promise<void> =>
    turn((leading) => dialogs.begin(leading, { name: 'hold', about, token: 't', draftId: 'd' }));
  const types = (dialogs: Dialogs, text: string): Promise<void> =>
    turn((leading) => dialogs.proceed(leading), { text });
  const clicks = (
    dialogs: Dialogs,
    pick: string,
    inputs: Record<string, string> = {},
  ): Promise<void> => turn((leading) => dialogs.proceed(leading), { pick, inputs });

  it('asks one question after the other and finishes with all answers', async () => {
    const dialogs = openDialogs([conversation([asks('one'), asks('two')])]);
    await begin(dialogs);
    await types(dialogs, 'a');
    await clicks(dialogs, 'go', { text: 'b' });
    assert.deepEqual(heard, ['one', '(answered)', 'two', '(answered)', 'links']);
    assert.deepEqual(finished, [{ one: 'a', two: 'b' }]);
    assert.equal(dialog, undefined);
  });

  it('skips what is known, and what another question answered', async () => {
    const first = asks('one', {
      read: async () => ({ is: 'answer', answer: 'a', facts: [], other: { three: 'c' } }),
    });
    const dialogs = openDialogs([
      conversation([
        asks('zero', { known: async ({ about }) => about || undefined }),
        first,
        asks('two'),
        asks('three'),
      ]),
    ]);
    await begin(dialogs, 'fabrikam');
    await types(dialogs, 'x');
    await types(dialogs, 'b');
    assert.deepEqual(finished, [{ zero: 'fabrikam', one: 'a', two: 'b', three: 'c' }]);
  });

  it('every form carries the token and question that its buttons answer to', async () => {
    const dialogs = openDialogs([conversation([asks('one'), asks('two')])]);
    await begin(dialogs);
    await types(dialogs, 'a');
    assert.deepEqual(
      forms.map(({ token, question, back }) => [token, question, back]),
      [
        ['t', 'one', false],
        ['t', 'two', true],
      ],
    );
  });

  it('goes back only to questions that this person answered', async () => {
    const dialogs = openDialogs([
      conversation([asks('one'), asks('two', { known: async () => 'known' }), asks('three')]),
    ]);
    await begin(dialogs);
    await types(dialogs, 'a');
    await clicks(dialogs, 'back');
    assert.deepEqual(heard, ['one', '(answered)', 'three', '(back)', 'one']);
  });

  it('ends with the refusal of a question that cannot be asked', async () => {
    const refuses = asks('two', {
      ask: async () => ({ view: 'refused', code: 'notAllowed', detail: {} }),
    });
    const dialogs = openDialogs([conversation([asks('one'), refuses])]);
    await begin(dialogs);
    await types(dialogs, 'a');
    assert.deepEqual(heard, ['one', '(answered)', 'refused']);
    assert.equal(dialog, undefined);
  });

  it('ends so too when the question became impossible while it was open', async () => {
    let allowed = true;
    const one = asks('one', {
      ask: async (_asking, state) =>
        allowed
          ? ({ form: 'one', ...state } as unknown as Form)
          : { view: 'refused', code: 'notAllowed', detail: {} },
    });
    const dialogs = openDialogs([conversation([one])]);
    await begin(dialogs);
    allowed = false;
    await types(dialogs, '?');
    assert.deepEqual([heard, dialog], [['one', 'refused'], undefined]);
  });

  it('the finish can send any question back, and the others stay answered', async () => {
    let sentBack = false;
    const dialogs = openDialogs([
      conversation([asks('one'), asks('two')], {
        finish: async ({ answers }) => {
          if (sentBack) return { is: 'said', views: [] };
          sentBack = true;
          assert.deepEqual(answers, { one: 'a', two: 'b' });
          return { is: 'reopen', question: 'one', problems: { text: { code: 'notFound' } } };
        },
      }),
    ]);
    await begin(dialogs);
    await types(dialogs, 'a');
    await types(dialogs, 'b');
    assert.deepEqual(forms.at(-1)?.problems, { text: { code: 'notFound' } });
    await types(dialogs, 'c');
    assert.equal(dialog, undefined);
  });

  it('what the desk keeps with a form cannot be said by a client, and stays when one goes back', async () => {
    const seen: unknown[] = [];
    const two = asks('two', {
      keeps: ['lines'],
      read: async (_asking, given, kept) => {
        seen.push('text' in given ? kept.lines : given.inputs.lines);
        const lines = `${kept.lines ?? ''}x`;
        return { is: 'again', problems: {}, values: { lines } };
      },
    });
    const dialogs = openDialogs([conversation([asks('one'), two])]);
    await begin(dialogs);
    await types(dialogs, 'a');
    await clicks(dialogs, 'add', { lines: 'forged' });
    await clicks(dialogs, 'add', { lines: 'forged' });
    await types(dialogs, 'more');
    assert.deepEqual(seen, [undefined, 'x', 'xx']);
    await clicks(dialogs, 'back', { lines: 'forged', text: 'b' });
    await types(dialogs, 'a');
    assert.deepEqual(forms.at(-1)?.values, { text: 'b', lines: 'xxx' });
  });

  it('changes one answer from a later question, and comes straight back; also with Back, which changes nothing', async () => {
    const dialogs = openDialogs([conversation([asks('one'), asks('two'), asks('review')])]);
    await begin(dialogs);
    await types(dialogs, 'a');
    await types(dialogs, 'b');
    await clicks(dialogs, 'edit:one', { gdap: 'true' });
    assert.equal(forms.at(-1)?.question, 'one');
    await clicks(dialogs, 'back');
    assert.deepEqual([forms.at(-1)?.question, forms.at(-1)?.values], ['review', { gdap: 'true' }]);
    await clicks(dialogs, 'edit:one');
    await types(dialogs, 'A');
    assert.equal(forms.at(-1)?.question, 'review');
    await clicks(dialogs, 'edit:nothing', { text: 'c' });
    assert.deepEqual(finished, [{ one: 'A', two: 'b', review: 'c' }]);
  });

  it('asks what somebody wants to change, known or not', async () => {
    const one = asks('one', { known: async () => 'known' });
    const dialogs = openDialogs([conversation([one, asks('review')])]);
    await begin(dialogs);
    await clicks(dialogs, 'edit:one');
    await types(dialogs, 'mine');
    await types(dialogs, 'yes');
    assert.deepEqual(finished, [{ one: 'mine', review: 'yes' }]);
  });

  it('a refusal in the middle keeps what is worth it', async () => {
    let kept: unknown;
    let allowed = true;
    const one = asks('one', {
      ask: async (_asking, state) =>
        allowed
          ? ({ form: 'one', ...state } as unknown as Form)
          : { view: 'refused', code: 'blocked', detail: {} },
    });
    const dialogs = openDialogs([
      conversation([one, asks('review')], {
        keepsRefused: ({ answers }) => 'one' in answers,
        park: async ({ answers, draftId }) => {
          kept = answers.one;
          return draftId;
        },
      }),
    ]);
    await begin(dialogs);
    await types(dialogs, 'a');
    allowed = false;
    await clicks(dialogs, 'edit:one');
    assert.deepEqual(heard.slice(-3), ['(back)', 'refused', 'parked']);
    assert.deepEqual([kept, dialog], ['a', undefined]);
  });

  it('asks again what no longer holds since another answer changed', async () => {
    const two = asks('two', { holds: ({ answers }) => answers.two === answers.one });
    const dialogs = openDialogs([conversation([asks('one'), two, asks('review')])]);
    await begin(dialogs);
    await types(dialogs, 'a');
    await types(dialogs, 'a');
    await clicks(dialogs, 'edit:one');
    await types(dialogs, 'b');
    assert.equal(forms.at(-1)?.question, 'two');
    await types(dialogs, 'b');
    assert.equal(forms.at(-1)?.question, 'review');
  });

  it('whoever types past a question three times is offered help, but not while the words are understood', async () => {
    const list = asks('list', {
      read: async (_asking, given) => ({
        is: 'again',
        problems: { text: { code: 'severalOffers' } },
        values: {},
        understood: 'text' in given && given.text !== '?',
      }),
    });
    const dialogs = openDialogs([conversation([list])]);
    await begin(dialogs);
    for (const text of ['a', 'b', 'c', 'd', '?', '?', 'e', '?', '?']) await types(dialogs, text);
    assert.equal(dialog?.open, 'list');
  });

  it('an answer can change what another question’s form shows', async () => {
    const two = asks('two', {
      read: async () => ({
        is: 'answer',
        answer: 'b',
        facts: [],
        other: { one: 'better' },
        typed: { one: { text: 'better' } },
      }),
    });
    const dialogs = openDialogs([conversation([asks('one'), two, asks('review')])]);
    await begin(dialogs);
    await clicks(dialogs, 'go', { text: 'a' });
    await types(dialogs, 'b');
    await clicks(dialogs, 'edit:one');
    assert.deepEqual(forms.at(-1)?.values, { text: 'better' });
  });

  it('says in its own words what cancelling means', async () => {
    const dialogs = openDialogs([
      conversation([asks('one')], {
        cancel: async () => ({ key: 'cancelledOrder', values: { customer: 'Northwind' } }),
      }),
    ]);
    await begin(dialogs);
    await clicks(dialogs, 'cancel');
    await begin(dialogs);
    await turn((leading) => dialogs.cancel(leading));
    const said = ['one', '(cancelled)', 'cancelledOrder'];
    assert.deepEqual([heard, dialog], [[...said, ...said], undefined]);
  });

  it('a dialog that keeps nothing says that it was cancelled when it is put aside', async () => {
    const dialogs = openDialogs([conversation([asks('one')], { park: async () => undefined })]);
    await begin(dialogs);
    await clicks(dialogs, 'park');
    assert.deepEqual(heard, ['one', '(parked)', 'cancelled']);
  });

  it('what was typed with the word answers the first question and no other', async () => {
    const dialogs = openDialogs([conversation([asks('one'), asks('two')])]);
    await turn(
      (leading) => dialogs.begin(leading, { name: 'hold', about: '', token: 't', draftId: 'd' }),
      { text: 'a' },
    );
    assert.deepEqual(heard, ['(answered)', 'two']);
  });

  it('a draft is taken up again where it was left, with what stood in its forms', async () => {
    let kept: Record<string, unknown> = {};
    let draft = '';
    const dialogs = openDialogs([
      conversation([asks('reseller'), asks('impact'), asks('confirm')], {
        name: 'removePartnership',
        park: async ({ answers, draftId }) => {
          kept = { ...answers };
          return draftId;
        },
        finish: async ({ draftId }) => {
          draft = draftId;
          return { is: 'said', views: [] };
        },
      }),
    ]);
    const start = { name: 'removePartnership' as const, about: '', token: 't', draftId: 'r1' };
    await turn((leading) => dialogs.begin(leading, start));
    await types(dialogs, 'fabrikam');
    await types(dialogs, 'seen');
    await clicks(dialogs, 'park', { reason: 'half a thought' });
    assert.deepEqual(heard.slice(-2), ['(parked)', 'parked']);
    known = removal({ id: 'r1', state: 'draft', input: null, answers: kept });
    const again = { name: 'revise' as const, about: 'r1', token: 't2', draftId: 'unused' };
    await turn((leading) => dialogs.begin(leading, again));
    const form = forms.at(-1);
    assert.deepEqual([form?.question, form?.values], ['confirm', { reason: 'half a thought' }]);
    await types(dialogs, 'yes');
    assert.equal(draft, 'r1', 'what is submitted is the draft, not another request');
  });

  it('a request of somebody else is not taken up, and what is under way goes on', async () => {
    const dialogs = openDialogs([conversation([asks('one')])]);
    await begin(dialogs);
    known = removal({ state: 'draft', asker: { id: 'patti', name: 'Patti' } });
    await turn((leading) =>
      dialogs.begin(leading, { name: 'revise', about: 'r1', token: 't2', draftId: 'd2' }),
    );
    assert.deepEqual(heard, ['one', 'refused']);
    assert.equal(dialog?.token, 't');
  });

  it('asking again keeps what was typed, and changes nothing else', async () => {
    const dialogs = openDialogs([conversation([asks('one')])]);
    await begin(dialogs);
    await types(dialogs, '?');
    await turn((leading) => dialogs.askAgain(leading));
    assert.deepEqual(forms.at(-1)?.values, { text: '?' });
    assert.deepEqual(forms.at(-1)?.problems, {});
    await types(dialogs, 'a');
    assert.deepEqual(finished, [{ one: 'a' }]);
  });

  it('begins again with the kept answers when its questions changed, and does not take an answer for another question', async () => {
    const before = openDialogs([conversation([asks('one'), asks('two')])]);
    await begin(before);
    await types(before, 'a');
    const after = openDialogs([conversation([asks('one'), asks('new'), asks('two')])]);
    await types(after, 'meant for two');
    assert.equal(forms.at(-1)?.question, 'new');
    await types(after, 'n');
    await types(after, 'b');
    assert.deepEqual(finished, [{ one: 'a', new: 'n', two: 'b' }]);
  });

  it('begins again when a question came behind the open one, and takes the answer to that', async () => {
    const before = openDialogs([conversation([asks('one'), asks('two')])]);
    await begin(before);
    await types(before, 'a');
    const after = openDialogs([conversation([asks('one'), asks('two'), asks('three')])]);
    await types(after, 'b');
    assert.equal(forms.at(-1)?.question, 'three');
  });
});
