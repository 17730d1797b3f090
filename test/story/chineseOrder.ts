import assert from 'node:assert/strict';
import { inputsOf, textOf } from '../support/cardReading.ts';
import type { Message } from '../support/connector.ts';
import { assertHas, assertHasNot, asks, goesOn, shownAfter, textIn, turnsTrue } from './hearing.ts';
import { contoso, customerOn, filledIn, passwordIn } from './ordering.ts';
import type { Stage } from './stage.ts';

const company = '蓝鲸茶业有限公司';
const prefix = 'lanjingtea';

/** A customer and its first order once more, in Chinese. */
export const chineseOrder = (on: () => Stage, tells: (password: string) => void): void => {
  let form: Message;
  let mine: Message;

  before(() => asks(on().alex, 'language 中文', '从现在起，我在这里使用中文。'));
  after(() => asks(on().alex, '语言 English', 'From now on I speak English here.'));

  it('asks for the customer; a Chinese name proposes no domain', async () => {
    const { alex } = on();
    const first = await asks(alex, `添加客户 ${contoso}`, '客户是否已在使用 Microsoft 365');
    form = await goesOn(alex, first, '否，是新客户', '客户详细信息', { in_company: company });
    const prefixInput = inputsOf(alex.sees(form)).find(({ id }) => id === 'in_prefix');
    assert.equal(prefixInput?.value, undefined);
    const [family, given] = ['姓', '名'].map((label) => textIn(form).indexOf(`\n${label}\n`));
    assert.ok(family! > 0 && family! < given!, textIn(form));
    assertHas(await shownAfter(alex, form, '下一步：订阅'), '请填写此项。');
  });

  it('takes lines as people type them in Chinese, and reviews with the family name first', async () => {
    const { alex } = on();
    const details = {
      ...filledIn({ company, prefix }),
      in_lastName: '王',
      in_firstName: '晓明',
    };
    await goesOn(alex, form, '下一步：订阅', `${company} 的订阅`, details);
    form = await asks(alex, '25 个 Microsoft 365 E3 按年', 'Microsoft 365 E3');
    assertHas(textIn(form), '25', '1 年');
    form = await goesOn(alex, form, '下一步：核对', `核对：${company}`);
    assertHas(textIn(form), '王晓明', '✓ 域名可用', '我确认：选择了经销商时');
    assertHas(await shownAfter(alex, form, '提交'), /请勾选/);
    mine = await goesOn(alex, form, '提交', `添加客户 ${company}`, { in_attestation: 'true' });
  });

  it('shows the password, and is done when the customer has accepted its agreement', async () => {
    const { alex, client, portal, orders } = on();
    await client.waitFor(() => textIn(mine).includes('尚未接受 Microsoft 客户协议'));
    assertHas(textIn(mine), '客户已创建', `请`, company);
    const setup = await alex.card(`设置信息：${company}`);
    const shown = await alex.clicks(setup, '显示密码');
    const password = passwordIn(shown.card ? textOf(shown.card) : '');
    tells(password);
    assertHasNot(await turnsTrue(alex, setup, '我已保存', '已无法查看'), password);
    await portal.agrees(customerOn(mine));
    await alex.clicks(mine, '立即检查');
    await client.waitFor(() => textIn(mine).includes('✓ 已完成'), 'The true card');
    await alex.card(`${company} 已`);
    await orders.card(`Order finished: ${company}`);
    assertHas(textIn(await asks(alex, '客户 蓝鲸', company)), `${prefix}.onmicrosoft.com`);
  });
};
