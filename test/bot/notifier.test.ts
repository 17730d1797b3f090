import assert from 'node:assert/strict';
import type { Address, Message } from '../../src/domain/notice.ts';
import type { Instead } from '../support/connector.ts';
import {
  alexsChat,
  channelId,
  inShort,
  ledThrough,
  openForm,
  openTeams,
  type Teams,
} from '../support/teams.ts';

const links: Message = { view: { view: 'links' } };

describe('The notifier', () => {
  let teams: Teams;
  let calls: string[];

  beforeEach(async () => {
    teams = await openTeams();
    calls = [];
    teams.connector.intercept(
      ({ method, path }) => void calls.push(`${method} ${decodeURIComponent(path)}`),
    );
  });
  afterEach(async () => {
    await teams.close();
  });

  const place = (change: Partial<Address> = {}): Address => ({
    conversationId: alexsChat,
    kind: 'personal',
    serviceUrl: teams.connector.serviceUrl,
    botId: '28:reseller-desk',
    tenantId: 'tenant-1',
    language: 'zh-CN',
    ...change,
  });
  const channel = (): Address => place({ conversationId: channelId, kind: 'channel' });
  const post = (to = place()) => teams.bot.notifier.post(to, links);
  const edit = (messageId: string, to = place()) => teams.bot.notifier.edit(to, messageId, links);
  /** Answers these calls in the connector's place, one after the other. */
  const instead = (...answers: Instead[]): void =>
    void teams.connector.intercept(() => answers.shift());
  const no = (status: number, code: string, headers: Record<string, string> = {}): Instead => ({
    status,
    headers,
    body: { error: { code, message: code } },
  });

  it('posts a card in the language of the place, and edits it', async () => {
    const posted = await post();
    assert.deepEqual(posted, { is: 'posted', messageId: teams.messages()[0]?.id });
    assert.deepEqual(await edit(teams.messages()[0]?.id ?? ''), { is: 'edited' });
    const [message] = teams.messages();
    assert.deepEqual([message?.edits, message?.summary], [1, 'links']);
    assert.equal((message!.card as { language: string }).language, 'zh-CN');
    assert.deepEqual(calls, [
      `POST /v3/conversations/${alexsChat}/activities`,
      `PUT /v3/conversations/${alexsChat}/activities/${message?.id}`,
    ]);
  });

  it('edits a form while it is asked, and lets one alone that was answered meanwhile', async () => {
    const led = ledThrough();
    const asking = await openTeams({ conversations: led.conversations });
    await asking.says('hold');
    const { messageId, dialog, question } = openForm(asking);
    const form = { form: 'impact', token: dialog, question } as unknown as Extract<
      Message,
      { form: unknown }
    >['form'];
    const to = { ...place(), serviceUrl: asking.connector.serviceUrl };
    assert.deepEqual(await asking.bot.notifier.edit(to, messageId, { form }), { is: 'edited' });
    assert.deepEqual(asking.heard()[0]?.shown, form);
    const [, edited] = await Promise.all([
      asking.says('fabrikam'),
      asking.bot.notifier.edit(to, messageId, { form }),
    ]);
    await asking.bot.notifier.edit(to, messageId, { form });
    assert.deepEqual(asking.heard().map(inShort), ['pickReseller answered', 'hold']);
    assert.ok(edited.is === 'gone' || edited.is === 'edited');
    await asking.close();
  });

  it("trap 17: a channel's post begins a thread, and its id is found in the thread's", async () => {
    const posted = await post(channel());
    const [message] = teams.connector.messages;
    assert.deepEqual(posted, { is: 'posted', messageId: message?.id });
    assert.deepEqual(calls, ['POST /v3/conversations']);
    assert.equal(message?.conversationId, `${channelId};messageid=${message?.id}`);
    assert.deepEqual(await edit(message?.id ?? '', channel()), { is: 'edited' });
    assert.deepEqual(await edit('1', channel()), { is: 'gone' }, 'a thread that is no more');
  });

  it('trap 21: nobody to reach is dead, whatever the reason; a message that is no more is gone', async () => {
    for (const code of [
      'BotDisabledByAdmin',
      'BotNotInConversationRoster',
      'ConversationBlockedByUser',
      'ForbiddenOperationException',
      'NotEnoughPermissions',
      'SomethingNew',
    ]) {
      instead(no(403, code));
      assert.deepEqual(await post(), { is: 'dead' }, code);
    }
    instead(
      no(404, 'ConversationNotFound'),
      no(404, 'ConversationNotFound'),
      no(404, 'ActivityNotFoundInConversation'),
    );
    assert.deepEqual(await post(), { is: 'dead' });
    assert.deepEqual(await edit('1'), { is: 'dead' });
    assert.deepEqual(await edit('1'), { is: 'gone' });
  });

  it("the wrong cloud's host is a fault of the set-up and kills no address", async () => {
    instead(no(403, 'InvalidBotApiHost'));
    await assert.rejects(post(), /Teams answered 403 \(InvalidBotApiHost\)/);
  });

  it('trap 19: repeats what met another writer (412) or a limit that ends soon (429)', async () => {
    instead(no(412, 'PreconditionFailed'), no(429, 'Throttled'));
    assert.equal((await post()).is, 'posted');
    assert.equal(calls.length, 3);
    instead(no(429, 'Throttled', { 'retry-after': '1' }));
    assert.equal((await edit(teams.messages()[0]?.id ?? '')).is, 'edited');
    assert.equal(teams.messages().length, 1);
  });

  it('trap 19: a limit that lasts is told instead of waited for', async () => {
    instead(no(429, 'Throttled', { 'retry-after': '30' }));
    assert.deepEqual(await post(), { is: 'busy', until: '2026-11-23T09:00:30.000Z' });
    instead(no(429, 'Throttled'), no(429, 'Throttled'), no(429, 'Throttled'));
    assert.equal((await post()).is, 'busy');
    assert.equal(calls.length, 4);
  });

  it('trap 19: a post that may have been accepted is not repeated, an edit is', async () => {
    for (const status of [500, 502, 503, 504]) {
      calls.length = 0;
      instead(no(status, 'ServiceError'));
      await assert.rejects(post(), /Teams answered/, String(status));
      assert.equal(calls.length, 1, String(status));
    }
    instead('cut');
    await assert.rejects(post());
    await post();
    instead(no(503, 'ServiceError'));
    assert.equal((await edit(teams.messages()[0]?.id ?? '')).is, 'edited');
  });

  it('trap 16 and 20: a failure is thrown to whoever asked, with status and code and without our token', async () => {
    instead(no(400, 'BadSyntax'));
    const error = await post().then(
      () => undefined,
      (failed: unknown) => failed,
    );
    assert.ok(error instanceof Error);
    assert.deepEqual(Object.fromEntries(Object.entries(error)), {
      status: 400,
      code: 'BadSyntax',
      name: 'TeamsSaysNo',
    });
    assert.equal(error.cause, undefined);
    assert.deepEqual(teams.messages(), [], 'nobody gets an apology that they did not ask for');
    assert.deepEqual(teams.faults, []);
  });

  it('trap 19: a call that hangs is given up after five seconds', async function () {
    this.timeout(15_000);
    const gate = Promise.withResolvers<undefined>();
    const stop = teams.connector.intercept(() => gate.promise);
    await assert.rejects(post(), /abort/i);
    gate.resolve(undefined);
    stop();
  });

  it('trap 55: a burst into one channel is slowed down, and others do not wait for it', async () => {
    const all = await Promise.all(Array.from({ length: 7 }, () => post(channel())));
    assert.deepEqual(
      all.map(({ is }) => is),
      ['posted', 'posted', 'posted', 'posted', 'posted', 'busy', 'busy'],
    );
    assert.deepEqual(all[5], { is: 'busy', until: '2026-11-23T09:00:01.000Z' });
    assert.equal((await post()).is, 'posted');
    teams.pass(1_000);
    assert.deepEqual([(await post(channel())).is, (await post(channel())).is], ['posted', 'busy']);
  });

  it('says one thing at a time in a conversation', async () => {
    let [now, most] = [0, 0];
    teams.connector.intercept(async () => {
      most = Math.max(most, (now += 1));
      await new Promise((resolve) => setImmediate(resolve));
      now -= 1;
      return undefined;
    });
    await Promise.all(Array.from({ length: 5 }, () => post()));
    assert.equal(most, 1);
    assert.equal(teams.messages().length, 5);
  });
});
