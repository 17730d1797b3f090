import { openDesk } from '../../src/domain/openDesk.ts';
import type { Desk } from '../../src/domain/desk.ts';
import type { DeliveryDoors } from '../../src/domain/deliver/doer.ts';
import { startDelivery, type DeliveryRound } from '../../src/domain/deliver/round.ts';
import type { Address, Message } from '../../src/domain/notice.ts';
import { partnershipDoc, type Partnership } from '../../src/domain/partnership.ts';
import type { Policy } from '../../src/domain/policy.ts';
import type { Log, Posted, Seal, Store } from '../../src/domain/ports.ts';
import { NoAnswer, type PartnerCenter } from '../../src/domain/partnerCenterDoor.ts';
import type { Actor, Moment } from '../../src/domain/values.ts';
import { later } from '../../src/domain/time.ts';
import { openSeal } from '../../src/gateways/seal.ts';
import { systemIds } from '../../src/gateways/system.ts';
import { openSqliteStore } from '../../src/gateways/store/sqlite.ts';
import { adele, alex, isaiah, megan, monday, patti, policy } from './requests.ts';

/** What was posted where, and what each message reads now. */
export interface Heard {
  to: string;
  messageId: string;
  message: Message;
  edits: number;
}

/** The business with a store in memory, a clock that is set, and a notifier that only listens. */
export interface TestDesk {
  desk: Desk;
  doors: DeliveryDoors;
  delivery: DeliveryRound;
  heard: Heard[];
  /** Moves the clock. */
  pass(by: Parameters<typeof later>[1]): void;
  /** Delivers until nothing is due. */
  settle(): Promise<void>;
  close(): Promise<void>;
  /** How the next posts or edits go, instead of well. */
  answers: Posted[];
}

const people: readonly Actor[] = [alex, patti, megan, adele, isaiah];

const personal = (actor: Actor): Address => ({
  conversationId: `a:${actor.id}`,
  kind: 'personal',
  serviceUrl: 'http://localhost/',
  botId: 'bot',
  tenantId: 'tenant',
  language: 'en-US',
  personId: actor.id,
});

/** A channel of the team. */
export const channel = (name: string): Address => ({
  conversationId: `19:${name}@thread.tacv2`,
  kind: 'channel',
  serviceUrl: 'http://localhost/',
  botId: 'bot',
  tenantId: 'tenant',
  language: 'en-US',
});

/** A partnership that is there. */
export const partnership = (change: Partial<Partnership> = {}): Partnership => ({
  id: 'fabrikam',
  name: 'Fabrikam',
  partnerId: '4847383',
  country: 'US',
  state: 'active',
  since: monday,
  baseline: true,
  missing: 0,
  ...change,
});

/** A seal with a key of its own. */
export const testSeal = (): Seal =>
  openSeal({ keys: [{ id: 'test', key: new Uint8Array(32).fill(7) }] });

/** Prints faults, but for the broken lines that a test has scripted. */
export const brokenLinesAside: Log = {
  info: () => undefined,
  fault: (event, error) => (error instanceof NoAnswer ? undefined : console.error(event, error)),
};

/** Opens the business for a test: everybody has spoken with the bot, Fabrikam is a partner. */
export const openTestDesk = async (
  given: {
    store?: Store;
    partnerCenter?: PartnerCenter;
    policy?: Partial<Policy>;
    log?: Log;
  } = {},
): Promise<TestDesk> => {
  const store = given.store ?? (await openSqliteStore({ file: ':memory:' }));
  let now: Moment = monday;
  const heard: Heard[] = [];
  const answers: Posted[] = [];
  const started: { delivery?: DeliveryRound } = {};
  const doors: DeliveryDoors = {
    store,
    partnerCenter: given.partnerCenter ?? ({} as PartnerCenter),
    directory: {
      person: (id) =>
        Promise.resolve(
          people
            .filter((one) => one.id === id)
            .map((one) => ({ id, name: one.name, roles: [...one.roles] as [] }))[0],
        ),
      holders: (roles) =>
        Promise.resolve(
          people.filter((one) => one.roles.some((role) => (roles as string[]).includes(role))),
        ),
    },
    clock: { now: () => now },
    ids: systemIds,
    log: given.log ?? {
      info: () => undefined,
      fault: (event, error) => console.error(event, error),
    },
    seal: testSeal(),
    policy: { ...policy, ...given.policy },
    wake: () => started.delivery?.wake(),
    notifier: {
      post: (to, message) => {
        const answer = answers.shift();
        if (answer) return Promise.resolve(answer);
        const messageId = `m${heard.length + 1}`;
        heard.push({ to: to.conversationId, messageId, message, edits: 0 });
        return Promise.resolve({ is: 'posted', messageId });
      },
      edit: (to, messageId, message) => {
        const answer = answers.shift();
        if (answer) return Promise.resolve(answer);
        const one = heard.find(
          (known) => known.to === to.conversationId && known.messageId === messageId,
        );
        if (!one) return Promise.resolve({ is: 'gone' });
        one.message = message;
        one.edits += 1;
        return Promise.resolve({ is: 'edited' });
      },
    },
    stillAsked: () => Promise.resolve(true),
    runRound: () => Promise.resolve({ again: later(now, { days: 1 }) }),
  };
  const desk = openDesk(doors, {
    providerName: 'Northwind',
    providerId: 'provider',
    invitationLink: 'https://invite.example/1',
    enrolLink: 'https://enrol.example',
    portalUrl: 'https://portal.example',
    mailCompose: 'outlook',
    publicUrl: 'https://desk.example',
    language: 'en-US',
    zone: 'UTC',
    agreementLink: 'https://admin.example/{customerId}',
    signInUrl: 'https://signin.example',
    customersUrl: 'https://customers.example',
    gdapByDefault: true,
  });
  for (const actor of people)
    await desk.act.reachable(personal(actor), { id: actor.id, name: actor.name });
  await store.desk.commit([{ op: 'put', doc: partnershipDoc(partnership()) }]);
  const delivery = startDelivery(doors, { tickMs: 60_000, worker: 'test' });
  started.delivery = delivery;
  return {
    desk,
    doors,
    delivery,
    heard,
    answers,
    pass: (by) => {
      now = later(now, by);
    },
    settle: async () => {
      for (let round = 0; round < 8; round += 1) {
        delivery.wake();
        await delivery.idle();
      }
    },
    close: async () => {
      await delivery.close();
      await store.close();
    },
  };
};

/** What a place has heard, in short: line keys and views. */
export const heardIn = (test: TestDesk, to: string): string[] =>
  test.heard
    .filter((one) => one.to === to)
    .map(({ message }) =>
      'form' in message
        ? message.form.form
        : message.view.view === 'line'
          ? message.view.line.key
          : message.view.view,
    );
