import assert from 'node:assert/strict';
import type { Message } from '../support/connector.ts';
import { approves, becomes, boughtBy, decisionOn, manyBought, theirs } from './bought.ts';
import { assertHas, asks, goesOn, textIn, until } from './hearing.ts';
import type { Stage } from './stage.ts';

const { name, prefix } = theirs.many;
const [adatum, contoso] = ['4847128', '4847115'];

/** Many subscriptions go to another reseller, row by row, and back. */
export const manySubscriptions = (on: () => Stage): void => {
  let mine: Message;

  const of = async (partnerId: string) =>
    (await boughtBy(on(), prefix)).filter((one) => one.partnerId === partnerId).length;

  it('shows a dry run with a result for each row; nothing is changed by it', async () => {
    const { alex } = on();
    const before = await of(adatum);
    await asks(alex, `reassign ${name}`, 'To which reseller?');
    const run = await asks(alex, 'contoso', 'Dry run: what would be done');
    assertHas(
      textIn(run),
      `all of ${name}`,
      'Contoso Ltd. · 4847115',
      'Adatum Corporation → Contoso Ltd.',
      'to be changed',
    );
    const second = await goesOn(alex, run, 'page:1', 'Dry run').catch(() => run);
    mine = await goesOn(alex, second, 'Submit', `Reassign subscriptions: ${name}`);
    assertHas(textIn(mine), 'Waiting for approval', 'many subscriptions at once always need');
    assert.ok(before >= manyBought);
    assert.equal(await of(adatum), before);
  });

  it('changes each row once after one approval, although an answer gets lost, and shows the progress', async () => {
    const stage = on();
    const { portal } = stage;
    await portal.fails('^/v1/customers/.+/subscriptions/', { cut: 'after' }, 2, 'PATCH');
    await approves(stage, await decisionOn(stage, `Reassign subscriptions: ${name}`));
    await becomes(stage, mine, '✓ Done');
    assert.equal(await of(adatum), 0);
    assertHas(textIn(mine), 'All of them have their new reseller of record');
  });

  it('lists the rows with what was before, and takes all of it back', async () => {
    const stage = on();
    const { alex } = stage;
    const rows = await goesOn(alex, mine, 'Row by row', `Row by row: Reassign subscriptions`);
    assertHas(textIn(rows), '✓ done', /\t4847128\t4847115/);
    const run = await goesOn(alex, mine, 'Undo', 'Dry run');
    const back = await goesOn(alex, run, 'Submit', 'Waiting for approval');
    const decision = await until('The decision', async () =>
      stage.channel
        .messages()
        .findLast((one) => textIn(one).includes('Approval needed: Reassign') && one !== undefined),
    );
    await approves(stage, decision);
    await becomes(stage, back, '✓ Done');
    assert.ok((await of(adatum)) >= manyBought);
    assert.ok((await of(contoso)) >= 0);
  });
};
