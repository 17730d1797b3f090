import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { TurnContext } from 'botbuilder';
import { AppCredentials } from 'botframework-connector';
import { callerOf } from '../../src/bot/callTeams.ts';
import { TeamsSaysNo } from '../../src/bot/trouble.ts';

/** The framework's own credentials, with a token that is good. */
class Credentials extends AppCredentials {
  protected override refreshToken(): ReturnType<AppCredentials['refreshToken']> {
    return Promise.resolve({ accessToken: 'secret', expiresOn: new Date(Date.now() + 3_600_000) });
  }
}

describe('A call to Teams', () => {
  let teams: Server;
  let heard: { request: IncomingMessage; body: string }[];
  let answer: { status: number; body: string; headers?: Record<string, string> };

  beforeEach(async () => {
    heard = [];
    answer = { status: 200, body: '{"id":"m1"}' };
    teams = createServer((request, response) => {
      void text(request).then((body) => {
        heard.push({ request, body });
        response.writeHead(answer.status, answer.headers);
        response.end(answer.body);
      });
    });
    teams.listen(0, '127.0.0.1');
    await once(teams, 'listening');
  });
  afterEach(async () => {
    teams.close();
    teams.closeAllConnections();
    await once(teams, 'close');
  });

  const call = (appId: string) => {
    const { port } = teams.address() as AddressInfo;
    const key = Symbol('connector');
    const context = {
      adapter: { ConnectorClientKey: key },
      activity: { serviceUrl: `http://127.0.0.1:${port}/emea/` },
      turnState: new Map([[key, { credentials: new Credentials(appId) }]]),
    };
    return callerOf(context as unknown as TurnContext);
  };

  it('goes to the conversation at the service URL, as JSON, under the token of the bot', async () => {
    const path = ['19:a b/c@thread.tacv2;messageid=1', 'activities', 'm1'];
    assert.deepEqual(await call('app-1')('PUT', path, { text: '名字' }), { id: 'm1' });
    const [{ request, body } = assert.fail('nothing was called')] = heard;
    const expected =
      '/emea/v3/conversations/19%3Aa%20b%2Fc%40thread.tacv2%3Bmessageid%3D1/activities/m1';
    assert.deepEqual([request.method, request.url], ['PUT', expected]);
    assert.deepEqual(JSON.parse(body), { text: '名字' });
    assert.equal(request.headers.authorization, 'Bearer secret');
    assert.match(String(request.headers['content-type']), /^application\/json/);
  });

  it('has no token in local mode', async () => {
    await call('')('POST', [], {});
    assert.equal(heard[0]?.request.headers.authorization, undefined);
  });

  it('says no with status, code and waiting time, and with nothing of the request', async () => {
    answer = {
      status: 429,
      body: '{"error":{"code":"Throttled"}}',
      headers: { 'retry-after': '7' },
    };
    const error = await call('app-1')('POST', [], {}).catch((failed: unknown) => failed);
    assert.ok(error instanceof TeamsSaysNo);
    assert.deepEqual([error.status, error.code, error.retryAfter], [429, 'Throttled', '7']);
    assert.doesNotMatch(JSON.stringify(error) + String(error.stack), /secret/);
  });

  it('an answer of another kind is a no, and an empty one is enough', async () => {
    answer = { status: 200, body: '<html>' };
    await assert.rejects(call('app-1')('POST', [], {}), { name: 'TeamsSaysNo', code: 'notJson' });
    answer = { status: 502, body: '<html>' };
    await assert.rejects(call('app-1')('POST', [], {}), { name: 'TeamsSaysNo', status: 502 });
    answer = { status: 202, body: '' };
    assert.deepEqual(await call('app-1')('POST', [], {}), {});
  });

  it('a broken line is thrown as it is', async () => {
    const broken = call('app-1');
    teams.close();
    await assert.rejects(broken('POST', [], {}), { code: 'ECONNREFUSED' });
    teams.listen(0, '127.0.0.1');
    await once(teams, 'listening');
  });
});
