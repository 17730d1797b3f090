import assert from 'node:assert/strict';
import { buttonsOf } from '../support/cardReading.ts';
import { assertHas, assertHasNot, asks, textIn } from './hearing.ts';
import type { Stage } from './stage.ts';

/** Who may not, and what no client of ours would send. */
export const strangers = (on: () => Stage): void => {
  it('tells somebody without a role a polite no and nothing else', async () => {
    const { lynne, channel, alex } = on();
    await lynne.installs();
    assert.equal(lynne.messages().length, 0);
    for (const text of ['help', 'resellers', 'pending', 'history fabrikam']) {
      await asks(lynne, text, 'Sorry, I cannot help you here.');
    }
    const card = channel.lastCard();
    const see = {
      action: { type: 'Action.Execute', verb: 'see:resellers', data: { filter: 'all|', page: 0 } },
    };
    const answer = await lynne.forges(card, see);
    assertHas(answer.message ?? '', 'Sorry, I cannot help you here.');
    assert.equal(answer.card, undefined);
    assert.ok(alex.messages().length > 0);
  });

  it('says the same to another tenant, whatever roles the person claims', async () => {
    const { client, alex } = on();
    const other = client.person(alex.personId, 'Alex Wilber', { tenantId: 'another-tenant' });
    const before = alex.messages().length;
    await other.says('resellers');
    assertHas(textIn(alex.lastCard()), 'Sorry, I cannot help you here.');
    assert.equal(alex.messages().length, before + 1);
  });

  it('answers forged clicks without doing anything', async () => {
    const { alex, megan, patti } = on();
    const card = await asks(alex, 'my requests', 'My requests');
    const id = buttonsOf(alex.sees(card)).find(({ verb }) => verb === 'see:request')?.action.data;
    const requestId = (id as { filter: string }).filter;
    const wrong = [
      undefined,
      {},
      {
        action: { type: 'Action.Execute', verb: 'do:destroy', data: { id: requestId, version: 0 } },
      },
      {
        action: {
          type: 'Action.Execute',
          verb: 'do:stepDone',
          data: { id: requestId, version: 0 },
        },
      },
      {
        action: {
          type: 'Action.Execute',
          verb: 'do:approve',
          data: { id: requestId, version: 'x' },
        },
      },
      { action: { type: 'Action.Execute', verb: 'see:everything', data: { filter: '', page: 0 } } },
      {
        action: { type: 'Action.Submit', verb: 'do:approve', data: { id: requestId, version: 0 } },
      },
    ];
    for (const value of wrong) {
      const answer = await megan.forges(card, value);
      assert.deepEqual([answer.status, answer.statusCode], [200, 400], JSON.stringify(value));
    }
    const hidden = await patti.forges(card, {
      action: {
        type: 'Action.Execute',
        verb: 'do:reject',
        data: { id: requestId, version: 99, in_reason: 'Because' },
      },
    });
    assert.equal(hidden.card, undefined);
    assertHas(hidden.message ?? '', 'Your role may not do this');
    const unknown = await megan.forges(card, {
      action: { type: 'Action.Execute', verb: 'do:approve', data: { id: 'no-such', version: 0 } },
    });
    assertHas(unknown.message ?? '', 'I cannot find that here');
  });

  it('lets nobody answer another person’s form', async () => {
    const { alex, patti } = on();
    const form = await asks(alex, 'request partnership', 'Request a partnership');
    const data = buttonsOf(alex.sees(form)).find(({ title }) => title === 'Next')?.action.data;
    const answer = await patti.forges(form, {
      action: {
        type: 'Action.Execute',
        verb: 'answer',
        data: { ...(data as object), in_emails: 'x@y.example' },
      },
    });
    assertHas(answer.message ?? JSON.stringify(answer.card), 'This card belongs to somebody else');
    assertHasNot(textIn(form), 'x@y.example');
    await asks(alex, 'cancel', 'Cancelled');
  });
};
