import assert from 'node:assert/strict';
import { request } from 'node:http';
import { openServer, type RunningServer, type ServerDoors } from '../../src/bot/server.ts';

describe('The server', () => {
  let server: RunningServer;
  let received: unknown[];
  let doors: ServerDoors;
  let faults: string[];

  const open = async (change: Partial<ServerDoors> = {}): Promise<void> => {
    doors = {
      port: 0,
      local: true,
      receive: async (body) => {
        received.push(body);
        return { status: 200, body: { fine: true } };
      },
      ready: async () => ({ ready: true, partnerCenter: 'unknown' }),
      pages: [
        {
          path: '/mail',
          headers: {
            'Content-Type': 'text/html; charset=utf-8',
            'Content-Security-Policy': "default-src 'none'",
          },
          show: async (query) => (query.get('lang') === 'zh-CN' ? '<h1>邮件</h1>' : undefined),
        },
      ],
      inboxes: [],
      log: { info: () => undefined, fault: (event) => void faults.push(event) },
      ...change,
    };
    server = await openServer(doors);
  };

  beforeEach(() => {
    received = [];
    faults = [];
  });
  afterEach(() => server.close());

  const url = (path: string): string => `http://127.0.0.1:${server.port}${path}`;
  const post = (
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
  ): Promise<Response> =>
    fetch(url('/api/messages'), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });

  it('hands on what came as JSON and answers as told', async () => {
    await open();
    const answer = await post('{"type":"message"}', {
      'content-type': 'application/json; charset=utf-8',
    });
    assert.deepEqual([answer.status, await answer.json()], [200, { fine: true }]);
    assert.deepEqual(received, [{ type: 'message' }]);
  });

  it('trap 46: uploads and anything that is no plain JSON are refused unread', async () => {
    await open();
    for (const type of [
      'multipart/form-data; boundary=x',
      'application/octet-stream',
      'text/plain',
      'application/x-www-form-urlencoded',
    ]) {
      assert.equal((await post('{}', { 'content-type': type })).status, 415, type);
    }
    assert.deepEqual(received, []);
  });

  it('trap 46: a broken gzip body does not end the process', async () => {
    await open();
    const answer = await post(new Uint8Array([31, 139, 8, 0, 1, 2, 3]), {
      'content-encoding': 'gzip',
    });
    assert.equal(answer.status, 415);
    assert.equal((await fetch(url('/healthz'))).status, 200);
  });

  it('trap 46: a body over 256 KB is refused, announced or not', async () => {
    await open();
    const large = JSON.stringify({ type: 'message', text: 'x'.repeat(262_144) });
    assert.equal((await post(large)).status, 413);
    assert.equal(await chunked(large), 413);
    assert.deepEqual(received, []);
    assert.equal((await post(JSON.stringify({ text: 'x'.repeat(200_000) }))).status, 200);
  });

  it('malformed JSON is the fault of whoever sent it', async () => {
    await open();
    for (const body of ['', '{', '{"type":']) assert.equal((await post(body)).status, 400, body);
    assert.deepEqual(faults, []);
  });

  it('a fault is answered without a word about it', async () => {
    await open({
      receive: async () => {
        throw new Error('secret of the house');
      },
    });
    const answer = await post('{}');
    assert.deepEqual([answer.status, await answer.text()], [500, '']);
    assert.deepEqual(faults, ['http']);
  });

  it('says nothing about what is not there', async () => {
    await open();
    const answer = await fetch(url('/etc/passwd'));
    assert.deepEqual([answer.status, await answer.text()], [404, '']);
    assert.equal((await fetch(url('/api/messages'))).status, 405);
    assert.ok((await fetch(url('/api/messages'), { method: 'HEAD' })).status < 500);
  });

  it('tells that it is alive, and whether turns can be taken', async () => {
    let ready = true;
    await open({ ready: async () => ({ ready, partnerCenter: 'dark' }) });
    assert.deepEqual(await (await fetch(url('/healthz'))).json(), { alive: true });
    const answer = await fetch(url('/readyz'));
    assert.deepEqual(
      [answer.status, await answer.json()],
      [200, { ready: true, partnerCenter: 'dark' }],
    );
    ready = false;
    assert.equal((await fetch(url('/readyz'))).status, 503);
  });

  it('trap 3: is not ready while the store cannot be asked', async () => {
    await open({
      ready: async () => {
        throw new Error('no store');
      },
    });
    const answer = await fetch(url('/readyz'));
    assert.deepEqual([answer.status, await answer.json()], [503, { ready: false }]);
  });

  it('shows its pages and no others', async () => {
    await open();
    const page = await fetch(url('/mail?lang=zh-CN'));
    assert.deepEqual([page.status, await page.text()], [200, '<h1>邮件</h1>']);
    assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
    assert.equal(page.headers.get('content-security-policy'), "default-src 'none'");
    assert.equal((await fetch(url('/mail?lang=x'))).status, 404);
  });

  it('trap 47: keeps connections longer than load balancers do', async () => {
    await open();
    const { headers } = await fetch(url('/healthz'));
    assert.ok(Number(/timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1]) >= 65);
  });

  it('trap 47: lets a turn end before it closes, and takes no new one', async () => {
    let letGo = (): void => undefined;
    const began = Promise.withResolvers<void>();
    await open({
      receive: () =>
        new Promise((resolve) => {
          letGo = () => resolve({ status: 200, body: { done: true } });
          began.resolve();
        }),
    });
    const turn = post('{}');
    await began.promise;
    const closing = server.close();
    await assert.rejects(post('{}'));
    letGo();
    assert.deepEqual(await (await turn).json(), { done: true });
    await closing;
    await open();
  });

  it('in local mode only this machine reaches it', async () => {
    await open();
    const own = Object.values((await import('node:os')).networkInterfaces())
      .flat()
      .find((one) => one && !one.internal && one.family === 'IPv4');
    if (own) await assert.rejects(fetch(`http://${own.address}:${server.port}/healthz`));
  });

  /** Sends a body without saying how long it is. */
  const chunked = (body: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const call = request(
        url('/api/messages'),
        { method: 'POST', headers: { 'content-type': 'application/json' } },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        },
      );
      call.on('error', reject);
      call.end(body);
    });
});
