import assert from 'node:assert/strict';
import { partnershipDoc } from '../../src/domain/partnership.ts';
import { alex, megan, patti } from '../support/requests.ts';
import { yes } from '../support/answers.ts';
import { openTestDesk, partnership, type TestDesk } from '../support/testDesk.ts';

describe('The search for resellers', () => {
  let test: TestDesk;

  before(async () => {
    test = await openTestDesk();
    const others = [
      partnership({ id: 'a', name: 'Alpenblick GmbH', partnerId: '1000001', country: 'DE' }),
      partnership({ id: 'b', name: 'Contoso France SA', partnerId: '1000002', country: 'BE' }),
      partnership({ id: 'c', name: '康托索（上海）有限公司', partnerId: '1000003', country: 'CN' }),
      partnership({
        id: 'd',
        name: 'Wingtip Toys',
        partnerId: '1000004',
        country: 'GB',
        manager: { id: patti.id, name: 'Patti Fernandez' },
        hold: { reason: 'Unpaid', by: megan, at: '2026-11-20T09:00:00.000Z' },
      }),
    ];
    await test.doors.store.desk.commit(
      others.map((one) => ({ op: 'put', doc: partnershipDoc(one) })),
    );
  });

  after(() => test.close());

  const found = async (text: string): Promise<string[]> =>
    yes(await test.desk.find.resellers(alex, { text, scope: 'all', page: 0 })).rows.map(
      ({ id }) => id,
    );

  const finds: [what: string, text: string, ids: string[]][] = [
    ['a country by its code', 'de', ['a']],
    ['a country by its English name', 'germany', ['a']],
    ['a country by the beginning of its name', 'germ', ['a']],
    ['a country by its Chinese name', '德国', ['a']],
    ['a country of two words', 'united kingdom', ['d']],
    ['a country by its short name', 'UK', ['d']],
    ['a country and another word together', 'alpen germany', ['a']],
    ['a name that holds a country', 'contoso france', ['b']],
    ['a Chinese name from its middle', '上海', ['c']],
    ['a Partner ID', '1000003', ['c']],
    ['a state', 'hold', ['d']],
    ['a manager', 'fernandez', ['d']],
    ['nothing that all words do not hold for', 'germany contoso', []],
  ];
  for (const [what, text, ids] of finds) {
    it(`finds ${what}: ${text}`, async () => {
      assert.deepEqual(await found(text), ids);
    });
  }
});
