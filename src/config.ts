import { z } from 'zod';
import { Id, Language } from './domain/values.ts';

const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1');
const port = (fallback: number) => z.coerce.number().int().min(0).max(65_535).default(fallback);
const seconds = (fallback: number, least: number) =>
  z.coerce.number().int().min(least).default(fallback);
const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/$/, ''));

const shape = z.object({
  DESK_LOCAL: flag,
  NODE_ENV: z.string().default('production-like'),
  PORT: port(3978),
  DATA_DIR: z.string().min(1).default('.data'),
  TENANT_ID: Id,
  BOT_ID: z.string().trim().default(''),
  BOT_PASSWORD: z.string().default(''),
  STORE: z.enum(['sqlite', 'cosmos']).default('sqlite'),
  COSMOS_ENDPOINT: url.optional(),
  COSMOS_KEY: z.string().optional(),
  COSMOS_DATABASE: z.string().min(1).default('reseller-desk'),
  SEAL_KEYS: z.string().optional(),
  PEOPLE_FILE: z.string().min(1),
  ROLES_FILE: z.string().optional(),
  MANAGERS_FILE: z.string().optional(),
  PROVIDER_NAME: z.string().trim().min(1),
  PARTNER_CENTER_URL: url.default('https://api.partnercenter.microsoft.com'),
  PARTNER_CENTER_LOGIN_URL: url.default('https://login.microsoftonline.com'),
  PARTNER_CENTER_CLIENT_ID: z.string().min(1),
  PARTNER_CENTER_CLIENT_SECRET: z.string().min(1),
  PARTNER_CENTER_REFRESH_TOKEN: z.string().min(1),
  PORTAL_URL: url.default('https://partner.microsoft.com/dashboard/v2/customers/indirectresellers'),
  INVITATION_LINK: url,
  ENROL_LINK: url.default(
    'https://learn.microsoft.com/partner-center/indirect-reseller-tasks-in-partner-center',
  ),
  PUBLIC_URL: url.optional(),
  MAIL_COMPOSE: z.enum(['outlook', 'page', 'none']).default('outlook'),
  SYNC_SECONDS: seconds(300, 1),
  LANGUAGE: Language.default('en-US'),
  TIME_ZONE: z.string().default('UTC').refine(isZone, 'an IANA time zone such as Europe/Berlin'),
  WORKING_HOURS: z
    .string()
    .regex(/^([01]\d|2[0-4]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d$/)
    .default('09:00-17:00'),
  WORKING_DAYS: z
    .string()
    .regex(/^[1-7](,[1-7])*$/)
    .default('1,2,3,4,5'),
  APPROVAL_REMIND_DAYS: z.coerce.number().positive().default(1),
  APPROVAL_ESCALATE_DAYS: z.coerce.number().positive().default(3),
  APPROVAL_EXPIRE_DAYS: z.coerce.number().positive().default(14),
  INVITATION_REMIND_DAYS: z
    .string()
    .regex(/^\d+(,\d+)*$/)
    .default('7,21'),
  INVITATION_CLOSE_DAYS: z.coerce.number().positive().default(60),
  LOG_LEVEL: z.enum(['info', 'fault', 'silent']).default('info'),
});

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The settings of one run, read once. */
export type Config = z.infer<typeof shape>;

/** Thrown when a setting is missing or wrong; the message is one line that names it. */
export class WrongSetting extends Error {}

const where = 'see docs/operating.md';

/**
 * The one reader of the environment.
 * @throws WrongSetting with one line: the setting, what is expected, where it is documented.
 */
export const readConfig = (environment: Record<string, string | undefined>): Config => {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = shape.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0] ?? 'a setting');
    const missing = given[name] === undefined;
    throw new WrongSetting(
      `${name} is ${missing ? 'missing' : 'wrong'}: ${issue?.message ?? ''} (${where})`,
    );
  }
  const config = parsed.data;
  const wrong = contradiction(config, environment);
  if (wrong) throw new WrongSetting(`${wrong} (${where})`);
  return config;
};

const contradiction = (
  config: Config,
  environment: Record<string, string | undefined>,
): string | undefined => {
  if (config.DESK_LOCAL && environment.NODE_ENV === 'production')
    return 'DESK_LOCAL is wrong: local mode switches authentication off and is refused with NODE_ENV=production';
  if (!config.DESK_LOCAL && !config.BOT_ID)
    return 'BOT_ID is missing: the Entra application id of the bot; without it anybody could post as anybody';
  if (!config.DESK_LOCAL && !config.BOT_PASSWORD)
    return 'BOT_PASSWORD is missing: a client secret of the bot application';
  if (config.STORE === 'cosmos' && !config.COSMOS_ENDPOINT)
    return 'COSMOS_ENDPOINT is missing: STORE=cosmos needs the address of the Cosmos DB account';
  if (config.STORE === 'cosmos' && !config.COSMOS_KEY)
    return 'COSMOS_KEY is missing: STORE=cosmos needs a key of the Cosmos DB account';
  if (config.MAIL_COMPOSE === 'page' && !config.PUBLIC_URL && !config.DESK_LOCAL)
    return 'PUBLIC_URL is missing: MAIL_COMPOSE=page needs the address under which people reach this server';
  if (!config.DESK_LOCAL && config.PARTNER_CENTER_URL.startsWith('http:'))
    return 'PARTNER_CENTER_URL is wrong: https only, unless DESK_LOCAL=1';
  return undefined;
};
