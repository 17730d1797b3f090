import assert from 'node:assert/strict';
import {
  commandOf,
  keys,
  languages,
  nearestCommands,
  searchText,
  written,
  type CommandName,
} from '../../src/locales/index.ts';

const understood: [typed: string, command: CommandName, rest: string][] = [
  ['resellers', 'resellers', ''],
  ['  Resellers   Fab GmbH ', 'resellers', 'Fab GmbH'],
  ['RESELLERS', 'resellers', ''],
  ['remove partnership Fabrikam', 'removePartnership', 'Fabrikam'],
  ['request partnership', 'requestPartnership', ''],
  ['my requests', 'myRequests', ''],
  ['customers', 'customers', ''],
  ['customers north', 'customers', 'north'],
  ['add customer', 'addCustomer', ''],
  ['Add new customer Fabrikam', 'addCustomer', 'Fabrikam'],
  ['客户', 'customers', ''],
  ['客户 north', 'customers', 'north'],
  ['添加客户', 'addCustomer', ''],
  ['添加客户Fabrikam', 'addCustomer', 'Fabrikam'],
  ['history: Fabrikam', 'history', 'Fabrikam'],
  ['notify here approvals, failures', 'notifyHere', 'approvals, failures'],
  ['assign Fabrikam', 'assign', 'Fabrikam'],
  ['hold', 'hold', ''],
  ['Release Fabrikam', 'release', 'Fabrikam'],
  ['解除暂停 Fabrikam', 'release', 'Fabrikam'],
  ['暂停合作', 'hold', ''],
  ['notify stop', 'notifyStop', ''],
  ['notifications', 'notifications', ''],
  ['start over', 'startOver', ''],
  ['Help!', 'help', ''],
  ['hi', 'help', ''],
  ['language 中文', 'language', '中文'],
  ['语言 English', 'language', 'English'],
  ['经销商', 'resellers', ''],
  ['经销商 上海', 'resellers', '上海'],
  ['删除合作关系 Fabrikam', 'removePartnership', 'Fabrikam'],
  ['解除合作关系', 'removePartnership', ''],
  ['移除合作关系Fabrikam', 'removePartnership', 'Fabrikam'],
  ['邀请经销商', 'requestPartnership', ''],
  ['我的申请', 'myRequests', ''],
  ['历史Fabrikam', 'history', 'Fabrikam'],
  ['历史记录', 'history', ''],
  ['在此通知 审批', 'notifyHere', '审批'],
  ['通知设置', 'notifications', ''],
  ['取消。', 'cancel', ''],
  ['重新开始', 'startOver', ''],
  ['帮助！', 'help', ''],
  ['subscriptions Northwind Traders', 'subscriptions', 'Northwind Traders'],
  ['add subscription', 'addSubscription', ''],
  ['associate reseller Northwind', 'associateReseller', 'Northwind'],
  ['reassign Fabrikam', 'reassignSubscriptions', 'Fabrikam'],
  ['support contact', 'setSupportContact', ''],
  ['change licences Northwind', 'changeSubscription', 'Northwind'],
  ['upgrade', 'upgradeSubscription', ''],
  ['request customer Fabrikam', 'requestCustomer', 'Fabrikam'],
  ['end relationship Northwind', 'endRelationship', 'Northwind'],
  ['today', 'today', ''],
  ['today on', 'today', ''],
  ['today off', 'todayStop', ''],
  ['订阅 北风', 'subscriptions', '北风'],
  ['添加订阅', 'addSubscription', ''],
  ['更改许可证数', 'changeSubscription', ''],
  ['请求客户', 'requestCustomer', ''],
  ['今日', 'today', ''],
  ['停止今日', 'todayStop', ''],
];

const everyCommand = keys.flatMap(
  (key) => (/^command\.(\w+)\.words$/.exec(key)?.[1] as CommandName | undefined) ?? [],
);

describe('what people type', () => {
  for (const [typed, command, rest] of understood) {
    it(`understands "${typed}"`, () => {
      assert.deepEqual(commandOf(typed), { command, rest });
    });
  }

  // Somebody who answers a question must be able to name a company that begins like a command.
  for (const typed of [
    '',
    'Pending Systems',
    'Holdings AG',
    'assigned',
    'resellersx',
    'Helpful Ltd.',
    '客户服务公司',
    'customersx',
    'profile of Contoso',
    '经销商列表',
    '取消订阅公司',
    'cancelled',
  ]) {
    it(`takes "${typed}" for no command`, () => {
      assert.equal(commandOf(typed), undefined);
    });
  }

  it('understands every word of every language', () => {
    for (const language of languages) {
      for (const name of everyCommand) {
        for (const word of written(language, `command.${name}.words`).split('|')) {
          assert.equal(commandOf(word)?.command, name, word);
        }
      }
    }
  });

  it('has no word that means two commands', () => {
    const seen = new Map<string, string>();
    for (const language of languages) {
      for (const name of everyCommand) {
        for (const word of written(language, `command.${name}.words`).split('|')) {
          assert.ok(
            [undefined, name].includes(seen.get(word) as undefined),
            `${word}: ${seen.get(word)} and ${name}`,
          );
          seen.set(word, name);
        }
      }
    }
  });

  it('names the nearest commands', () => {
    assert.equal(nearestCommands('reseler')[0], 'resellers');
    assert.equal(nearestCommands('remove partnreship')[0], 'removePartnership');
    // Two relations can be ended.
    assert.ok(nearestCommands('删除关系').includes('removePartnership'));
    assert.ok(nearestCommands('删除关系').includes('endRelationship'));
    assert.ok(nearestCommands('notify').length <= 3);
    assert.deepEqual(nearestCommands('xyzzy'), []);
  });
});

describe('what people search by', () => {
  const searches: [typed: string, meant: string][] = [
    ['on hold', 'hold'],
    ['Fab Being Removed', 'Fab closing'],
    ['已暂停', 'hold'],
    ['巴西 有效', '巴西 active'],
    ['Holdings AG', 'Holdings AG'],
    ['interactive', 'interactive'],
  ];
  for (const [typed, meant] of searches) {
    it(`reads "${typed}" as "${meant}"`, () => {
      assert.equal(searchText(typed), meant);
    });
  }
});
