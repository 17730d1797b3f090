import assert from 'node:assert/strict';
import type { Answer, PartnerCenter } from '../../src/domain/partnerCenterDoor.ts';
import { startWorld } from './partnerCenter.world.ts';
import type { Scripted, World } from './partnerCenter.world.ts';

describe('Refusals of Partner Center', () => {
  let world: World;
  afterEach(() => world.close());

  const ask = async <T>(
    scripted: Scripted,
    look: (pc: PartnerCenter) => Promise<Answer<T>>,
  ): Promise<T> => {
    world = await startWorld(() => scripted);
    const answer = await look(world.pc);
    assert.ok(answer.is === 'yes', JSON.stringify(answer));
    return answer.value;
  };
  const refuse = async (scripted: Scripted) => {
    world = await startWorld(() => scripted);
    const answer = await world.pc.resellers();
    assert.ok(answer.is === 'no');
    return answer.no;
  };

  it('come in the usual error body, with the code as number or text', async () => {
    assert.equal((await refuse({ status: 404, json: { code: 3000 } })).code, '3000');
    await world.close();
    assert.equal((await refuse({ status: 404, json: { Code: '3000' } })).code, '3000');
  });

  it('come in the extended error body of the agreement service', async () => {
    const json = { code: 600061, message: 'm', errorName: 'E', isRetryable: false, parameters: {} };
    assert.equal((await refuse({ status: 400, json })).code, '600061');
  });

  for (const [what, scripted] of Object.entries<Scripted>({
    'a page of a gateway': { status: 403, text: '<html><h1>403</h1></html>' },
    'an empty body': { status: 403, text: '' },
    'the shape of the throttling gate': { status: 403, json: { statusCode: 403, message: 'm' } },
    'a code that is none': { status: 403, json: { code: { a: 1 } } },
    'a list': { status: 403, json: [1] },
  })) {
    it(`in ${what} are named after their status`, async () => {
      assert.equal((await refuse(scripted)).code, 'http403');
    });
  }

  it('that say "agreement not signed" are a value, by code and by word', async () => {
    const look = (pc: PartnerCenter) => pc.agreement('4847433');
    for (const code of [2203, 2206]) {
      assert.deepEqual(await ask({ status: 400, json: { code } }, look), {
        signed: false,
        code: String(code),
      });
      await world.close();
    }
    assert.deepEqual(await ask({ json: { isAgreementSigned: true } }, look), { signed: true });
    await world.close();
    assert.deepEqual(await ask({ json: { IsAgreementSigned: false } }, look), { signed: false });
  });

  it('about agreements stay refusals otherwise', async () => {
    for (const code of [2000, 2001, 2200, 2201, 2204, 2205]) {
      world = await startWorld(() => ({ status: 400, json: { code } }));
      const answer = await world.pc.agreement('4847433');
      assert.ok(answer.is === 'no');
      assert.equal(answer.no.code, String(code));
      await world.close();
    }
  });
});
