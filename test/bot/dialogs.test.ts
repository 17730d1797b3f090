import assert from 'node:assert/strict';
import { TurnContext } from 'botbuilder-core';
import { DialogContext, DialogContextError, DialogSet } from 'botbuilder-dialogs';
import {
  alexsChat,
  answers,
  inShort,
  ledThrough,
  openForm,
  openTeams,
  type Led,
  type Shown,
  type Teams,
} from '../support/teams.ts';
import type { FormState } from '../../src/domain/forms.ts';

describe('A dialog in Teams', () => {
  let led: Led;
  let teams: Teams;

  beforeEach(async () => {
    led = ledThrough();
    teams = await openTeams({ conversations: led.conversations });
  });
  afterEach(async () => {
    await teams.close();
    assert.deepEqual(teams.faults, []);
  });

  const heard = (): string[] => teams.heard().map(inShort);
  const state = (shown: unknown): FormState => (shown as { shown: FormState }).shown;

  it('is led on by a click and by typed text alike', async () => {
    await teams.says('hold');
    await teams.says('fabrikam');
    await answers(teams, openForm(teams), { reason: 'late', ticked: 'true' });
    assert.deepEqual(led.finished, [{ who: 'fabrikam', why: 'late' }]);
    assert.deepEqual(heard(), ['pickReseller answered', 'hold answered', 'heldBy']);
  });

  it('trap 9 and 14: a click is answered with the closed card, its state is saved, and everybody else sees it closed', async () => {
    await teams.says('hold');
    const form = openForm(teams);
    const { status, body } = await answers(teams, form, { text: 'fabrikam' });
    assert.equal(status, 200);
    assert.equal(body.type, 'application/vnd.microsoft.card.adaptive');
    assert.deepEqual((body.value as unknown as Shown).shown, {
      form: 'answered',
      of: 'pickReseller',
      facts: [{ field: 'reseller', text: 'fabrikam' }],
      how: 'answered',
    });
    assert.deepEqual(heard(), ['pickReseller answered', 'hold']);
    assert.equal(teams.messages()[0]?.edits, 1);
  });

  it('trap 36: a wrong form is answered with the same form, everything typed kept; the posted one is left alone', async () => {
    await teams.says('hold');
    const { body } = await answers(teams, openForm(teams), { text: 'ab' });
    const { values, problems, token } = state(body.value);
    assert.deepEqual(
      [values, problems, token],
      [{ text: 'ab' }, { text: { code: 'tooShort' } }, openForm(teams).dialog],
    );
    assert.equal(teams.messages().length, 1);
    assert.equal(teams.messages()[0]?.edits, 0);
  });

  it('posts the form again when wrong text was typed', async () => {
    await teams.says('hold');
    await teams.says('ab');
    assert.deepEqual(heard(), ['pickReseller below', 'pickReseller']);
    assert.deepEqual(state(teams.heard()[1]).problems, { text: { code: 'tooShort' } });
  });

  it('takes what was typed behind the word as the first answer', async () => {
    await teams.says('hold fabrikam');
    assert.deepEqual(heard(), ['hold']);
  });

  it('trap 29: a decision is never taken from typed text', async () => {
    await teams.says('hold fabrikam');
    for (const text of ['yes', 'not sure']) await teams.says(text);
    assert.deepEqual(led.finished, []);
    assert.equal(heard().at(-1), 'hold');
  });

  it('trap 30: after three texts that are no answer the dialog is put aside and help is offered', async () => {
    await teams.says('hold fabrikam');
    for (const text of ['yes', 'ok', '👍']) await teams.says(text);
    assert.deepEqual(heard(), ['hold below', 'hold below', 'hold parked', 'parked', 'help']);
    assert.deepEqual(
      led.parked.map(({ who }) => who),
      ['fabrikam'],
    );
    await teams.says('hold fabrikam');
    await teams.says('yes');
    await answers(teams, openForm(teams), { reason: 'late', ticked: 'true' });
    assert.equal(led.finished.length, 1, 'and the count begins anew');
  });

  it('goes back to the question before, with what was typed there', async () => {
    await teams.says('hold');
    await answers(teams, openForm(teams), { text: 'fabrikam' });
    const { body } = await answers(teams, openForm(teams), { pick: 'back', reason: 'half' });
    assert.equal(inShort(body.value), 'hold back');
    const form = state(teams.heard().at(-1));
    assert.deepEqual([form.question, form.values, form.back], ['who', { text: 'fabrikam' }, false]);
    await answers(teams, openForm(teams), { text: 'contoso' });
    assert.deepEqual(state(teams.heard().at(-1)).values, { reason: 'half' });
  });

  it('edits one answer from the review and comes straight back', async () => {
    await teams.says('hold fabrikam');
    await answers(teams, openForm(teams), { pick: 'edit:who' });
    assert.equal(openForm(teams).question, 'who');
    await answers(teams, openForm(teams), { text: 'contoso' });
    await answers(teams, openForm(teams), { reason: 'late', ticked: 'true' });
    assert.deepEqual(led.finished, [{ who: 'contoso', why: 'late' }]);
  });

  it('is left by its Cancel button, and by the word at any point', async () => {
    await teams.says('hold');
    await answers(teams, openForm(teams), { pick: 'cancel' });
    await teams.says('hold');
    await teams.says('取消');
    assert.deepEqual(heard(), [
      'pickReseller cancelled',
      'cancelled',
      'pickReseller cancelled',
      'cancelled',
    ]);
    await teams.says('cancel');
    assert.equal(heard().at(-1), 'nothingToCancel');
    assert.deepEqual(led.finished, []);
  });

  it('start over leaves it as well', async () => {
    await teams.says('hold');
    await teams.says('start over');
    await teams.says('fabrikam');
    assert.deepEqual(heard(), ['pickReseller cancelled', 'startedOver', 'help']);
  });

  it('is kept as a draft by its own button', async () => {
    await teams.says('hold fabrikam');
    const { body } = await answers(teams, openForm(teams), { pick: 'park' });
    assert.equal(inShort(body.value), 'hold parked');
    assert.equal(led.parked[0]?.who, 'fabrikam');
    assert.equal(heard().at(-1), 'parked');
  });

  it('is kept as a draft when another task is started, by word or by click', async () => {
    await teams.says('hold fabrikam');
    await teams.says('assign');
    assert.deepEqual(heard(), ['hold parked', 'parked', 'assign']);
    await teams.says('hold contoso');
    await teams.clicks('open:assign', { about: 'contoso' });
    assert.deepEqual(
      led.parked.map(({ who }) => who),
      ['fabrikam', 'contoso'],
    );
    assert.deepEqual(heard().slice(2), ['assign closed', 'hold parked', 'parked', 'assign']);
  });

  it('a look in the middle leads back to the open question, with what the server knows of it', async () => {
    await teams.says('hold');
    await answers(teams, openForm(teams), { text: 'ab' });
    await teams.says('resellers');
    assert.deepEqual(heard(), ['pickReseller below', 'resellers', 'pickReseller']);
    assert.deepEqual(state(teams.heard().at(-1)).values, { text: 'ab' });
    await teams.says('help');
    await teams.says('fabrikam');
    assert.equal(heard().at(-1), 'hold');
    assert.deepEqual(
      heard().filter((one) => one === 'pickReseller'),
      [],
      'every copy of the answered form is closed',
    );
  });

  it('the word of the task that is under way asks its question again', async () => {
    await teams.says('hold fabrikam');
    await teams.says('hold');
    assert.deepEqual(heard(), ['hold below', 'hold']);
    assert.deepEqual(led.parked, []);
  });

  it('a question that the finish sends back is asked again with its problem', async () => {
    await teams.says('hold fabrikam');
    const { body } = await answers(teams, openForm(teams), { reason: 'no good', ticked: 'true' });
    assert.deepEqual(state(body.value).problems, { reason: { code: 'tooShort' } });
    assert.deepEqual(state(body.value).values, { reason: 'no good', ticked: 'true' });
    assert.equal(teams.messages().length, 1);
    await answers(teams, openForm(teams), { reason: 'late', ticked: 'true' });
    assert.equal(led.finished.length, 1);
  });

  it('tells the question which message its form became', async () => {
    await teams.says('hold');
    const { messageId, dialog, question } = openForm(teams);
    assert.deepEqual(led.posted, [
      { conversationId: alexsChat, messageId, token: dialog, question },
    ]);
    assert.equal(await teams.bot.stillAsked(alexsChat, dialog, question), true);
    await teams.says('fabrikam');
    assert.equal(await teams.bot.stillAsked(alexsChat, dialog, question), false);
  });

  it('trap 25: nothing but messages and clicks reaches a dialog', async () => {
    await teams.says('hold');
    for (const type of [
      'messageReaction',
      'messageUpdate',
      'messageDelete',
      'conversationUpdate',
      'event',
      'typing',
      'endOfConversation',
      'tomorrow',
    ]) {
      const answer = await teams.send(
        teams.activity({ type, text: 'fabrikam', name: 'x', reactionsAdded: [{ type: 'like' }] }),
      );
      assert.equal(answer.status, 200, type);
    }
    assert.deepEqual(heard(), ['pickReseller']);
  });

  it('trap 27: an old card pressed in the middle of another dialog is closed and answers nothing', async () => {
    await teams.says('hold');
    const old = openForm(teams);
    await teams.says('cancel');
    await teams.says('hold');
    const { body } = await answers(
      teams,
      { ...old, dialog: 'some-older-dialog' },
      { text: 'contoso' },
    );
    assert.equal(inShort(body.value), 'stale');
    assert.equal(openForm(teams).question, 'who');
    const again = await answers(teams, old, { text: 'contoso' });
    assert.equal(
      inShort(again.body.value),
      'pickReseller cancelled',
      'a form that this conversation still remembers says how it ended',
    );
  });

  it('a second click on an answered form gets the same answer and has no effect', async () => {
    await teams.says('hold fabrikam');
    const form = openForm(teams);
    const first = await answers(teams, form, { reason: 'late', ticked: 'true' });
    const second = await answers(teams, form, { reason: 'other', ticked: 'true' });
    assert.deepEqual(second.body, first.body);
    assert.equal(led.finished.length, 1);
    assert.deepEqual(heard(), ['hold answered', 'heldBy']);
  });

  it('trap 28: somebody else cannot answer my form', async () => {
    await teams.says('hold');
    const { body } = await answers(
      teams,
      openForm(teams),
      { text: 'contoso' },
      { who: { id: 'patti', name: 'Patti', roles: [] } },
    );
    assert.deepEqual(
      [body.type, body.value],
      ['application/vnd.microsoft.activity.message', 'notYours'],
    );
    assert.equal(openForm(teams).question, 'who');
  });

  it('trap 31: after a deployment that changed the questions, it goes on at the first open one', async () => {
    await teams.says('hold fabrikam');
    const [hold] = led.conversations;
    const more = {
      ...hold!,
      questions: [
        hold!.questions[0]!,
        { ...hold!.questions[1]!, name: 'since' },
        hold!.questions[1]!,
      ],
    };
    const next = await openTeams({ conversations: [more], talk: () => teams.talk });
    next.connector.known.add(alexsChat);
    await next.says('anything');
    assert.equal(openForm(next).question, 'since');
    await answers(next, openForm(next), { ticked: 'true' });
    await answers(next, openForm(next), { ticked: 'true', reason: 'late' });
    assert.deepEqual(led.finished, [{ who: 'fabrikam', since: '', why: 'late' }]);
    await next.close();
  });

  it('trap 31: a stored dialog that is no more is dropped politely', async () => {
    await teams.says('hold fabrikam');
    const next = await openTeams({ conversations: [], talk: () => teams.talk });
    await next.says('anything');
    await next.says('hi');
    assert.deepEqual(next.heard().map(inShort), ['stale', 'help']);
    assert.deepEqual(next.faults, []);
    await next.close();
  });

  it('a stack that names a dialog which is no more begins again with the kept answers', async () => {
    await teams.says('hold fabrikam');
    const form = openForm(teams);
    const found = (await teams.talk.read(alexsChat))!;
    const body = structuredClone(found.doc.body) as { dialog: { stack: { id: string }[] } };
    body.dialog.stack[1]!.id = 'hold.renamed';
    await teams.talk.commit([{ op: 'put', doc: { ...found.doc, body } }]);
    await answers(teams, form, { ticked: 'true', reason: 'late' });
    assert.deepEqual(
      led.finished,
      [{ who: 'fabrikam', why: 'late' }],
      'the click that met it is taken',
    );
  });

  it("trap 32: the framework's own complaint about a dialog drops the dialog and nothing else", async () => {
    const nowhere = new DialogContext(
      new DialogSet(),
      new TurnContext({} as never, { type: 'message' }),
      { dialogStack: [] },
    );
    const broken = async () => {
      throw new DialogContextError('no such dialog', nowhere);
    };
    await teams.says('language 中文');
    await teams.says('hold fabrikam');
    const form = openForm(teams);
    Object.assign(led.conversations[0]!.questions[1]!, { read: broken, ask: broken });
    const { body } = await answers(teams, form, { ticked: 'true' });
    assert.equal(body.value, 'tryAgain');
    await teams.says('hi');
    assert.deepEqual(heard().slice(-1), ['help']);
    assert.equal(teams.heard().at(-1)?.language, 'zh-CN');
    assert.deepEqual(
      teams.faults.splice(0).map(({ event }) => event),
      ['turn'],
    );
  });

  it('a fault in a question is no reason to lose the dialog', async () => {
    const question = led.conversations[0]!.questions[1]!;
    const read = question.read.bind(question);
    question.read = async () => {
      throw new Error('the line is broken');
    };
    await teams.says('hold fabrikam');
    const form = openForm(teams);
    const { body } = await answers(teams, form, { ticked: 'true', reason: 'late' });
    assert.equal(body.value, 'tryAgain');
    question.read = read;
    await answers(teams, form, { ticked: 'true', reason: 'late' });
    assert.equal(led.finished.length, 1);
    const [fault] = teams.faults.splice(0);
    assert.equal(
      (fault!.error as Error).message,
      'the line is broken',
      'the log names the cause and not the framework',
    );
  });

  it('trap 33: no card is kept in the dialog stack', async () => {
    await teams.says('hold fabrikam');
    const kept = (await teams.talk.read(alexsChat))?.doc.body as { dialog: { stack: unknown } };
    assert.ok(JSON.stringify(kept.dialog.stack).length < 300, JSON.stringify(kept.dialog.stack));
  });

  it('trap 59: answers with what it has to say and no typing or trace beside it', async () => {
    const calls: string[] = [];
    teams.connector.intercept(
      ({ method, body }) => void calls.push(`${method} ${String(body.type)}`),
    );
    await teams.says('hold');
    assert.deepEqual(calls, ['POST message']);
  });
});
