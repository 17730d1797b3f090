import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { readConfig, settingNames, WrongSetting } from '../src/config.ts';

type Environment = Record<string, string | undefined>;

/** The least that a server needs. */
const needed = {
  TENANT_ID: '6f3c7a52-8a0b-4f6e-9d51-0c2f6f0f7a11',
  BOT_ID: 'b07e0a2c-6f55-4c2d-9a50-3b8f5a1c9d02',
  BOT_PASSWORD: 'bot-secret-1',
  PEOPLE_FILE: 'people.json',
  PROVIDER_NAME: 'Northwind',
  PARTNER_CENTER_CLIENT_ID: '9c2f7d1e-4b6a-4e83-a5d0-1f3b5c7e9a20',
  PARTNER_CENTER_CLIENT_SECRET: 'client-secret-1',
  PARTNER_CENTER_REFRESH_TOKEN: 'refresh-token-1',
  INVITATION_LINK: 'https://partner.microsoft.com/invite/4f2a/',
};

const key = (letter: string): string => Buffer.alloc(32, letter).toString('base64');
const cosmos = {
  ...needed,
  STORE: 'cosmos',
  COSMOS_ENDPOINT: 'https://desk.documents.azure.com:443/',
  COSMOS_KEY: 'cosmos-key-1',
  SEAL_KEYS: `a:${key('a')}`,
};

const complaintAbout = (environment: Environment): string => {
  try {
    readConfig(environment);
  } catch (error) {
    assert.ok(error instanceof WrongSetting);
    return error.message;
  }
  return assert.fail('nothing was wrong');
};

const without = (environment: Environment, name: string): Environment => ({
  ...environment,
  [name]: undefined,
});

describe('The settings', () => {
  it('are enough with the least that is needed, and the rest is as documented', () => {
    const config = readConfig(needed);
    assert.equal(config.PORT, 3978);
    assert.equal(config.DATA_DIR, '.data');
    assert.equal(config.STORE, 'sqlite');
    assert.equal(config.DESK_LOCAL, false);
    assert.equal(config.SYNC_SECONDS, 300);
    assert.equal(config.MAIL_COMPOSE, 'outlook');
    assert.equal(config.APPROVAL_EXPIRE_DAYS, 14);
  });

  it('are read as what they are: numbers, flags, ids in lower case, bases without a slash at the end', () => {
    const config = readConfig({
      ...cosmos,
      PORT: '80',
      TENANT_ID: needed.TENANT_ID.toUpperCase(),
      PUBLIC_URL: 'https://desk.example.org/',
    });
    assert.equal(config.PORT, 80);
    assert.equal(config.TENANT_ID, needed.TENANT_ID);
    assert.equal(config.PUBLIC_URL, 'https://desk.example.org');
    assert.equal(config.COSMOS_ENDPOINT, 'https://desk.documents.azure.com:443');
    assert.equal(readConfig({ ...needed, DESK_LOCAL: '1' }).DESK_LOCAL, true);
  });

  it('leave a link that people follow exactly as it was given', () => {
    assert.equal(readConfig(needed).INVITATION_LINK, needed.INVITATION_LINK);
  });

  it('count as not set when they are empty', () => {
    assert.equal(readConfig({ ...needed, PORT: '', LOG_LEVEL: ' ' }).PORT, 3978);
    assert.match(complaintAbout({ ...needed, PROVIDER_NAME: ' ' }), /^PROVIDER_NAME is missing/);
  });

  it('may come among others that are none of ours', () => {
    assert.equal('PATH' in readConfig({ ...needed, PATH: '/usr/bin' }), false);
  });
});

describe('A wrong or missing setting stops the start with one line', () => {
  const isOneLineAbout = (complaint: string, name: string, what: 'missing' | 'wrong') => {
    assert.match(
      complaint,
      new RegExp(`^${name} is ${what}: .{4,} \\(see docs/operating\\.md\\)$`),
    );
    assert.doesNotMatch(complaint, /undefined|Invalid|\n/);
  };

  for (const name of Object.keys(needed)) {
    it(`that names ${name} when it is missing`, () => {
      isOneLineAbout(complaintAbout(without(needed, name)), name, 'missing');
    });
  }

  for (const name of ['COSMOS_ENDPOINT', 'COSMOS_KEY', 'SEAL_KEYS']) {
    it(`that names ${name} when it is missing and STORE is cosmos`, () => {
      readConfig(cosmos);
      isOneLineAbout(complaintAbout(without(cosmos, name)), name, 'missing');
    });
  }

  it('that names PUBLIC_URL when it is missing and MAIL_COMPOSE is page', () => {
    const page = { ...needed, MAIL_COMPOSE: 'page' };
    isOneLineAbout(complaintAbout(page), 'PUBLIC_URL', 'missing');
    readConfig({ ...page, PUBLIC_URL: 'https://desk.example.org' });
    readConfig({ ...page, DESK_LOCAL: '1' });
  });

  const wrong: readonly (readonly [name: string, value: string, expected: RegExp])[] = [
    ['DESK_LOCAL', 'yes', /1 or 0/],
    ['PORT', 'teams', /port number/],
    ['PORT', '70000', /65535/],
    ['STORE', 'postgres', /sqlite or cosmos/],
    ['COSMOS_ENDPOINT', 'desk.documents.azure.com', /address/],
    ['SEAL_KEYS', 'a:too-short', /32 bytes in base64/],
    ['SEAL_KEYS', `a:${key('a')},a:${key('b')}`, /an id of its own/],
    ['SEAL_KEYS', key('a'), /id:key/],
    ['PARTNER_CENTER_URL', 'http://api.partnercenter.microsoft.com', /https/],
    ['PARTNER_CENTER_LOGIN_URL', 'http://login.microsoftonline.com', /https/],
    ['PARTNER_CENTER_LOGIN_URL', 'login', /https/],
    ['PORTAL_URL', 'portal', /https/],
    ['INVITATION_LINK', 'partner.microsoft.com', /link/],
    ['ENROL_LINK', 'ftp://learn.example.com', /https/],
    ['PUBLIC_URL', 'http://desk.example.org', /https/],
    ['MAIL_COMPOSE', 'gmail', /outlook, page or none/],
    ['SYNC_SECONDS', '0', /above 0/],
    ['SYNC_SECONDS', '1.5', /whole number/],
    ['CALLS_PER_MINUTE', '0', /above 0/],
    ['DESK_LANGUAGE', 'en_US:en', /en-US or zh-CN/],
    ['TIME_ZONE', 'Berlin', /Europe\/Berlin/],
    ['WORKING_HOURS', '9 to 5', /09:00-17:00/],
    ['WORKING_HOURS', '17:00-09:00', /one day/],
    ['WORKING_HOURS', '09:00-24:30', /one day/],
    ['WORKING_DAYS', 'Mon,Tue', /1 \(Monday\)/],
    ['APPROVAL_REMIND_DAYS', '0', /above 0/],
    ['APPROVAL_ESCALATE_DAYS', 'three', /number of days/],
    ['APPROVAL_EXPIRE_DAYS', '-1', /above 0/],
    ['INVITATION_REMIND_DAYS', '7;21', /7,21/],
    ['INVITATION_CLOSE_DAYS', 'never', /number of days/],
    ['CUSTOMERS_URL', 'customers', /https/],
    ['ORDER_REMIND_HOURS', '0', /number of hours/],
    ['ORDER_ESCALATE_HOURS', 'soon', /number of hours/],
    ['ORDER_EXPIRE_DAYS', '0', /above 0/],
    ['CUSTOMER_AGREEMENT', 'both', /customer or confirmation/],
    ['CUSTOMER_AGREEMENT_LINK', 'admin centre', /https/],
    ['SIGN_IN_URL', 'admin', /https/],
    ['GDAP_BY_DEFAULT', 'yes', /1 or 0/],
    ['SETUP_DAYS', '0', /above 0/],
    ['LOG_LEVEL', 'debug', /info, fault or silent/],
  ];
  for (const [name, value, expected] of wrong) {
    it(`that names ${name} and what is expected instead of "${value}"`, () => {
      const complaint = complaintAbout({ ...needed, [name]: value });
      isOneLineAbout(complaint, name, 'wrong');
      assert.match(complaint, expected);
    });
  }

  it('that never repeats the value, which may be a secret', () => {
    const secret = 'a:c2VjcmV0LXRoYXQtbm9ib2R5LW1heS1yZWFk';
    assert.doesNotMatch(complaintAbout({ ...needed, SEAL_KEYS: secret }), /c2Vj/);
  });
});

describe('Local mode', () => {
  const local = { ...needed, DESK_LOCAL: '1' };

  it('is refused in production, because it switches authentication off', () => {
    const complaint = complaintAbout({ ...local, NODE_ENV: 'production' });
    assert.match(complaint, /^DESK_LOCAL is wrong: .*authentication.*NODE_ENV=production/);
    readConfig({ ...needed, NODE_ENV: 'production' });
  });

  it('needs no app id, which everybody else needs', () => {
    readConfig({ ...local, BOT_ID: undefined, BOT_PASSWORD: undefined });
    assert.match(complaintAbout(without(needed, 'BOT_ID')), /^BOT_ID is missing/);
    assert.match(
      complaintAbout({ ...without(needed, 'BOT_ID'), DESK_LOCAL: '0' }),
      /^BOT_ID is missing/,
    );
  });

  it('may talk to a sandbox without https', () => {
    const sandbox = 'http://127.0.0.1:3979';
    const config = readConfig({ ...local, PARTNER_CENTER_URL: `${sandbox}/` });
    assert.equal(config.PARTNER_CENTER_URL, sandbox);
  });
});

describe('.env.example', () => {
  const file = readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8');
  const lines = file.split('\n').flatMap((line, index, all) => {
    const found = /^(#?)([A-Z_]+)=(.*)$/.exec(line);
    if (!found) return [];
    const [, off, name = '', value = ''] = found;
    return [{ name, value, off: off === '#', above: all[index - 1] ?? '' }];
  });

  it('names exactly the settings there are, in their order', () => {
    assert.deepEqual(
      lines.map(({ name }) => name),
      settingNames,
    );
  });

  it('has a comment above each', () => {
    const bare = lines.filter(({ above }) => !/^# \S/.test(above)).map(({ name }) => name);
    assert.deepEqual(bare, []);
  });

  it('leaves exactly those to be filled in that nothing works without', () => {
    const open = lines.filter(({ off }) => !off);
    assert.deepEqual(open.map(({ name }) => name).toSorted(), Object.keys(needed).toSorted());
    assert.ok(open.every(({ value }) => value === ''));
  });

  it('shows the defaults: with all its lines switched on, nothing changes', () => {
    const all = parseEnv(file.replaceAll(/^#(?=[A-Z_]+=)/gm, ''));
    assert.equal(all.PORT, '3978');
    assert.deepEqual(readConfig({ ...all, ...needed }), readConfig(needed));
    const shown = Object.keys(all).filter((name) => all[name] !== '');
    const fixed = readConfig(needed) as Record<string, unknown>;
    const unset = settingNames.filter((name) => fixed[name] === undefined);
    assert.deepEqual(
      [...shown, ...unset, ...Object.keys(needed)].toSorted(),
      [...settingNames].toSorted(),
    );
  });
});
