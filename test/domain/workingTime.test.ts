import assert from 'node:assert/strict';
import { decide } from '../../src/domain/decide.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import type { Request } from '../../src/domain/request.ts';
import {
  afterWork,
  dayIn,
  daysBetween,
  isWorking,
  nextMorning,
  workingTime,
} from '../../src/domain/time.ts';
import { system } from '../../src/domain/values.ts';
import { policy, removal } from '../support/requests.ts';

const week = '1,2,3,4,5';
const shanghai = workingTime('09:00-18:00', week, 'Asia/Shanghai');
const berlin = workingTime('09:00-17:00', week, 'Europe/Berlin');
const kathmandu = workingTime('10:00-17:00', '7,1,2,3,4,5', 'Asia/Kathmandu');

describe('Working time', () => {
  it('trap 54: counts in the zone of the desk, over nights and weekends', () => {
    assert.equal(
      afterWork('2026-11-23T02:00:00.000Z', 1, shanghai),
      '2026-11-24T02:00:00.000Z',
      'Monday 10:00 there and a working day is Tuesday 10:00',
    );
    assert.equal(
      afterWork('2026-11-27T11:00:00.000Z', 1, shanghai),
      '2026-11-30T10:00:00.000Z',
      'Friday 19:00 and a working day is Monday evening',
    );
    assert.equal(
      afterWork('2026-11-23T04:15:00.000Z', 1, kathmandu),
      '2026-11-23T11:15:00.000Z',
      'a zone of three quarters of an hour: 10:00 to 17:00',
    );
  });

  it('is as long on the days when the clocks change', () => {
    assert.equal(
      afterWork('2026-03-27T08:00:00.000Z', 2, berlin),
      '2026-03-30T15:00:00.000Z',
      'Friday 9:00 in winter to Monday 17:00 in summer',
    );
    assert.equal(
      afterWork('2026-10-23T07:00:00.000Z', 2, berlin),
      '2026-10-26T16:00:00.000Z',
      'and back',
    );
  });

  it('begins each morning at the same hour of the day, whatever the clocks do', () => {
    assert.equal(nextMorning('2026-03-27T08:00:00.000Z', berlin), '2026-03-30T07:00:00.000Z');
    assert.equal(nextMorning('2026-10-23T07:00:00.000Z', berlin), '2026-10-26T08:00:00.000Z');
    assert.equal(nextMorning('2026-03-30T06:59:59.000Z', berlin), '2026-03-30T07:00:00.000Z');
    const half = workingTime('08:40-17:10', week, 'UTC');
    assert.equal(nextMorning('2026-11-23T09:00:00.000Z', half), '2026-11-24T08:45:00.000Z');
    assert.ok(isWorking('2026-11-24T08:45:00.000Z', half));
  });

  it('knows the day of the zone, not of UTC', () => {
    assert.equal(dayIn('2026-11-22T16:00:00.000Z', 'Asia/Shanghai'), '2026-11-23');
    assert.equal(dayIn('2026-11-23T04:59:00.000Z', 'America/New_York'), '2026-11-22');
    const [from, to] = ['2026-03-28T22:59:00.000Z', '2026-03-29T22:01:00.000Z'] as const;
    assert.equal(daysBetween(from, to, 'Europe/Berlin'), 2, 'in 23 hours and two minutes');
    assert.equal(daysBetween(from, to, 'UTC'), 1);
  });
});

describe('The clock of an approval', () => {
  const made = (request: Request, now: string): Request => {
    assert.ok(request.next);
    const wish = { request, actor: system, args: {}, findings: [], policy, now, lineId: 'l' };
    const decision = decide({ ...wish, move: request.next.move });
    if (isRefusal(decision)) assert.fail(decision.refused);
    return decision.request;
  };
  const asked = removal({ next: { move: 'remind', at: '2026-11-23T17:00:00.000Z' } });

  it('tells the Global admins also when the desk was down on the day for it', () => {
    const late = '2026-11-30T09:00:00.000Z';
    const reminded = made(asked, late);
    assert.deepEqual(reminded.next, { move: 'escalate', at: '2026-11-25T17:00:00.000Z' });
    assert.deepEqual(made(reminded, late).next, {
      move: 'expire',
      at: '2026-12-07T09:00:00.000Z',
    });
  });

  it('lets go at the end without a last reminder, when the desk was down all the time', () => {
    const reminded = made(asked, '2026-12-24T09:00:00.000Z');
    assert.deepEqual(reminded.next, { move: 'expire', at: '2026-12-07T09:00:00.000Z' });
  });

  it('makes every move also when two are due in the same moment', () => {
    const wish = { actor: system, args: {}, findings: [], lineId: 'l', move: 'remind' as const };
    const same = { ...policy, approval: { remindDays: 1, escalateDays: 1, expireDays: 14 } };
    const now = '2026-11-23T17:00:00.000Z';
    const decision = decide({ ...wish, request: asked, policy: same, now });
    if (isRefusal(decision)) assert.fail(decision.refused);
    assert.deepEqual(decision.request.next, { move: 'escalate', at: now });
  });
});
