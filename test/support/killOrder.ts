import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { ReplayMode } from '../../sandbox/state/credentials.ts';
import { customerOn, passwordIn, reviewsCustomer } from '../story/ordering.ts';
import { buttonsOf, textOf, type CardPart } from './cardReading.ts';
import type { Message } from './connector.ts';
import { messagesIn, presses, seenIn, textIn, words, type Flow } from './killFlow.ts';
import {
  familyName,
  lines,
  setupTitleOf,
  titleOf,
  toldOf,
  type NewOrder,
} from './killOrderBegun.ts';
import { checkOrder } from './killOrderCheck.ts';
import type { Sample } from './killLoop.ts';
import { isCreation, isSealing } from './killOrderSecret.ts';
import type { Trace } from './killOrders.ts';
import type { KillWorld } from './killWorld.ts';

// Long enough to be waited for; and nobody types as fast as these tests.
const provisioningMs = 300;
const throttle = 10_000;
const patience = 10_000;

let customers = 0;

/** Everything up to the review, without a mistake. */
const prepare = async (world: KillWorld, mode: ReplayMode): Promise<NewOrder> => {
  const { alex, client, portal } = world;
  await portal.wish({ customerReplay: mode, provisioningMs, throttle });
  const number = String((customers += 1)).padStart(4, '0');
  const named = {
    company: `${familyName} ${number}`,
    prefix: `${familyName.toLowerCase()}${number}`,
  };
  const review = await reviewsCustomer(alex, { ...named, lines });
  const said: string[] = [];
  const stopsHearing = client.connector.intercept(({ body }) => {
    said.push(JSON.stringify(body));
    return undefined;
  });
  const [since, heardSince] = [client.connector.messages.length, client.answers.length];
  return { ...named, mode, review, said, stopsHearing, since, heardSince };
};

const run = async (world: KillWorld, begun: NewOrder): Promise<NewOrder> => {
  const { alex, channel, portal } = world;
  const { company, review } = begun;
  const [hers, theirs] = [seenIn(world, begun, alex), seenIn(world, begun, channel)];
  const title = titleOf(begun);

  await alex.clicks(review, words('button.submit'), { in_attestation: 'true' });
  const offer = await seesPassword(world, begun);
  const agreement = words('waits.agreement', { customer: company });
  const customerId = customerOn(await hers.shows(title, agreement));
  await portal.agrees(customerId);
  await presses(world, begun, alex, { on: agreement, button: 'do:checkNow' });
  await seesLicences(world, begun, customerId);

  await hers.shows(title, words('state.done'));
  await hers.shows(toldOf('agreementAccepted', begun, alex));
  await hers.shows(toldOf('done.addCustomer', begun, alex));
  await theirs.shows(toldOf('customerAdded', begun, alex));
  await theirs.shows(toldOf('orderDone', begun, alex));
  return { ...begun, offer };
};

/** Shows the password and says that it is noted down, if there is one. @returns the setup info before */
const seesPassword = async (world: KillWorld, begun: NewOrder): Promise<CardPart | undefined> => {
  const { alex, client } = world;
  const title = setupTitleOf(begun);
  const offers = (message: Message, verb: string) =>
    buttonsOf(alex.sees(message)).some((button) => button.verb === verb);
  const isLost = (message: Message) => textIn(message).includes(words('gone.lost'));
  const setup = await client.waitFor(
    () =>
      messagesIn(world, begun, alex).findLast(
        (message) =>
          textIn(message).includes(title) && (offers(message, 'do:reveal') || isLost(message)),
      ),
    title,
  );
  if (isLost(setup)) return undefined;
  const offer = structuredClone(setup.card);
  const shown = await alex.clicks(setup, 'do:reveal');
  passwordIn(shown.card ? textOf(shown.card) : '');
  // The message may have been edited meanwhile, to what it says to somebody who was shown it.
  await client.waitFor(() => offers(setup, 'do:saved'), words('button.saved'));
  await alex.clicks(setup, 'do:saved');
  return offer;
};

/** Waits for the orders and for what comes of them, and presses Check now while the bot does not know yet. */
const seesLicences = async (
  world: KillWorld,
  begun: NewOrder,
  customerId: string,
): Promise<void> => {
  const { alex, client, portal } = world;
  const title = titleOf(begun);
  const [waits, done] = [words('waits.provisioning'), `✓ ${words('state.done')}`];
  const ordered = () =>
    messagesIn(world, begun, alex).findLast((message) => {
      const text = textIn(message);
      return text.includes(title) && (text.includes(waits) || text.includes(done));
    });
  await client.waitFor(ordered, waits);
  const end = Date.now() + patience;
  while ((await portal.subscriptions(customerId)).length < lines.length) {
    if (Date.now() > end) throw new Error('The subscriptions did not come');
    await pause(20);
  }
  const card = ordered();
  if (card && textIn(card).includes(waits)) await alex.clicks(card, 'do:checkNow');
};

/**
 * From the click on Submit to working licences: the customer, its password, its agreement, two orders. `shown`: hears of each new
 * customer's password; of undefined, when Partner Center's answer was lost with it.
 */
export const newOrder = (
  mode: ReplayMode,
  shown: (password: string | undefined) => void,
): Flow<NewOrder, NewOrder> => ({
  name: `Order (a repeated creation: ${mode})`,
  prepare: (world) => prepare(world, mode),
  run,
  check: async (world, done) => {
    const { password, ...repeats } = await checkOrder(world, done);
    shown(password);
    return repeats;
  },
});

const before = 1;
const after = 3;

/** Of the moments of an order those from shortly before the customer is created until shortly after that is saved. */
export const aroundCreation = (moments: Trace, { from, step }: Sample): Sample => {
  const [created, saved] = [isCreation.begins, isSealing.saved].map((label) =>
    moments.findIndex((labels) => labels.some((one) => label.test(one))),
  ) as [number, number];
  assert.ok(created >= before && saved > created, `${created} to ${saved}`);
  // Moments are counted from 1, and so are samples.
  return { from: created - before + from, step, to: saved + 1 + after };
};
