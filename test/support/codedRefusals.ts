import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

/** A code of Partner Center with the HTTP status that it comes with. */
export interface Coded {
  code: string;
  status: number;
}

/** Codes as one writes them down: `400: 2000 2001; 403: 20002`. */
export const coded = (text: string): Coded[] =>
  text.split(';').flatMap((part) => {
    const [status = '', codes = ''] = part.split(':');
    return codes
      .trim()
      .split(' ')
      .map((code) => ({ code, status: Number(status) }));
  });

/** What Partner Center says with a refusal. */
export const refused = (code: number | string) => ({
  code: Number(code),
  description: 'no',
  source: 'test',
});

const words = JSON.parse(
  readFileSync(new URL('../../src/locales/partnerCenterCodes.en-US.json', import.meta.url), 'utf8'),
) as Record<string, string>;

/** What people read for a code. @throws when that is nothing, or what stands for any code */
export const sentenceOf = (code: string): string => {
  const sentence = words[`pc.${code}`];
  assert.ok(sentence, `${code} has no words`);
  assert.notEqual(sentence, words['pc.unknown']);
  return sentence;
};
