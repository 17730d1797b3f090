import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { northwind } from '../sandbox/provider.ts';
import { demoCredentials } from '../sandbox/settings.ts';
import type { Playground } from './playground.ts';
import { adminAgent, salesAgent, tenantId } from './people.ts';

type Environment = Record<string, string | undefined>;

/** What one run of the demo was asked to do. */
export interface Settings {
  /** Without the chat clients. */
  headless: boolean;
  /** Begin with fresh data. */
  reset: boolean;
  /** By the names of their settings. */
  ports: {
    PORT: number;
    SANDBOX_PORT: number;
    PLAYGROUND_PORT?: number;
    ADMIN_PLAYGROUND_PORT?: number;
  };
  /** Absolute. */
  dataDir: string;
}

/** Thrown for a wrong setting or option; the message is one line. */
export class WrongSetting extends Error {}

/** @throws WrongSetting */
export const readSettings = (args: readonly string[], environment: Environment): Settings => {
  const unknown = args.find((each) => each !== '--headless' && each !== '--reset');
  if (unknown)
    throw new WrongSetting(
      `${unknown} is no option of the demo: there are --headless and --reset.`,
    );
  const headless = args.includes('--headless');
  const port = (name: string, usual: number): number => {
    const text = environment[name] || String(usual);
    const wanted = Number(text);
    if (Number.isInteger(wanted) && wanted > 0 && wanted < 65_536) return wanted;
    throw new WrongSetting(
      `${name} is wrong: it is "${text}", but a port is a number from 1 to 65535.`,
    );
  };
  return {
    headless,
    reset: args.includes('--reset'),
    ports: {
      PORT: port('PORT', 3978),
      SANDBOX_PORT: port('SANDBOX_PORT', 3979),
      ...(headless
        ? {}
        : {
            PLAYGROUND_PORT: port('PLAYGROUND_PORT', 56150),
            ADMIN_PLAYGROUND_PORT: port('ADMIN_PLAYGROUND_PORT', 56151),
          }),
    },
    dataDir: resolve(environment.DATA_DIR || '.data'),
  };
};

/** Where things are in this run. */
export const addressesOf = ({ ports }: Settings) => ({
  bot: `http://127.0.0.1:${ports.PORT}`,
  messages: `http://127.0.0.1:${ports.PORT}/api/messages`,
  sandbox: `http://127.0.0.1:${ports.SANDBOX_PORT}`,
  salesAgent: `http://localhost:${ports.PLAYGROUND_PORT}`,
  adminAgent: `http://localhost:${ports.ADMIN_PLAYGROUND_PORT}`,
});

/** Files that the demo writes for the bot to read. */
export const filesOf = ({ dataDir }: Settings) => ({
  people: join(dataDir, 'people.json'),
  managers: join(dataDir, 'managers.csv'),
  root: join(dataDir, 'webhook-root.pem'),
});

/** The chat clients of this run; none when it is headless. */
export const playgroundsOf = ({ ports, dataDir }: Settings): Playground[] => {
  const { PLAYGROUND_PORT, ADMIN_PLAYGROUND_PORT } = ports;
  if (PLAYGROUND_PORT === undefined || ADMIN_PLAYGROUND_PORT === undefined) return [];
  return [
    {
      prefix: 'sales',
      person: salesAgent,
      port: PLAYGROUND_PORT,
      folder: join(dataDir, 'playground-sales'),
    },
    {
      prefix: 'admin',
      person: adminAgent,
      port: ADMIN_PLAYGROUND_PORT,
      folder: join(dataDir, 'playground-admin'),
    },
  ];
};

// Production is no place for a demo, and options of this process are not meant for the others.
const notForParts = ['NODE_ENV', 'NODE_OPTIONS'];

/** The environment that every part begins with. */
export const commonEnvironment = (environment: Environment): Environment =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !notForParts.includes(name)));

/** The sandbox's settings in this run. */
export const sandboxEnvironment = (settings: Settings): Record<string, string> => ({
  SANDBOX_PORT: String(settings.ports.SANDBOX_PORT),
  DATA_DIR: settings.dataDir,
  SANDBOX_RESET: settings.reset ? '1' : '0',
  PARTNER_TENANT: tenantId,
});

/** The bot's settings in this run. */
export const botEnvironment = (
  settings: Settings,
  environment: Environment,
): Record<string, string> => {
  const { sandbox } = addressesOf(settings);
  const { people, managers, root } = filesOf(settings);
  const provider = northwind(tenantId);
  return {
    DESK_LOCAL: '1',
    PORT: String(settings.ports.PORT),
    DATA_DIR: settings.dataDir,
    TENANT_ID: tenantId,
    PROVIDER_NAME: environment.PROVIDER_NAME || provider.name,
    PEOPLE_FILE: people,
    MANAGERS_FILE: managers,
    PARTNER_CENTER_URL: sandbox,
    PARTNER_CENTER_LOGIN_URL: sandbox,
    PARTNER_CENTER_CLIENT_ID: demoCredentials.clientId,
    PARTNER_CENTER_CLIENT_SECRET: demoCredentials.clientSecret,
    PARTNER_CENTER_REFRESH_TOKEN: demoCredentials.refreshToken,
    ...(existsSync(root) && { WEBHOOK_ROOT_FILE: root }),
    PORTAL_URL: `${sandbox}/portal/indirect-resellers`,
    INVITATION_LINK: `${sandbox}/invite/${provider.inviteToken}`,
    ENROL_LINK: `${sandbox}/enrol`,
    CUSTOMERS_URL: `${sandbox}/`,
    CUSTOMER_AGREEMENT_LINK: `${sandbox}/admin-centre/agreement/{customerId}`,
    SIGN_IN_URL: `${sandbox}/`,
    MAIL_COMPOSE: environment.MAIL_COMPOSE || 'page',
    SYNC_SECONDS: environment.SYNC_SECONDS || '3',
  };
};
