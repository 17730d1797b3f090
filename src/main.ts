import { mkdirSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { openBot } from './bot/bot.ts';
import { openServer } from './bot/server.ts';
import { showForm } from './cards/forms.ts';
import { showView, summaryOf } from './cards/index.ts';
import { readConfig, WrongSetting, type Config } from './config.ts';
import { conversations } from './dialogs/index.ts';
import { mailPage, mailPageHeaders } from './dialogs/mailPage.ts';
import { freeLeases } from './domain/deliver/leases.ts';
import { startDelivery, startRounds, type DeliveryRound } from './domain/deliver/round.ts';
import type { DeliveryDoors } from './domain/deliver/doer.ts';
import { receiveEvent } from './domain/events.ts';
import { setFirstManagers } from './domain/firstManagers.ts';
import { openDesk } from './domain/openDesk.ts';
import { adopt } from './domain/painters.ts';
import { placeOfPerson } from './domain/places.ts';
import { defaultRoles, OrderRules, type Policy } from './domain/policy.ts';
import type { Seal, Store } from './domain/ports.ts';
import { runRound } from './domain/sync/rounds.ts';
import { workingTime } from './domain/time.ts';
import { openJsonDirectory } from './gateways/directory/jsonFile.ts';
import { openPartnerCenter } from './gateways/partnerCenter/partnerCenter.ts';
import { watched } from './gateways/partnerCenter/watched.ts';
import { openInbox, webhookPath } from './gateways/partnerCenter/webhookInbox.ts';
import { sealedSecrets } from './gateways/partnerCenter/secrets.ts';
import { readOrderRules, readRoles } from './gateways/rulesFile.ts';
import { keyFile, openSeal, sealKeys } from './gateways/seal.ts';
import { openSqliteStore } from './gateways/store/sqlite.ts';
import { jsonLog, systemClock, systemIds } from './gateways/system.ts';

const tickMs = 2_000;

/** A desk that runs. */
export interface House {
  port: number;
  close(): Promise<void>;
}

/** Which keys fit into the doors that a test wants to listen at. */
export interface Keys {
  store?(store: Store): Store;
}

/** Opens every door, the server and the delivery round. Throws one line when a setting does not fit. */
export const openHouse = async (config: Config, keys: Keys = {}): Promise<House> => {
  mkdirSync(config.DATA_DIR, { recursive: true });
  const log = jsonLog(process.stdout, config.LOG_LEVEL);
  const clock = systemClock;
  const ids = systemIds;
  const seal = await fitting(config.SEAL_KEYS ? 'SEAL_KEYS' : 'DATA_DIR', () => openSealOf(config));
  const opened = await fitting(config.STORE === 'cosmos' ? 'COSMOS_ENDPOINT' : 'DATA_DIR', () =>
    openStoreOf(config),
  );
  const store = keys.store?.(opened) ?? opened;
  const directory = await fitting('PEOPLE_FILE', () =>
    openJsonDirectory({ file: config.PEOPLE_FILE, log, tenantId: config.TENANT_ID }),
  );
  const { partnerCenter, lastLook } = watched(
    openPartnerCenter({
      baseUrl: config.PARTNER_CENTER_URL,
      loginUrl: config.PARTNER_CENTER_LOGIN_URL,
      tenantId: config.TENANT_ID,
      clientId: config.PARTNER_CENTER_CLIENT_ID,
      clientSecret: config.PARTNER_CENTER_CLIENT_SECRET,
      refreshToken: config.PARTNER_CENTER_REFRESH_TOKEN,
      secrets: sealedSecrets(store.desk, seal, log),
      clock,
      ids,
      log,
    }),
    clock,
  );

  const managersFile = config.MANAGERS_FILE;
  const delivery: { round?: DeliveryRound } = {};
  const doors = {
    store,
    partnerCenter,
    directory,
    clock,
    ids,
    log,
    seal,
    policy: await policyOf(config),
    wake: () => delivery.round?.wake(),
  };
  const desk = openDesk(doors, settingsOf(config));
  const bot = openBot(
    {
      identity: {
        local: config.DESK_LOCAL,
        botId: config.BOT_ID,
        botPassword: config.BOT_PASSWORD,
        tenantId: config.TENANT_ID,
      },
      desk,
      talk: store.talk,
      cards: { showView, showForm, summaryOf },
      log,
      ids,
      clock,
      adopt: adopt(doors),
      addressOf: async (personId) => (await placeOfPerson(store, personId))?.address,
    },
    conversations,
  );

  const deliveryDoors: DeliveryDoors = {
    ...doors,
    notifier: bot.notifier,
    stillAsked: bot.stillAsked,
    runRound: async (round) => {
      const sync = { syncSeconds: config.SYNC_SECONDS, callsPerMinute: config.CALLS_PER_MINUTE };
      const ran = await runRound(doors, sync, round);
      if (round === 'partnerships' && managersFile)
        await setFirstManagers(doors, () => readFileSync(managersFile, 'utf8'));
      return ran;
    },
  };
  const rootFile = config.WEBHOOK_ROOT_FILE;
  const inbox = await fitting('WEBHOOK_ROOT_FILE', () =>
    openInbox({ rootFile, local: config.DESK_LOCAL, receive: receiveEvent(doors), clock, log }),
  );
  const server = await fitting('PORT', () =>
    openServer({
      port: config.PORT,
      local: config.DESK_LOCAL,
      receive: bot.receive,
      ready: async () => {
        await store.check();
        return { ready: true, store: config.STORE, partnerCenter: lastLook() };
      },
      pages: [
        {
          path: '/mail',
          headers: mailPageHeaders,
          show: (query) => Promise.resolve(mailPage(query)),
        },
      ],
      inboxes: [{ path: webhookPath, take: inbox }],
      log,
    }),
  );
  await startRounds(deliveryDoors);
  // The same name after a restart: what this process held when it was killed is free at once.
  const worker = `${hostname()}:${server.port}`;
  await freeLeases(deliveryDoors, worker);
  delivery.round = startDelivery(deliveryDoors, { tickMs, worker });
  log.info('started', { port: server.port, store: config.STORE, local: config.DESK_LOCAL });

  return {
    port: server.port,
    close: async () => {
      await server.close();
      await delivery.round?.close();
      await store.close();
    },
  };
};

/** Names the setting behind a door that does not open. */
const fitting = async <T>(setting: string, open: () => T | Promise<T>): Promise<T> => {
  try {
    return await open();
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new WrongSetting(`${setting} is wrong: ${why} (see docs/operating.md)`, { cause: error });
  }
};

const openStoreOf = async (config: Config): Promise<Store> => {
  if (config.STORE === 'sqlite')
    return openSqliteStore({ file: join(config.DATA_DIR, 'desk.sqlite') });
  // Loaded only where it is used: the Cosmos DB SDK is large.
  const { openCosmosStore } = await import('./gateways/store/cosmos.ts');
  return openCosmosStore({
    endpoint: config.COSMOS_ENDPOINT ?? '',
    key: config.COSMOS_KEY ?? '',
    database: config.COSMOS_DATABASE,
    tenantId: config.TENANT_ID,
  });
};

const openSealOf = (config: Config): Seal =>
  openSeal({
    keys: config.SEAL_KEYS
      ? sealKeys(config.SEAL_KEYS)
      : [keyFile(join(config.DATA_DIR, 'seal.key'))],
  });

const policyOf = async (config: Config): Promise<Policy> => ({
  roles: await fitting('ROLES_FILE', () =>
    config.ROLES_FILE ? readRoles(config.ROLES_FILE) : defaultRoles,
  ),
  working: workingTime(config.WORKING_HOURS, config.WORKING_DAYS, config.TIME_ZONE),
  approval: {
    remindDays: config.APPROVAL_REMIND_DAYS,
    escalateDays: config.APPROVAL_ESCALATE_DAYS,
    expireDays: config.APPROVAL_EXPIRE_DAYS,
  },
  invitation: {
    remindDays: config.INVITATION_REMIND_DAYS.split(',').map(Number),
    closeDays: config.INVITATION_CLOSE_DAYS,
  },
  orderApproval: {
    remindHours: config.ORDER_REMIND_HOURS,
    escalateHours: config.ORDER_ESCALATE_HOURS,
    expireDays: config.ORDER_EXPIRE_DAYS,
  },
  orders: await fitting('ORDER_RULES_FILE', () =>
    config.ORDER_RULES_FILE ? readOrderRules(config.ORDER_RULES_FILE) : OrderRules.parse({}),
  ),
  agreementBy: config.CUSTOMER_AGREEMENT,
  setupDays: config.SETUP_DAYS,
  callsPerMinute: config.CALLS_PER_MINUTE,
});

const settingsOf = (config: Config): Parameters<typeof openDesk>[1] => ({
  providerName: config.PROVIDER_NAME,
  providerId: config.TENANT_ID,
  invitationLink: config.INVITATION_LINK,
  enrolLink: config.ENROL_LINK,
  portalUrl: config.PORTAL_URL,
  mailCompose: config.MAIL_COMPOSE,
  publicUrl: config.PUBLIC_URL ?? `http://127.0.0.1:${config.PORT}`,
  language: config.DESK_LANGUAGE,
  zone: config.TIME_ZONE,
  agreementLink: config.CUSTOMER_AGREEMENT_LINK,
  signInUrl: config.SIGN_IN_URL,
  customersUrl: config.CUSTOMERS_URL,
  gdapByDefault: config.GDAP_BY_DEFAULT,
});

/** Runs the desk until it is told to stop: what `npm start` does. */
export const run = async (environment: Record<string, string | undefined>): Promise<void> => {
  try {
    const house = await openHouse(readConfig(environment));
    let stopping: Promise<void> | undefined;
    const stop = (): void => {
      stopping ??= house.close();
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
};
