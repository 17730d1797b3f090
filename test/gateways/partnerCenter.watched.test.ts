import assert from 'node:assert/strict';
import { NoAnswer, type Answer, type PartnerCenter } from '../../src/domain/partnerCenterDoor.ts';
import { watched } from '../../src/gateways/partnerCenter/watched.ts';

const ids = { requestId: 'r', correlationId: 'c' };

describe('The last look at Partner Center', () => {
  it('says when it was answered, and what the trouble is since', async () => {
    const answers: (Answer<{ items: [] }> | Error)[] = [
      { is: 'yes', value: { items: [] }, ids },
      { is: 'no', no: { code: '900421', status: 401, ids } },
      { is: 'busy', until: '2026-11-23T09:01:00.000Z' },
      new NoAnswer('cut', ids),
      { is: 'yes', value: { items: [] }, ids },
    ];
    const door = {
      resellers: () => {
        const next = answers.shift();
        return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
      },
    } as unknown as PartnerCenter;
    let now = '2026-11-23T09:00:00.000Z';
    const { partnerCenter, lastLook } = watched(door, { now: () => now });
    assert.deepEqual(lastLook(), {});
    await partnerCenter.resellers();
    assert.deepEqual(lastLook(), { answeredAt: now });
    await partnerCenter.resellers();
    assert.deepEqual(lastLook(), { answeredAt: now, trouble: '900421' });
    await partnerCenter.resellers();
    assert.equal(lastLook().trouble, 'busy');
    await assert.rejects(() => partnerCenter.resellers(), NoAnswer);
    assert.deepEqual(lastLook(), { answeredAt: now, trouble: 'noAnswer' });
    now = '2026-11-23T10:00:00.000Z';
    await partnerCenter.resellers();
    assert.deepEqual(lastLook(), { answeredAt: now });
  });
});
