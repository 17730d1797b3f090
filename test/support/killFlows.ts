import { say, type Key, type Values } from '../../src/locales/index.ts';
import { buttonsOf, textOf } from './cardReading.ts';
import type { Person } from './chatClient.ts';
import type { Message } from './connector.ts';
import type { KillWorld, Reseller } from './killWorld.ts';
import type { Place } from './place.ts';

const patience = 10_000;

/** What a flow is about, for those who look at what came of it. */
export interface Done {
  reseller: Reseller;
  /** The index of the first message of this flow. */
  since: number;
  emails: string[];
}

/** English words of the desk. */
export const words = (key: Key, values: Values = {}): string =>
  say('en-US', key, values).replaceAll('**', '');

/** What can be read on a message. */
export const textIn = (message: Message): string => (message.card ? textOf(message.card) : '');

/** A place as far as this flow goes. */
const from = ({ client }: KillWorld, place: Place, since: number) => {
  const seen = (texts: readonly string[], button?: string) =>
    client.connector.messages
      .slice(since)
      .filter(({ from: by }) => by === 'bot')
      .filter(({ conversationId }) => conversationId.split(';')[0] === place.id)
      .findLast(
        (message) =>
          texts.every((text) => textIn(message).includes(text)) &&
          (button === undefined ||
            buttonsOf(message.card ?? {}).some(({ title, verb }) =>
              [title, verb].includes(button),
            )),
      );
  return {
    /** The newest message with these texts. */
    shows: (...texts: string[]): Promise<Message> =>
      client.waitFor(() => seen(texts), `“${texts.join('” and “')}”`),
    /** The newest message with this text that has this button, by title or verb. */
    offers: (text: string, button: string): Promise<Message> =>
      client.waitFor(() => seen([text], button), `“${button}” under “${text}”`),
  };
};

/** Presses a button on the newest message that has it, once there is one. */
const presses = async (
  world: KillWorld,
  person: Person,
  place: Place,
  since: number,
  press: { on: string; button: string; inputs?: Record<string, string> },
): Promise<void> => {
  const message = await from(world, place, since).offers(press.on, press.button);
  await person.clicks(message, press.button, press.inputs);
};

const alone = (name: string) => words('card.request.title.removePartnership', { about: name });

/** A removal is asked for and approved, and waits for the portal. */
export const asksAndIsApproved = async (world: KillWorld): Promise<Done> => {
  const { alex, megan, channel, client } = world;
  const reseller = world.nextPartner();
  const { name } = reseller;
  const since = client.connector.messages.length;
  const hers = from(world, alex, since);
  const theirs = from(world, channel, since);

  await alex.says(`remove partnership ${name}`);
  // The impact was completed: somebody who reads it goes on.
  await hers.offers(words('word.asOf', { at: '' }).trim(), words('button.go'));
  await presses(world, alex, alex, since, { on: name, button: words('button.go') });
  await presses(world, alex, alex, since, {
    on: words('form.confirmRemoval.title', { reseller: name }),
    button: words('button.yes'),
    inputs: {
      in_notice: 'notRequired',
      in_reason: 'They moved to another distributor',
      in_representation: 'true',
    },
  });
  await hers.offers(alone(name), 'do:withdraw');
  await presses(world, megan, channel, since, {
    on: alone(name),
    button: 'do:approve',
    inputs: { in_representation: 'true' },
  });
  const finish = words('state.finishRemoval');
  await hers.shows(alone(name), finish);
  await theirs.shows(alone(name), finish);
  return { reseller, since, emails: [] };
};

/** The whole end of a partnership: asked for, approved, removed in the portal, and seen. */
export const removal = async (world: KillWorld): Promise<Done> => {
  const { alex, megan, channel, portal } = world;
  const asked = await asksAndIsApproved(world);
  const { reseller, since } = asked;
  const { name } = reseller;
  const hers = from(world, alex, since);
  const theirs = from(world, channel, since);

  await portal.removes(reseller.id);
  await looksOnce(world, asked);
  await presses(world, megan, channel, since, { on: alone(name), button: 'do:checkNow' });
  for (const place of [hers, theirs]) await place.shows(alone(name), words('state.done'));
  await hers.shows(words('line.done.removePartnership', { reseller: name }));
  await theirs.shows(
    words('line.partnershipRemoved', { reseller: name, asker: alex.name, approver: megan.name }),
  );
  return asked;
};

/** Check now on a removal that waits, until Partner Center's list was read. */
const looksOnce = async (world: KillWorld, { reseller, since }: Done): Promise<void> => {
  const before = await world.polledAt();
  const press = { on: reseller.name, button: 'do:checkNow' };
  await presses(world, world.megan, world.channel, since, press);
  const end = Date.now() + patience;
  while ((await world.polledAt()) === before) {
    if (Date.now() > end) throw new Error('Partner Center was not looked at');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

/** Two addresses of a reseller are invited, it accepts, and its inviter says so. `waiting`: a removal to press Check now on. */
export const invitation =
  (waiting: Done) =>
  async (world: KillWorld): Promise<Done> => {
    const { alex, channel, client, portal } = world;
    const reseller = await world.stranger();
    const { name } = reseller;
    const since = client.connector.messages.length;
    const hers = from(world, alex, since);
    const emails = ['jane', 'sales'].map((who) => `${who}@${reseller.partnerId}.example`);

    await alex.says('request partnership');
    await presses(world, alex, alex, since, {
      on: words('form.addresses.title'),
      button: words('button.go'),
      inputs: { in_emails: emails.join('; '), in_partnerId: reseller.partnerId },
    });
    await presses(world, alex, alex, since, {
      on: words('form.mailDraft.title'),
      button: words('button.useText'),
    });
    await presses(world, alex, alex, since, {
      on: words('form.mailFinal.title'),
      button: words('button.done'),
    });
    const [first = ''] = emails;
    await hers.offers(first, 'see:request');
    await portal.accepts(reseller.id);
    await looksOnce(world, waiting);
    await presses(world, alex, alex, since, { on: name, button: 'do:mine' });
    await hers.shows(words('card.batch.summary', { accepted: 2, waiting: 0, closed: 0 }));
    await hers.shows(words('line.accepted', { reseller: name }));
    await from(world, channel, since).shows(
      words('line.partnershipAccepted', {
        reseller: name,
        country: 'United States',
        partnerId: reseller.partnerId,
        inviter: alex.name,
      }),
    );
    return { reseller, since, emails };
  };
