import assert from 'node:assert/strict';
import { inTurn, NoAnswer } from '../../src/domain/partnerCenterDoor.ts';
import { startWorld } from './partnerCenter.world.ts';
import type { Scripted, World } from './partnerCenter.world.ts';

const list = { json: { totalCount: 0, items: [], attributes: { objectType: 'Collection' } } };
const refusal = (status: number, code: unknown): Scripted => ({
  status,
  json: { code, description: 'No, because of {0}', data: [], source: 'PartnerFD' },
});

/** The scripted answers one after the other; the last one stays. */
const oneByOne =
  (...answers: Scripted[]) =>
  (_: unknown, count: number) =>
    answers[Math.min(count, answers.length) - 1] ?? {};

describe('A call to Partner Center', () => {
  let world: World;
  afterEach(() => world.close());

  const header = (name: string) => world.calls.map(({ headers }) => headers[name]);

  it('carries the headers of the contract', async () => {
    world = await startWorld(() => list);
    const answer = await world.pc.resellers();
    assert.equal(answer.is, 'yes');
    const [seen] = world.calls;
    assert.equal(seen?.url.pathname, '/v1/relationships');
    assert.equal(
      seen.url.searchParams.get('relationship_type'),
      'IsIndirectCloudSolutionProviderOf',
    );
    assert.equal(seen.headers.authorization, 'Bearer user-1');
    assert.equal(seen.headers.accept, 'application/json');
    assert.equal(seen.headers['ms-contract-version'], 'v1');
    assert.equal(seen.headers['x-locale'], 'en-US');
    assert.equal(seen.headers['ms-partnercenter-application'], 'Reseller Desk');
    assert.ok(answer.is === 'yes');
    assert.equal(seen.headers['ms-requestid'], answer.ids.requestId);
    assert.equal(seen.headers['ms-correlationid'], answer.ids.correlationId);
  });

  for (const status of [408, 500, 502, 503, 504]) {
    it(`is repeated after ${status} with the same request id and a fresh correlation id`, async () => {
      world = await startWorld(oneByOne({ status, text: '<html>' }, refusal(status, 800003), list));
      assert.equal((await world.pc.resellers()).is, 'yes');
      assert.equal(world.calls.length, 3);
      assert.equal(new Set(header('ms-requestid')).size, 1);
      assert.equal(new Set(header('ms-correlationid')).size, 3);
      const [first = 0, second = 0] = world.waits;
      assert.ok(first >= 160 && first <= 240, `first pause was ${first} ms`);
      assert.ok(second >= 480 && second <= 720, `second pause was ${second} ms`);
    });
  }

  it('is repeated after a cut line', async () => {
    world = await startWorld(oneByOne({ cut: true }, list));
    assert.equal((await world.pc.resellers()).is, 'yes');
    assert.equal(new Set(header('ms-requestid')).size, 1);
  });

  it('throws NoAnswer with its ids when the line stays cut', async () => {
    world = await startWorld(() => ({ cut: true }));
    await assert.rejects(world.pc.resellers(), (error) => {
      assert.ok(error instanceof NoAnswer);
      assert.equal(error.ids.requestId, header('ms-requestid')[0]);
      assert.equal(error.ids.correlationId, header('ms-correlationid')[2]);
      return true;
    });
    assert.equal(world.calls.length, 3);
  });

  it('throws NoAnswer, naming the code, when the service stays broken', async () => {
    world = await startWorld(() => refusal(500, 800003));
    await assert.rejects(world.pc.resellers(), { name: 'NoAnswer', message: /500, code 800003/ });
  });

  it('in a turn is tried once and no longer than it is given', async () => {
    const silence = Promise.withResolvers<void>();
    world = await startWorld(() => ({ ...list, after: silence.promise }));
    await assert.rejects(world.pc.resellers({ ...inTurn, timeoutMs: 50 }), {
      name: 'NoAnswer',
      message: /in time/,
    });
    assert.ok(world.calls.length <= 1);
    assert.deepEqual(world.waits, []);
    silence.resolve();
  });

  it('in a turn does not wait longer for a token either', async () => {
    const silence = Promise.withResolvers<void>();
    world = await startWorld(
      () => list,
      () => ({ json: { access_token: 'late', expires_in: 3600 }, after: silence.promise }),
    );
    const impatient = world.pc.resellers({ timeoutMs: 50, attempts: 1 });
    const patient = world.pc.resellers();
    await assert.rejects(impatient, { name: 'NoAnswer' });
    silence.resolve();
    assert.equal((await patient).is, 'yes');
    assert.equal(world.forms.length, 1);
  });

  it('is answered with busy at once after a 429, and nothing goes out until then', async () => {
    const throttled = {
      status: 429,
      headers: { 'Retry-After': '57' },
      json: { statusCode: 429, message: 'Rate limit is exceeded. Try again in 57 seconds.' },
    };
    world = await startWorld(oneByOne(throttled, list));
    const until = '2026-11-22T10:00:57.000Z';
    assert.deepEqual(await world.pc.resellers(), { is: 'busy', until });
    world.passTime(56_999);
    assert.deepEqual(await world.pc.legalProfile(), { is: 'busy', until });
    assert.equal(world.calls.length, 1);
    assert.deepEqual(world.waits, []);
    world.passTime(2);
    assert.equal((await world.pc.resellers()).is, 'yes');
  });

  it('keeps away half a minute when a 429 does not say how long', async () => {
    world = await startWorld(() => ({ status: 429, text: '' }));
    const until = '2026-11-22T10:00:30.000Z';
    assert.deepEqual(await world.pc.resellers(), { is: 'busy', until });
  });

  for (const status of [400, 403, 404, 405, 406, 409, 412, 417, 501]) {
    it(`is over after ${status}`, async () => {
      world = await startWorld(() => refusal(status, 1234));
      const answer = await world.pc.resellers();
      assert.ok(answer.is === 'no');
      const { code, source, status: told } = answer.no;
      assert.deepEqual({ code, source, told }, { code: '1234', source: 'PartnerFD', told: status });
      assert.equal(answer.no.ids.correlationId, header('ms-correlationid')[0]);
      assert.equal(world.calls.length, 1);
    });
  }

  it('renews the token once after a 401 and keeps the request id', async () => {
    world = await startWorld(oneByOne({ status: 401 }, list));
    assert.equal((await world.pc.resellers()).is, 'yes');
    assert.deepEqual(header('authorization'), ['Bearer user-1', 'Bearer user-2']);
    assert.equal(new Set(header('ms-requestid')).size, 1);
    assert.equal(new Set(header('ms-correlationid')).size, 2);
  });

  it('is over after a second 401, with or without a body', async () => {
    world = await startWorld(() => ({ status: 401 }));
    const answer = await world.pc.resellers();
    assert.ok(answer.is === 'no');
    assert.equal(answer.no.code, 'http401');
    assert.equal(world.calls.length, 2);
    assert.equal(world.forms.length, 2);
  });

  for (const code of [900420, '900421']) {
    it(`is over at once after a 401 with ${code}, which a new token cannot mend`, async () => {
      world = await startWorld(() => refusal(401, code));
      const answer = await world.pc.resellers();
      assert.ok(answer.is === 'no');
      assert.equal(answer.no.code, String(code));
      assert.equal(world.calls.length, 1);
    });
  }

  it('logs one line each with ids and the path template, and nothing personal', async () => {
    world = await startWorld(
      oneByOne({ status: 503 }, { json: { id: 'C1', companyProfile: { domain: 'a@b.example' } } }),
    );
    await world.pc.customer('c1-secret-id');
    const calls = world.lines.filter((line) => line.includes('partnerCenter.call'));
    assert.equal(calls.length, 2);
    const { ms, ...line } = JSON.parse(calls[1] ?? '') as Record<string, unknown>;
    assert.equal(typeof ms, 'number');
    assert.deepEqual(line, {
      event: 'partnerCenter.call',
      method: 'GET',
      path: '/v1/customers/{customerId}',
      status: 200,
      requestId: header('ms-requestid')[1],
      correlationId: header('ms-correlationid')[1],
      cv: 'cv.0',
    });
    const all = world.lines.join('\n');
    for (const secret of ['app-1', 'very-secret', 'first-refresh-token', '@', 'c1-secret-id']) {
      assert.ok(!all.includes(secret), `${secret} is in the log`);
    }
  });

  it('logs the code of a refusal, but not its words', async () => {
    world = await startWorld(() => ({
      status: 403,
      json: { code: 900150, description: 'ann@provider.example lacks rights' },
    }));
    await world.pc.resellers();
    const line = world.lines.find((text) => text.includes('partnerCenter.call')) ?? '';
    assert.equal((JSON.parse(line) as { code: string }).code, '900150');
    assert.ok(!line.includes('@'));
  });
});
