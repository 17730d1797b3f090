import assert from 'node:assert/strict';
import { isPart } from '../support/cardReading.ts';
import type { Stage } from './stage.ts';

/** Nobody but the people who were shown them ever got the passwords, and nothing keeps them. */
export const secrecy = (on: () => Stage, passwords: () => readonly string[]): void => {
  it('has shown some passwords, each another one', () => {
    assert.ok(passwords().length >= 3, String(passwords().length));
    assert.equal(new Set(passwords()).size, passwords().length);
    // What is looked for would be found.
    for (const hidden of passwords().flatMap(formsOf))
      assert.throws(() => assertWithout(`any ${hidden} thing`, 'here'));
    const inBase64 = Buffer.from(`{"any":"${passwords()[0]}"}`).toString('base64');
    assert.throws(() => assertWithout(inBase64, 'here'));
  });

  it('keeps none of them in its store, its files or what it has printed', async () => {
    const kept = await on().kept();
    assert.ok([...kept].some(([, text]) => text.includes('Contoso Suites Riverside')));
    assert.ok((kept.get('bot.log') ?? '').includes('partnerCenter.call'));
    for (const [place, text] of kept) assertWithout(text, place);
  });

  it('has posted none of them in any conversation, nor written one over a post', () => {
    const { said } = on();
    assert.ok(said.some((text) => text.includes('Setup info')));
    for (const text of said) assertWithout(text, text.slice(0, 200));
  });

  it('has answered with them to Show clicks alone', () => {
    let shown = 0;
    for (const { sent, body } of on().client.answers) {
      const text = JSON.stringify(body ?? '');
      const isShow = verbOf(sent) === 'do:reveal';
      if (isShow && passwords().some((one) => text.includes(written(one)))) shown += 1;
      if (!isShow) assertWithout(text, JSON.stringify(sent).slice(0, 200));
      // Nothing that a client sends back ever holds one.
      assertWithout(JSON.stringify(sent), 'what a client sent');
    }
    assert.ok(shown > passwords().length, String(shown));
  });

  const assertWithout = (text: string, where: string): void => {
    for (const password of passwords())
      for (const form of formsOf(password))
        assert.ok(!text.includes(form), `A password is in: ${where}`);
  };
};

const written = (password: string): string => JSON.stringify(password).slice(1, -1);

/** A password as it could stand somewhere: plain, in JSON, in an address, in base64 wherever it begins. */
export const formsOf = (password: string): string[] => [
  password,
  written(password),
  encodeURIComponent(password),
  ...[0, 1, 2].map((offset) => {
    const base64 = Buffer.from(' '.repeat(offset) + password).toString('base64');
    return base64.slice(offset === 0 ? 0 : 4, -4);
  }),
];

const verbOf = ({ value }: Record<string, unknown>): unknown =>
  isPart(value) && isPart(value.action) ? value.action.verb : undefined;
