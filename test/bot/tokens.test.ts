import assert from 'node:assert/strict';
import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openTeams, type Teams } from '../support/teams.ts';

const issuer = 'https://api.botframework.example';
const serviceUrl = 'https://smba.trafficmanager.net/emea/';
const appId = 'app-1';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

interface Token {
  header?: Record<string, unknown>;
  claims?: Record<string, unknown>;
  key?: KeyObject;
  hmac?: string;
}

describe('The token of an activity', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let keys: Server;
  let teams: Teams;
  // The framework writes what it dislikes about a token to the console.
  const { error, warn } = console;

  before(async () => {
    keys = createServer((request, response) => {
      const jwk = {
        ...publicKey.export({ format: 'jwk' }),
        kid: 'key-1',
        use: 'sig',
        endorsements: ['msteams'],
      };
      const at = `http://127.0.0.1:${(keys.address() as AddressInfo).port}`;
      response.end(
        JSON.stringify(
          request.url === '/keys' ? { keys: [jwk] } : { issuer, jwks_uri: `${at}/keys` },
        ),
      );
    });
    keys.listen(0, '127.0.0.1');
    await once(keys, 'listening');
    const at = `http://127.0.0.1:${(keys.address() as AddressInfo).port}/metadata`;
    teams = await openTeams({
      doors: {
        identity: {
          local: false,
          botId: appId,
          botPassword: 'secret',
          tenantId: 'tenant-1',
          cloud: {
            ToBotFromChannelOpenIdMetadataUrl: at,
            ToBotFromEmulatorOpenIdMetadataUrl: at,
            ToBotFromChannelTokenIssuer: issuer,
            ToChannelFromBotLoginUrl: 'http://127.0.0.1:9/',
            ToChannelFromBotOAuthScope: 'https://api.botframework.example',
            OAuthUrl: 'https://token.botframework.example',
            CallerId: '',
          },
        },
      },
    });
  });
  beforeEach(() => {
    console.error = console.warn = () => undefined;
  });
  afterEach(() => {
    Object.assign(console, { error, warn });
  });
  after(async () => {
    await teams.close();
    keys.close();
    keys.closeAllConnections();
  });

  const tokenOf = ({ header = {}, claims = {}, key = privateKey, hmac }: Token): string => {
    const now = Math.floor(Date.now() / 1_000);
    const all = {
      iss: issuer,
      aud: appId,
      serviceurl: serviceUrl,
      nbf: now - 60,
      exp: now + 600,
      ...claims,
    };
    const text = `${part({ typ: 'JWT', alg: 'RS256', kid: 'key-1', ...header })}.${part(all)}`;
    const signature = hmac
      ? createHmac('sha256', hmac).update(text).digest()
      : createSign('RSA-SHA256').update(text).sign(key);
    return `${text}.${signature.toString('base64url')}`;
  };

  // An event says nothing back, so no token of our own is needed.
  const sent = async (authorization: string | undefined, fields: Record<string, unknown> = {}) =>
    teams.send(
      { ...teams.activity({ type: 'event', name: 'x' }), serviceUrl, ...fields },
      authorization === undefined ? {} : { authorization },
    );

  it('lets in what Teams signed', async () => {
    const { status } = await sent(`Bearer ${tokenOf({})}`);
    assert.equal(status, 200);
  });

  const bad: Record<string, Token> = {
    'signed by somebody else': { key: foreign.privateKey },
    'signed with our public key as a shared secret (HS256)': {
      header: { alg: 'HS256' },
      hmac: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    },
    'not signed at all': { header: { alg: 'none' } },
    'of another issuer': { claims: { iss: 'https://evil.example' } },
    'for another bot': { claims: { aud: 'app-2' } },
    expired: { claims: { nbf: 1, exp: 2 } },
    'for another service URL': { claims: { serviceurl: 'https://smba.trafficmanager.net/amer/' } },
    'of an unknown key': { header: { kid: 'key-2' } },
  };
  for (const [what, token] of Object.entries(bad)) {
    it(`a token that is ${what} is refused with 401 and no word`, async () => {
      const { status, body } = await sent(`Bearer ${tokenOf(token)}`);
      assert.deepEqual([status, body], [401, undefined]);
    });
  }

  it('so is no token, and one that is none', async () => {
    for (const authorization of [
      undefined,
      '',
      'Bearer',
      'Bearer x',
      'Bearer a.b.c',
      'Basic YTpi',
    ]) {
      const { status, body } = await sent(authorization);
      assert.deepEqual([status, body], [401, undefined], authorization);
    }
  });

  it('a channel that the key does not speak for, or none, is refused', async () => {
    assert.equal((await sent(`Bearer ${tokenOf({})}`, { channelId: 'webchat' })).status, 401);
    assert.equal((await sent(`Bearer ${tokenOf({})}`, { channelId: undefined })).status, 401);
  });

  it('an activity without a service URL, which the token check lets pass, is ignored', async () => {
    const { status } = await sent(`Bearer ${tokenOf({})}`, {
      type: 'message',
      text: 'hi',
      serviceUrl: undefined,
    });
    assert.equal(status, 200);
    assert.deepEqual([teams.asked, teams.faults], [[], []]);
  });
});
