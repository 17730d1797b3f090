import assert from 'node:assert/strict';
import { readTalk } from '../../src/bot/memory.ts';
import type { Shelf } from '../../src/domain/ports.ts';
import {
  alexsChat,
  answers,
  inShort,
  ledThrough,
  openForm,
  openTeams,
  type Led,
  type Teams,
} from '../support/teams.ts';

/** Counts what is asked of a shelf. */
const counted = (shelf: Shelf): Shelf & { requests: number } => {
  const counting = {
    ...shelf,
    requests: 0,
    read: (id: string) => ((counting.requests += 1), shelf.read(id)),
    commit: (ops: Parameters<Shelf['commit']>[0]) => ((counting.requests += 1), shelf.commit(ops)),
  };
  return counting;
};

describe('The memory of a conversation', () => {
  let led: Led;
  let teams: Teams;
  let shelf: ReturnType<typeof counted>;

  beforeEach(async () => {
    led = ledThrough();
    teams = await openTeams({
      conversations: led.conversations,
      talk: (memory) => (shelf = counted(memory)),
    });
  });
  afterEach(() => teams.close());

  const heard = (of = teams): string[] => of.heard().map(inShort);
  const talk = async () => readTalk(await teams.talk.read(alexsChat));

  it('trap 34: what is kept between turns is plain JSON, and reads the same afterwards', async () => {
    await teams.says('hold');
    await teams.says('fabrikam');
    const kept = (await teams.talk.read(alexsChat))!;
    assert.deepEqual(JSON.parse(JSON.stringify(kept.doc.body)), kept.doc.body);
    assert.deepEqual(readTalk(kept), kept.doc.body);
  });

  it('trap 5: text that Teams delivers again is taken once', async () => {
    const text = teams.activity({ type: 'message', text: 'hold' });
    await teams.send(text);
    await teams.send(text);
    const look = teams.activity({ type: 'message', text: 'resellers' });
    await Promise.all([teams.send(look), teams.send(look)]);
    assert.deepEqual(heard(), ['pickReseller below', 'resellers', 'pickReseller']);
  });

  it('another process knows what was taken as well', async () => {
    const text = teams.activity({ type: 'message', text: 'hold' });
    await teams.send(text);
    await teams.says('fabrikam');
    const next = await openTeams({ conversations: led.conversations, talk: () => teams.talk });
    await next.send({ ...text, serviceUrl: next.connector.serviceUrl });
    assert.deepEqual(heard(next), []);
    await next.close();
  });

  it('trap 5: a click that comes again under its own id or a new one has one effect', async () => {
    await teams.says('hold fabrikam');
    const { messageId, dialog, question } = openForm(teams);
    const value = {
      action: {
        type: 'Action.Execute',
        verb: 'answer',
        data: { dialog, question, pick: 'go', in_ticked: 'true', in_reason: 'late' },
      },
    };
    const click = teams.activity({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value,
      replyToId: messageId,
    });
    const all = await Promise.all([
      teams.send(click),
      teams.send(click),
      teams.send({ ...click, id: 'another' }),
    ]);
    assert.equal(new Set(all.map(({ body }) => JSON.stringify(body))).size, 1);
    assert.equal(led.finished.length, 1);
    assert.deepEqual(heard(), ['hold answered', 'heldBy']);
  });

  it('what could not be said when the process died between saving and speaking is said when Teams delivers again', async () => {
    const stop = teams.connector.intercept(() => 'cut');
    const text = teams.activity({ type: 'message', text: 'hold fabrikam' });
    await teams.send(text);
    stop();
    const next = await openTeams({ conversations: led.conversations, talk: () => teams.talk });
    await next.send({ ...text, serviceUrl: next.connector.serviceUrl });
    assert.deepEqual(heard(next), ['hold']);
    await answers(next, openForm(next), { ticked: 'true', reason: 'late' });
    assert.equal(led.finished.length, 1);
    await next.close();
  });

  it('what could not be said then is also said when the person presses the button once more', async () => {
    await teams.says('hold');
    const form = openForm(teams);
    const stop = teams.connector.intercept(() => 'cut');
    await answers(teams, form, { text: 'fabrikam' });
    stop();
    const next = await openTeams({ conversations: led.conversations, talk: () => teams.talk });
    const { body } = await answers(next, form, { text: 'fabrikam' });
    assert.equal(inShort(body.value), 'pickReseller answered');
    assert.deepEqual(heard(next), ['hold']);
    await answers(next, form, { text: 'fabrikam' });
    assert.deepEqual(heard(next), ['hold'], 'once');
    await next.close();
  });

  it('a dialog that was begun but never shown is shown when its button is pressed once more', async () => {
    const stop = teams.connector.intercept(() => 'cut');
    await teams.clicks('open:hold', { about: 'fabrikam' });
    stop();
    const next = await openTeams({ conversations: led.conversations, talk: () => teams.talk });
    await next.clicks('open:hold', { about: 'fabrikam' });
    assert.deepEqual(heard(next), ['hold']);
    await next.close();
  });

  it('the same process says only what it has not said yet', async () => {
    await teams.says('hold fabrikam');
    let posts = 0;
    const stop = teams.connector.intercept(({ method }) => {
      posts += method === 'POST' ? 1 : 0;
      return posts === 2 ? 'cut' : undefined;
    });
    const text = teams.activity({ type: 'message', text: 'assign' });
    await teams.send(text);
    stop();
    await teams.send(text);
    assert.deepEqual(
      heard().filter((one) => one === 'parked' || one === 'assign'),
      ['parked', 'assign'],
    );
  });

  it('trap 4: of two savers one decides again from fresh state, and the words of the first try are dropped', async () => {
    await teams.says('hold');
    teams.talk.beforeCommit(async () => {
      const found = await teams.talk.read(alexsChat);
      const body = { ...readTalk(found), dialog: undefined };
      await teams.talk.commit([{ op: 'put', doc: { ...found!.doc, body } }]);
    });
    await teams.says('fabrikam');
    assert.deepEqual(
      heard(),
      ['pickReseller', 'help'],
      'somebody else ended the dialog: the text is no answer any more',
    );
  });

  it('gives up after losing the race four times, and says so', async () => {
    await teams.says('hold');
    const lose = (): void => {
      teams.talk.beforeCommit(async () => {
        const found = await teams.talk.read(alexsChat);
        await teams.talk.commit([{ op: 'put', doc: found!.doc }]);
        lose();
      });
    };
    lose();
    await teams.says('fabrikam');
    assert.equal(heard().at(-1), 'tryAgain');
    assert.deepEqual(
      teams.faults.map(({ event }) => event),
      ['turn'],
    );
  });

  it('two texts at once in one conversation are taken one after the other', async () => {
    await teams.says('hold');
    await Promise.all([teams.says('fabrikam'), teams.says('contoso')]);
    assert.deepEqual(
      heard(),
      ['pickReseller answered', 'hold below', 'hold'],
      'one answers the first question, the other meets the second',
    );
    assert.deepEqual((await talk()).dialog?.asked, ['who']);
  });

  it('a turn of one conversation does not wait for another one', async () => {
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const stop = teams.connector.intercept(async ({ path }) => {
      if (path.includes('alex')) await gate;
      return undefined;
    });
    const slow = teams.says('hi');
    await teams.says('hi', { who: { id: 'patti', name: 'Patti', roles: [] }, in: 'a:patti' });
    assert.deepEqual(teams.heard('a:patti').map(inShort), ['help']);
    assert.deepEqual(heard(), []);
    open();
    await slow;
    stop();
    assert.deepEqual(heard(), ['help']);
  });

  it('a turn that changes nothing writes nothing', async () => {
    await teams.says('hi');
    const before = teams.talk.saved;
    await teams.says('resellers');
    await teams.says('what is this');
    assert.equal(teams.talk.saved, before);
  });

  it('asks little of the store: two for a turn of a dialog, none for turning a page', async () => {
    await teams.says('hold');
    shelf.requests = 0;
    await teams.says('fabrikam');
    assert.equal(shelf.requests, 2);
    shelf.requests = 0;
    await teams.clicks('see:resellers', { filter: 'all|', page: 1 });
    assert.equal(shelf.requests, 0, 'the place is known from the turn before');
    teams.pass(61_000);
    await teams.clicks('see:resellers', { filter: 'all|', page: 2 });
    assert.equal(shelf.requests, 1);
  });

  it('trap 2: real ids of conversations are kept as they are', async () => {
    const long = `a:${'1x9K-_'.repeat(40)}`;
    teams.connector.known.add(long);
    await teams.says('hold', { in: long });
    await teams.says('fabrikam', { in: long });
    assert.deepEqual(teams.heard(long).map(inShort), ['pickReseller answered', 'hold']);
    assert.ok((await teams.talk.read(long))?.doc.id === long);
  });

  it('keeps the last twenty ids and no more', async () => {
    for (let time = 0; time < 12; time += 1) {
      await teams.says('hold fabrikam');
      await teams.says('cancel');
    }
    assert.equal((await talk()).seen.length, 20);
  });

  it('a dialog that this version cannot read is as if there were none', async () => {
    await teams.talk.commit([
      {
        op: 'create',
        doc: {
          id: alexsChat,
          type: 'talk',
          schema: 1,
          sort: '',
          tags: [],
          keys: [],
          body: { language: 'zh-CN', dialog: { stack: 7 } },
        },
      },
    ]);
    await teams.says('hi');
    assert.deepEqual(heard(), ['help']);
    assert.equal(teams.heard()[0]?.language, 'zh-CN');
  });

  it('notes where somebody can be reached, and again only when that changed', async () => {
    await teams.says('hi');
    await teams.says('hi');
    await teams.clicks(
      'see:resellers',
      { filter: '', page: 0 },
      { fields: { entities: [], localTimezone: undefined, locale: undefined } },
    );
    const noted = () => teams.asked.filter(({ name }) => name === 'reachable');
    assert.equal(noted().length, 1);
    assert.deepEqual(noted()[0]?.given, [
      {
        conversationId: alexsChat,
        kind: 'personal',
        serviceUrl: teams.connector.serviceUrl,
        botId: '28:reseller-desk',
        tenantId: 'tenant-1',
        language: 'en-US',
        personId: 'alex',
        zone: 'UTC',
      },
      { id: 'alex', name: 'Alex' },
    ]);
    await teams.says('hi', { fields: { localTimezone: 'Europe/Berlin', entities: [] } });
    assert.equal(noted().length, 2);
  });
});
