import assert from 'node:assert/strict';
import type { Message } from '../support/connector.ts';
import {
  approves,
  becomes,
  boughtBy,
  decisionOn,
  exchange,
  opensSubscription,
  theirs,
} from './bought.ts';
import { assertHas, asks, goesOn, textIn } from './hearing.ts';
import type { Stage } from './stage.ts';

const { name, prefix } = theirs.change;

/** A subscription is changed now, at its renewal, and cancelled while that is possible. */
export const changes = (on: () => Stage): void => {
  const begins = async (): Promise<Message> => {
    const card = await opensSubscription(on().alex, name, exchange);
    return goesOn(on().alex, card, 'Change subscription', 'what shall change?');
  };
  const now = async () => (await boughtBy(on(), prefix, exchange))[0];

  it('adds licences, and returns some within the window', async () => {
    const stage = on();
    const { alex } = stage;
    await begins();
    let form = await asks(alex, '+5', 'Change this subscription of');
    assertHas(textIn(form), '10 → 15 licences, now', 'No approval is needed');
    const more = await goesOn(alex, form, 'Submit', `Change a subscription of ${name}`);
    await becomes(stage, more, '✓ Done');
    assert.equal((await now())?.quantity, 15);
    await begins();
    form = await asks(alex, '12', 'Change this subscription of');
    const fewer = await goesOn(alex, form, 'Submit', `Change a subscription of ${name}`);
    await becomes(stage, fewer, '✓ Done');
    assert.equal((await now())?.quantity, 12);
  });

  it('says what is not possible, and keeps what was typed', async () => {
    const { alex } = on();
    await begins();
    const form = await asks(alex, '99999', 'Please look at this again');
    assertHas(textIn(form), 'what shall change?');
    await asks(alex, 'cancel', 'Cancelled');
  });

  it('ends at the end of the term when that is wanted', async () => {
    const stage = on();
    const { alex } = stage;
    const form = await begins();
    const confirm = await goesOn(alex, form, 'Next', 'Change this subscription of', {
      in_change: 'end',
    });
    const mine = await goesOn(alex, confirm, 'Submit', `Change a subscription of ${name}`);
    await becomes(stage, mine, '✓ Done');
    assert.equal((await now())?.autoRenewEnabled, false);
  });

  it('is not changed when somebody was faster in the portal', async () => {
    const { alex, portal } = on();
    await begins();
    const form = await asks(alex, '14', 'Change this subscription of');
    const one = await now();
    const customerId = (await portal.customers(`${prefix}.onmicrosoft.com`))[0]?.id;
    await portal.wish({
      changeSubscription: { customerId, subscriptionId: one?.id, set: { quantity: 13 } },
    });
    await goesOn(alex, form, 'Submit', 'The subscription was changed meanwhile');
    assert.equal((await now())?.quantity, 13);
    await asks(alex, 'cancel', 'Cancelled');
  });

  it('is cancelled within its window, with an admin’s agreement', async () => {
    const stage = on();
    const { alex } = stage;
    const form = await begins();
    const confirm = await goesOn(alex, form, 'Next', 'Change this subscription of', {
      in_change: 'cancel',
    });
    const request = `Change a subscription of ${name}`;
    const mine = await goesOn(alex, confirm, 'Submit', request);
    assertHas(textIn(mine), 'because it cancels a subscription');
    await approves(stage, await decisionOn(stage, request));
    await becomes(stage, mine, '✓ Done');
    assert.notEqual((await now())?.status, 'active');
  });
};
