import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { secretDocId } from '../../src/domain/order.ts';
import type { Request } from '../../src/domain/request.ts';
import { pressesAnyhow } from '../story/hearing.ts';
import { passwordIn } from '../story/ordering.ts';
import { formsOf } from '../story/secrecy.ts';
import { isPart, textOf } from './cardReading.ts';
import { answerOf } from './clicking.ts';
import { words } from './killFlow.ts';
import { familyName, type NewOrder } from './killOrderBegun.ts';
import type { KillWorld } from './killWorld.ts';

/** The moments in which a customer is created, as they are labelled. */
export const isCreation = {
  begins: /^before POST \/v1\/customers$/,
  answered: /^after POST \/v1\/customers$/,
};

/** The moments in which its sealed password is saved. */
export const isSealing = {
  begins: /^before desk: .*\bsecret:/,
  saved: /^after desk: .*\bsecret:.*: saved$/,
};

/**
 * One person was shown the password in one window, the same each time; then it was gone for everybody, and it stands in nothing
 * else that was said or printed. Where a repetition is answered without it, a death in between means that nobody ever has it.
 * @returns the password
 */
export const keptSecret = async (
  world: KillWorld,
  done: NewOrder,
  { id, setup }: Request,
): Promise<string | undefined> => {
  const { mortal, alex, client } = world;
  const secrets = (await mortal.list('secret')).map((doc) => doc.id);
  assert.ok(!secrets.includes(secretDocId(id)), 'The sealed password is still there');
  const isLost = setup?.gone?.why === 'lost';
  assertLostRightly(world, done, isLost);

  const heard = client.answers.slice(done.heardSince);
  const shows = heard.flatMap(({ sent, body }) => {
    const { card } = answerOf({ status: 200, body });
    const text = card && isShow(sent) ? textOf(card) : '';
    return text.includes(words('card.setup.copy')) ? [{ by: personOf(sent), text }] : [];
  });
  assert.ok(shows.every(({ by }) => by === alex.personId && by === setup?.owner.id));
  assert.ok(shows.length <= (setup?.shown ?? 0), 'A Show is not written down');
  const passwords = [...new Set(shows.map(({ text }) => passwordIn(text)))];
  assert.equal(passwords.length, isLost ? 0 : 1);

  const others = heard.flatMap(({ sent, body }) => [
    JSON.stringify(sent),
    ...(isShow(sent) ? [] : [JSON.stringify(body ?? '')]),
  ]);
  const late = await lateClicks(world, done);
  assertIn([...done.said, ...others, ...late, ...mortal.lastLines()], passwords);
  return passwords[0];
};

/** It is lost only if the bot died after Partner Center may have created and before it had saved; for certain if both are known. */
const assertLostRightly = ({ mortal }: KillWorld, { mode }: NewOrder, isLost: boolean): void => {
  const all = (mortal.death() ?? []).flat();
  // What was about to begin in the moment of death did not.
  const labels = all.at(-1)?.startsWith('before') ? all.slice(0, -1) : all;
  const was = (label: RegExp) => labels.some((one) => label.test(one));
  const may = mode !== 'credentials' && was(isCreation.begins) && !was(isSealing.saved);
  const must = may && was(isCreation.answered) && !was(isSealing.begins);
  assert.ok(isLost ? may : !must, isLost ? 'Why is the password lost?' : 'Where is it from?');
};

/** What people get who press Show on the message as it was before. */
const lateClicks = async ({ alex, megan }: KillWorld, { offer }: NewOrder): Promise<string[]> => {
  const answers: string[] = [];
  for (const person of offer ? [alex, megan] : []) {
    const answer = await pressesAnyhow(person, person.lastCard(), 'do:reveal', {}, offer);
    assert.ok(answer.message ?? answer.card, 'No answer to a late click');
    answers.push(JSON.stringify(answer));
  }
  return answers;
};

const isShow = ({ value }: Record<string, unknown>): boolean =>
  isPart(value) && isPart(value.action) && value.action.verb === 'do:reveal';

const personOf = ({ from }: Record<string, unknown>): unknown =>
  isPart(from) ? from.aadObjectId : undefined;

const assertIn = (texts: readonly string[], passwords: readonly string[]): void => {
  for (const form of passwords.flatMap(formsOf))
    for (const text of texts)
      assert.ok(!text.includes(form), `A password is in: ${text.slice(0, 200)}`);
};

/** Partner Center's own file is the one place where passwords may be found. */
const notOurs = /^partner-center\.sqlite/;

/** None of these passwords is in the files of the bot or in what its store holds (`items`). */
export const assertKeptNowhere = async (
  { dataDir }: KillWorld,
  items: readonly string[],
  passwords: readonly string[],
): Promise<void> => {
  const files = (await readdir(dataDir, { withFileTypes: true })).filter(
    (entry) => entry.isFile() && !notOurs.test(entry.name),
  );
  const texts = await Promise.all(files.map(({ name }) => readFile(join(dataDir, name), 'latin1')));
  const kept = [...texts, ...items];
  assert.ok(
    kept.some((text) => text.includes(familyName)),
    'Nothing is kept there',
  );
  assertIn(kept, passwords);
};
