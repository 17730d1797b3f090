import { linkOf } from '../support/cardReading.ts';
import { assertHas, asks, asksIn, goesOn, seenBy, shownAfter, textIn } from './hearing.ts';
import { seeded } from './portal.ts';
import type { Stage } from './stage.ts';

/** The end of a partnership once more, in Chinese: the persons' language, and then the channel's. */
export const chinese = (on: () => Stage): void => {
  after(async () => {
    const { alex, megan, channel } = on();
    await asks(alex, '语言 English', 'From now on I speak English here.');
    await asks(megan, 'language English', 'From now on I speak English here.');
    await asksIn(channel, megan, 'language English', 'From now on I speak English here.');
  });

  it('speaks the language that a person chooses; a channel’s is an admin’s choice', async () => {
    const { alex, megan, channel } = on();
    await asks(alex, 'language 中文', '从现在起，我在这里使用中文。');
    await asks(megan, '语言 中文', '从现在起，我在这里使用中文。');
    await asksIn(channel, alex, 'language 中文', 'Your role may not do this');
    await asksIn(channel, megan, 'language 中文', '从现在起，我在这里使用中文。');
    assertHas(textIn(await asks(alex, '帮助', '删除合作关系')), '你的角色：销售代理');
    await asks(alex, 'frobnicate', '“frobnicate”');
  });

  it('leads through a removal, from the question to the notices', async () => {
    const { alex, megan, channel, client, portal } = on();
    const impact = await asks(alex, '删除合作关系 wide world', '保持不变的内容');
    assertHas(textIn(impact), '巴西', '合作伙伴 ID');
    const confirm = await goesOn(
      alex,
      impact,
      '下一步',
      '确定要删除与 Wide World Importers 的合作关系吗？',
    );
    assertHas(textIn(confirm), '我声明', 'I represent that this decision was made in good faith');
    assertHas(
      await shownAfter(alex, confirm, '是', { in_reason: '短' }),
      '请勾选声明',
      '请选择一项',
      '内容太短',
    );
    const mine = await goesOn(alex, confirm, '是', '等待审批', {
      in_notice: 'notRequired',
      in_reason: '该经销商已停止下单',
      in_representation: 'true',
    });
    const decision = await channel.card('“该经销商已停止下单”');
    assertHas(textIn(decision), '待审批：', '申请人已勾选此声明');
    await megan.card('待审批：删除合作关系 · Wide World Importers');
    await megan.clicks(decision, 'do:approve', { in_representation: 'true' });
    await alex.card('已批准：删除与 Wide World Importers 的合作关系 · 审批人：Megan Bowen');
    await client.waitFor(() => textIn(mine).includes('已批准删除'));
    assertHas(seenBy(megan, decision), '删除合作关系');
    await client.waitFor(() => textIn(decision).includes('请 Megan Bowen 在合作伙伴中心打开'));
    assertHas(linkOf(megan.sees(decision), '打开合作伙伴中心'), '/portal/indirect-resellers');
    await portal.removes(seeded.wideWorld);
    for (const copy of [mine, decision]) {
      await client.waitFor(() => textIn(copy).includes('✓ 已完成'), 'The true card');
    }
    await channel.card(
      '合作关系已删除：Wide World Importers · 申请人：Alex Wilber · 审批人：Megan Bowen',
    );
    await goesOn(alex, mine, '通知草稿', '通知草稿：Wide World Importers');
    assertHas(
      textIn(await asks(alex, '历史 wide world', '历史：Wide World Importers')),
      'Megan Bowen',
    );
  });
};
