import assert from 'node:assert/strict';
import { isTeamsUrl } from '../../src/bot/admission.ts';
import { openAdapter } from '../../src/bot/adapter.ts';
import { alexsChat, inShort, openTeams, type Body, type Teams } from '../support/teams.ts';

describe('Who gets in', () => {
  let teams: Teams;

  beforeEach(async () => {
    teams = await openTeams();
  });
  afterEach(() => teams.close());

  const nothing = (): void => {
    assert.deepEqual(teams.messages(), []);
    assert.deepEqual(teams.asked, []);
    assert.deepEqual(teams.faults, []);
  };
  const hi = (fields: Record<string, unknown>) => teams.says('hi', { fields });

  it('trap 51: another tenant gets a polite no and nothing else', async () => {
    const conversation = { id: alexsChat, conversationType: 'personal', tenantId: 'other' };
    assert.equal((await hi({ conversation, channelData: {} })).status, 200);
    assert.equal((await hi({ channelData: { tenant: { id: 'other' } } })).status, 200);
    assert.deepEqual(teams.heard().map(inShort), ['noRole', 'noRole']);
    const { status, body } = await teams.clicks(
      'do:approve',
      { id: 'r1', version: 1 },
      { fields: { conversation } },
    );
    assert.deepEqual([status, body.value], [200, 'noRole']);
    await teams.send(teams.activity({ type: 'installationUpdate', action: 'add', conversation }));
    assert.deepEqual([teams.asked, teams.talk.saved, teams.messages().length], [[], 0, 2]);
  });

  it('trap 51: an activity that names no tenant is of another one', async () => {
    await hi({ conversation: { id: alexsChat, conversationType: 'personal' }, channelData: {} });
    assert.deepEqual(teams.heard().map(inShort), ['noRole']);
    assert.deepEqual(teams.asked, []);
  });

  it('trap 22: nothing is sent to a service URL that is not one of Teams, and the token with it', async () => {
    for (const serviceUrl of [
      'https://evil.example/',
      'https://evil.trafficmanager.net/',
      'https://smba.trafficmanager.net.evil.example/',
      '',
      'x',
    ]) {
      assert.equal((await hi({ serviceUrl })).status, 200, serviceUrl);
    }
    assert.equal((await hi({ serviceUrl: undefined })).status, 200);
    nothing();
  });

  it('an invoke from an untrusted address still gets an answer on its own line, which says nothing', async () => {
    const { status, body } = await teams.clicks(
      'see:resellers',
      { filter: '', page: 0 },
      { fields: { serviceUrl: 'https://evil.example/' } },
    );
    assert.equal(status, 200);
    assert.deepEqual(
      [(body as Body).type, body.value],
      ['application/vnd.microsoft.activity.message', ''],
    );
    nothing();
  });

  it('knows the hosts of Teams exactly', () => {
    const good = [
      'https://smba.trafficmanager.net/emea/',
      'https://smba.trafficmanager.net/teams',
      'https://smba.infra.gcc.teams.microsoft.com/teams',
      'https://smba.infra.gov.teams.microsoft.us/teams',
      'https://smba.infra.dod.teams.microsoft.us/teams',
    ];
    const bad = [
      'http://smba.trafficmanager.net/',
      'https://smba.trafficmanager.net:8443/',
      'https://user@smba.trafficmanager.net/',
      'https://smba.trafficmanager.net@evil.example/',
      'https://evil.example/smba.trafficmanager.net',
      'https://xsmba.trafficmanager.net/',
      'https://a.smba.trafficmanager.net/',
      'http://localhost:3978/',
      'ftp://smba.trafficmanager.net/',
    ];
    for (const url of good) assert.equal(isTeamsUrl(url, false), true, url);
    for (const url of bad) assert.equal(isTeamsUrl(url, false), false, url);
    assert.equal(isTeamsUrl('http://localhost:56150/_connector', true), true);
    assert.equal(isTeamsUrl('http://127.0.0.1:56150/_connector', true), true);
    assert.equal(isTeamsUrl('http://10.0.0.1:56150/_connector', true), false);
  });

  it('trap 22: a stored address that was tampered with is not used', async () => {
    const to = {
      conversationId: alexsChat,
      kind: 'personal' as const,
      serviceUrl: 'https://evil.example/',
      botId: '28:reseller-desk',
      tenantId: 'tenant-1',
      language: 'en-US' as const,
    };
    await assert.rejects(
      teams.bot.notifier.post(to, { view: { view: 'links' } }),
      /not one of Teams/,
    );
  });

  it('other channels are ignored', async () => {
    for (const channelId of ['webchat', 'directline', 'emulator', 'skype']) await hi({ channelId });
    nothing();
  });

  it('bodies that are no activities are refused', async () => {
    for (const body of ['[]', '"hi"', '7', 'null', '{}', '{"type":7}', '{"text":"hi"}']) {
      const { status, body: answer } = await teams.send(body);
      assert.deepEqual([status, answer], [400, undefined], body);
    }
    nothing();
  });

  it('activities without what every activity has, or of types of tomorrow, are ignored', async () => {
    for (const body of [
      { type: 'message' },
      { type: 'message', channelId: 'msteams', serviceUrl: teams.connector.serviceUrl, text: 'hi' },
      teams.activity({ type: 'handoff' }),
      teams.activity({ type: 'commandResult' }),
      teams.activity({ type: 'message', text: 'hi', conversation: { id: 7 } }),
    ]) {
      assert.equal((await teams.send(body)).status, 200);
    }
    nothing();
  });

  it('trap 1: without an app id or its password the bot does not open, unless in local mode', () => {
    const identity = { local: false, botId: 'app', botPassword: 'secret', tenantId: 'tenant' };
    assert.throws(() => openAdapter({ ...identity, botId: ' ' }), /authentication would be off/);
    assert.throws(
      () => openAdapter({ ...identity, botPassword: '' }),
      /authentication would be off/,
    );
    assert.throws(
      () => openAdapter({ ...identity, tenantId: '' }),
      /MicrosoftAppTenantId is required/,
    );
    assert.ok(openAdapter(identity));
    assert.ok(openAdapter({ ...identity, local: true, botId: '', botPassword: '' }));
  });
});
