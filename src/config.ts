import { z } from 'zod';
import { Id, Language } from './domain/values.ts';

const text = z.string().trim().min(1);
const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1');
const yes = z
  .enum(['0', '1'])
  .default('1')
  .transform((value) => value === '1');
const days = z.coerce.number().positive();
const link = z.url({ protocol: /^https?$/ });
/** An address that paths are put behind. */
const base = link.transform((address) => address.replace(/\/+$/, ''));

const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

const isWorkingDay = (hours: string): boolean => {
  const [from = '', to = ''] = hours.split('-');
  return from < to && to <= '24:00';
};

/** Each under an id of its own; the first one seals. */
const haveDifferentIds = (keys: string): boolean => {
  const ids = keys.split(',').map((key) => key.trim().split(':')[0]);
  return new Set(ids).size === ids.length;
};

const oneKey = String.raw`\s*[\w-]{1,40}:[\w+/-]{43}=?\s*`;

const shape = z.object({
  DESK_LOCAL: flag,
  NODE_ENV: z.string().optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978),
  DATA_DIR: text.default('.data'),
  TENANT_ID: Id,
  BOT_ID: z.string().trim().default(''),
  BOT_PASSWORD: z.string().trim().default(''),
  STORE: z.enum(['sqlite', 'cosmos']).default('sqlite'),
  COSMOS_ENDPOINT: base.optional(),
  COSMOS_KEY: text.optional(),
  COSMOS_DATABASE: text.default('reseller-desk'),
  SEAL_KEYS: z
    .string()
    .regex(new RegExp(`^${oneKey}(,${oneKey})*$`))
    .refine(haveDifferentIds)
    .optional(),
  PEOPLE_FILE: text,
  ROLES_FILE: text.optional(),
  MANAGERS_FILE: text.optional(),
  PROVIDER_NAME: text,
  PARTNER_CENTER_URL: base.default('https://api.partnercenter.microsoft.com'),
  PARTNER_CENTER_LOGIN_URL: base.default('https://login.microsoftonline.com'),
  PARTNER_CENTER_CLIENT_ID: text,
  PARTNER_CENTER_CLIENT_SECRET: text,
  PARTNER_CENTER_REFRESH_TOKEN: text,
  WEBHOOK_ROOT_FILE: text.optional(),
  PORTAL_URL: link.default(
    'https://partner.microsoft.com/dashboard/v2/customers/indirectresellers',
  ),
  INVITATION_LINK: link,
  ENROL_LINK: link.default(
    'https://learn.microsoft.com/partner-center/indirect-reseller-tasks-in-partner-center',
  ),
  CUSTOMERS_URL: link.default('https://partner.microsoft.com/dashboard/v2/customers/list'),
  SYNC_SECONDS: z.coerce.number().int().min(1).default(300),
  CALLS_PER_MINUTE: z.coerce.number().int().min(1).default(100),
  MAIL_COMPOSE: z.enum(['outlook', 'page', 'none']).default('outlook'),
  PUBLIC_URL: base.optional(),
  DESK_LANGUAGE: Language.default('en-US'),
  TIME_ZONE: z.string().refine(isZone).default('UTC'),
  WORKING_HOURS: z
    .string()
    .regex(/^([01]\d|2[0-4]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d$/)
    .refine(isWorkingDay)
    .default('09:00-17:00'),
  WORKING_DAYS: z
    .string()
    .regex(/^[1-7](,[1-7])*$/)
    .default('1,2,3,4,5'),
  APPROVAL_REMIND_DAYS: days.default(1),
  APPROVAL_ESCALATE_DAYS: days.default(3),
  APPROVAL_EXPIRE_DAYS: days.default(14),
  INVITATION_REMIND_DAYS: z
    .string()
    .regex(/^\d+(,\d+)*$/)
    .default('7,21'),
  INVITATION_CLOSE_DAYS: days.default(60),
  ORDER_RULES_FILE: text.optional(),
  ORDER_REMIND_HOURS: days.default(2),
  ORDER_ESCALATE_HOURS: days.default(4),
  ORDER_EXPIRE_DAYS: days.default(3),
  CUSTOMER_AGREEMENT: z.enum(['customer', 'confirmation']).default('customer'),
  CUSTOMER_AGREEMENT_LINK: link.default(
    'https://admin.microsoft.com/Adminportal/Home#/BillingAccounts/billing-accounts',
  ),
  SIGN_IN_URL: link.default('https://admin.microsoft.com'),
  GDAP_BY_DEFAULT: yes,
  SETUP_DAYS: days.default(3),
  LOG_LEVEL: z.enum(['info', 'fault', 'silent']).default('info'),
});

type Setting = keyof typeof shape.shape;

const aFile = 'the path of a file';
const aLink = 'an address that begins with https://';
const someDays = 'a number of days above 0';
const someHours = 'a number of hours above 0';

/** What a setting must be, to end the line that says it is not; values are never repeated, because some are secret. */
const expected: Record<Setting, string> = {
  DESK_LOCAL: '1 or 0',
  NODE_ENV: 'any text, such as production',
  PORT: 'a port number from 0 to 65535',
  DATA_DIR: 'the path of a folder',
  TENANT_ID: 'the Entra tenant id of the provider',
  BOT_ID: 'the Entra application id of the bot; without it anybody could post as anybody',
  BOT_PASSWORD: 'a client secret of the bot application',
  STORE: 'sqlite or cosmos',
  COSMOS_ENDPOINT: 'the address of the Cosmos DB account, because STORE is cosmos',
  COSMOS_KEY: 'a key of the Cosmos DB account, because STORE is cosmos',
  COSMOS_DATABASE: 'the name of a database',
  SEAL_KEYS:
    'id:key pairs, separated by commas, each key 32 bytes in base64 under an id of its own',
  PEOPLE_FILE: 'the path of the JSON file that says who has which role',
  ROLES_FILE: aFile,
  MANAGERS_FILE: aFile,
  PROVIDER_NAME: 'the name of the provider, as resellers know it',
  PARTNER_CENTER_URL: `${aLink}; http:// only with DESK_LOCAL=1`,
  PARTNER_CENTER_LOGIN_URL: `${aLink}; http:// only with DESK_LOCAL=1`,
  PARTNER_CENTER_CLIENT_ID: 'the id of the application that is registered in Partner Center',
  PARTNER_CENTER_CLIENT_SECRET: 'a client secret of that application',
  PARTNER_CENTER_REFRESH_TOKEN: 'a refresh token of the service account',
  WEBHOOK_ROOT_FILE: 'the path of a file with root certificates (PEM)',
  PORTAL_URL: aLink,
  INVITATION_LINK: 'the personal link of the provider, behind which resellers accept',
  ENROL_LINK: aLink,
  CUSTOMERS_URL: aLink,
  PUBLIC_URL: 'the https:// address under which people reach this server',
  MAIL_COMPOSE: 'outlook, page or none',
  SYNC_SECONDS: 'a whole number of seconds above 0',
  CALLS_PER_MINUTE: 'a whole number of calls above 0',
  DESK_LANGUAGE: 'en-US or zh-CN',
  TIME_ZONE: 'an IANA time zone such as Europe/Berlin',
  WORKING_HOURS: 'two times of one day, such as 09:00-17:00',
  WORKING_DAYS: 'days of the week from 1 (Monday) to 7, such as 1,2,3,4,5',
  APPROVAL_REMIND_DAYS: someDays,
  APPROVAL_ESCALATE_DAYS: someDays,
  APPROVAL_EXPIRE_DAYS: someDays,
  INVITATION_REMIND_DAYS: 'whole numbers of days, such as 7,21',
  INVITATION_CLOSE_DAYS: someDays,
  ORDER_RULES_FILE: aFile,
  ORDER_REMIND_HOURS: someHours,
  ORDER_ESCALATE_HOURS: someHours,
  ORDER_EXPIRE_DAYS: someDays,
  CUSTOMER_AGREEMENT: 'customer or confirmation',
  CUSTOMER_AGREEMENT_LINK: aLink,
  SIGN_IN_URL: aLink,
  GDAP_BY_DEFAULT: '1 or 0',
  SETUP_DAYS: someDays,
  LOG_LEVEL: 'info, fault or silent',
};

/** The names of all settings, in the order in which they are read and documented. */
export const settingNames = Object.keys(shape.shape) as readonly Setting[];

/** The settings of one run, read once. */
export type Config = z.infer<typeof shape>;

/** Thrown when a setting is missing or wrong; the message is one line that names it. */
export class WrongSetting extends Error {}

/**
 * The one reader of the environment. An empty value counts as not set.
 * @throws WrongSetting with one line: the setting, what is expected, where it is documented.
 */
export const readConfig = (environment: Record<string, string | undefined>): Config => {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = shape.safeParse(given);
  const clash = parsed.success
    ? clashIn(parsed.data)
    : { name: parsed.error.issues[0]?.path[0] as Setting };
  if (clash) throw new WrongSetting(complaint(clash, given[clash.name] === undefined));
  return parsed.data as Config;
};

/** A setting that is wrong; with `because` when it is so only beside another one. */
interface Clash {
  name: Setting;
  because?: string;
}

const complaint = ({ name, because }: Clash, missing: boolean): string =>
  `${name} is ${missing ? 'missing' : 'wrong'}: ${because ?? `expected ${expected[name]}`} (see docs/operating.md)`;

/** Settings that are right one by one and wrong together. */
const clashIn = (config: Config): Clash | undefined =>
  config.DESK_LOCAL ? clashWhenLocal(config) : (clashInTheOpen(config) ?? clashOfStore(config));

const clashWhenLocal = (config: Config): Clash | undefined => {
  if (config.NODE_ENV !== 'production') return clashOfStore(config);
  const because =
    'local mode switches authentication off, so it is refused with NODE_ENV=production';
  return { name: 'DESK_LOCAL', because };
};

const clashInTheOpen = (config: Config): Clash | undefined => {
  const isPlain = (name: 'PARTNER_CENTER_URL' | 'PARTNER_CENTER_LOGIN_URL' | 'PUBLIC_URL') =>
    config[name]?.startsWith('http:') === true;
  if (!config.BOT_ID) return { name: 'BOT_ID' };
  if (!config.BOT_PASSWORD) return { name: 'BOT_PASSWORD' };
  if (isPlain('PARTNER_CENTER_URL')) return { name: 'PARTNER_CENTER_URL' };
  if (isPlain('PARTNER_CENTER_LOGIN_URL')) return { name: 'PARTNER_CENTER_LOGIN_URL' };
  if (isPlain('PUBLIC_URL')) return { name: 'PUBLIC_URL' };
  if (config.MAIL_COMPOSE === 'page' && !config.PUBLIC_URL) return { name: 'PUBLIC_URL' };
  return undefined;
};

const clashOfStore = (config: Config): Clash | undefined => {
  if (config.STORE !== 'cosmos') return undefined;
  if (!config.COSMOS_ENDPOINT) return { name: 'COSMOS_ENDPOINT' };
  if (!config.COSMOS_KEY) return { name: 'COSMOS_KEY' };
  if (config.DESK_LOCAL || config.SEAL_KEYS) return undefined;
  const because = `several instances need the same keys, because STORE is cosmos: ${expected.SEAL_KEYS}`;
  return { name: 'SEAL_KEYS', because };
};
