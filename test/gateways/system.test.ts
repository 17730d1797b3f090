import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { NoAnswer } from '../../src/domain/partnerCenterDoor.ts';
import { jsonLog, redacted, systemClock, systemIds } from '../../src/gateways/system.ts';
import type { LogLevel } from '../../src/gateways/system.ts';

const clock = { now: () => '2026-11-22T10:00:00.000Z' };

const logged = (level: LogLevel = 'info') => {
  const stream = new PassThrough();
  const log = jsonLog(stream, level, clock);
  const text = () => ((stream.read() as Buffer | null) ?? '').toString();
  return { log, text };
};

interface Described {
  name: string;
  message: string;
  code?: string;
  statusCode?: number;
  stack?: string[];
  cause?: Described;
}

describe('The clock and the ids of the system', () => {
  it('tell the time as an instant in UTC', () => {
    assert.match(systemClock.now(), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('give a new id each time', () => {
    assert.notEqual(systemIds.next(), systemIds.next());
  });

  it('derive the same id from the same parts, of version 5', () => {
    const id = systemIds.derived('request', 'step', '1');
    assert.equal(id, systemIds.derived('request', 'step', '1'));
    assert.match(id, /^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    assert.equal(id, '310e9279-d64b-5406-b277-5cf0c9e630cb');
  });

  it('derive different ids from parts that only read the same when joined', () => {
    assert.notEqual(systemIds.derived('a', 'bc'), systemIds.derived('ab', 'c'));
    assert.notEqual(systemIds.derived('a', ''), systemIds.derived('a'));
  });
});

describe('The log', () => {
  it('writes one JSON line for each event', () => {
    const { log, text } = logged();
    log.info('move', { requestId: 'r1', version: 2, ok: true, nothing: undefined });
    log.info('other');
    assert.deepEqual(
      text()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as unknown),
      [
        { at: clock.now(), level: 'info', event: 'move', requestId: 'r1', version: 2, ok: true },
        { at: clock.now(), level: 'info', event: 'other' },
      ],
    );
  });

  it('leaves out what its level does not want', () => {
    const faults = logged('fault');
    faults.log.info('move');
    assert.equal(faults.text(), '');
    faults.log.fault('turn', new Error('x'));
    assert.match(faults.text(), /"level":"fault"/);
    const silent = logged('silent');
    silent.log.fault('turn', new Error('x'));
    assert.equal(silent.text(), '');
  });

  it('says of an error its name, code, frames and causes, and never the request that hangs on it', () => {
    const cause = Object.assign(new Error('connect failed'), { code: 'ECONNRESET' });
    const error = Object.assign(new Error('call failed', { cause }), {
      statusCode: 502,
      request: { headers: { authorization: 'Bearer abc' } },
      response: { body: 'card text' },
      headers: { cookie: 'crumbs' },
      config: { data: 'password' },
    });
    const { log, text } = logged();
    log.fault('delivery', error, { taskId: 't1' });
    const line = text();
    const { error: described, ...head } = JSON.parse(line) as { error: Described };
    assert.deepEqual(head, { at: clock.now(), level: 'fault', event: 'delivery', taskId: 't1' });
    assert.equal(described.name, 'Error');
    assert.equal(described.message, 'call failed');
    assert.equal(described.statusCode, 502);
    assert.match(described.stack?.[0] ?? '', /^at .*system\.test\.ts/);
    assert.equal(described.cause?.message, 'connect failed');
    assert.equal(described.cause.code, 'ECONNRESET');
    for (const word of ['abc', 'card text', 'crumbs', 'password']) assert.ok(!line.includes(word));
  });

  it('names the ids of a call that was not answered', () => {
    const { log, text } = logged();
    log.fault('step', new NoAnswer('cut', { requestId: 'r-1', correlationId: 'c-1' }));
    const { error } = JSON.parse(text()) as { error: Record<string, string> };
    assert.equal(error.requestId, 'r-1');
    assert.equal(error.correlationId, 'c-1');
  });

  it('survives what is no error, and causes that go in circles', () => {
    const { log, text } = logged();
    log.fault('odd', { password: 'secret' });
    log.fault('odd', 'mail to ann@b.example');
    const circle = new Error('round');
    circle.cause = circle;
    log.fault('odd', circle);
    const lines = text();
    assert.equal(lines.split('\n').filter(Boolean).length, 3);
    assert.ok(!lines.includes('secret') && !lines.includes('@'));
  });

  it('takes e-mail addresses, tokens and secrets out of messages, causes, frames and fields', () => {
    const { log, text } = logged();
    const cause = new Error('Authorization: Bearer sesame');
    log.fault('x', new Error('no such user: ann.lee@contoso.example\nsecond line', { cause }), {
      note: 'ann.lee@contoso.example',
    });
    assert.doesNotMatch(text(), /ann|contoso|sesame/);
    const jwt = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.c2ln';
    for (const [dirty, clean] of [
      [`got ${jwt}!`, 'got [token]!'],
      ['refresh_token=abc.def&x=1', 'refresh_token=[secret]&x=1'],
      ['{"client_secret":"abc"}', '{"client_secret":"[secret]"}'],
      ['<ann@b.example>, bob@c.example', '<[e-mail]>, [e-mail]'],
      ['an 张伟@公司.example', 'an [e-mail]'],
    ]) {
      assert.equal(redacted(dirty ?? ''), clean);
    }
  });

  it('leaves ids of Teams conversations readable', () => {
    const id = '19:0a1b2c@thread.tacv2;messageid=1700000000000';
    assert.equal(redacted(id), id);
  });
});
