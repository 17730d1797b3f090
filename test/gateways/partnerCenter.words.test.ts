import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { tellFailure } from '../../src/cards/codes.ts';
import type { Reader } from '../../src/domain/reader.ts';
import { changingCodes, orderingCodes } from './partnerCenter.codes.ts';

const words = (language: string) =>
  JSON.parse(
    readFileSync(
      new URL(`../../src/locales/partnerCenterCodes.${language}.json`, import.meta.url),
      'utf8',
    ),
  ) as Record<string, string>;

const english = words('en-US');
const chinese = words('zh-CN');

describe("The words for Partner Center's refusals", () => {
  it('exist in both languages under the same keys', () => {
    assert.deepEqual(Object.keys(chinese), Object.keys(english));
  });

  for (const [language, all] of Object.entries({ english, chinese })) {
    it(`are short, whole sentences in ${language}`, () => {
      for (const [key, sentence] of Object.entries(all)) {
        assert.match(key, /^pc\.(cart\.)?\w+$/);
        assert.ok(sentence.length >= 15 && sentence.length <= 200, key);
        assert.match(sentence, /[.。]$/, key);
      }
    });
  }

  it('name code and correlation id only where the code is not known', () => {
    for (const all of [english, chinese]) {
      for (const [key, sentence] of Object.entries(all)) {
        const places = sentence.match(/\{\w+\}/g) ?? [];
        assert.deepEqual(places, key === 'pc.unknown' ? ['{code}', '{correlationId}'] : [], key);
      }
    }
  });

  it('are Chinese in Chinese and speak of accounts in one spelling', () => {
    for (const [key, sentence] of Object.entries(chinese)) {
      assert.match(sentence, /\p{Script=Han}{4}/u, key);
      assert.doesNotMatch(sentence, /账户|分销商|您/, key);
    }
  });

  it('cover what the calls of the desk can be answered with', () => {
    const codes =
      '400 1000 1002 2000 2001 2002 2200 2201 2203 2204 2205 2206 3000 20002 20003 60002 60003 ' +
      '90000 600006 800001 800002 800003 900118 900149 900150 900154 900308 900309 900329 ' +
      '900400 900414 900420 900421 http400 http401 http403 http404 http405 http406 http408 ' +
      'http409 http412 http417 http429 http500 http501 http502 http503 http504 ' +
      'noAnswer busy noList unknown';
    for (const code of codes.split(' ')) assert.ok(`pc.${code}` in english, code);
  });

  for (const [call, codes] of Object.entries({ ...orderingCodes, ...changingCodes })) {
    it(`tell people in both languages what to do about every refusal of ${call}`, () => {
      for (const code of codes) {
        for (const [language, all] of [
          ['en-US', english],
          ['zh-CN', chinese],
        ] as const) {
          const reader: Reader = { language, zone: 'UTC', now: '2026-11-23T09:00:00.000Z' };
          assert.equal(tellFailure(reader, code).replaceAll('\\', ''), all[`pc.${code}`], code);
        }
      }
    });
  }

  it('say what to do beside what is wrong', () => {
    const alone = Object.entries(english).filter(([, text]) => !/[.:;,] \S/.test(text));
    assert.deepEqual(
      alone.map(([key]) => key),
      [],
    );
  });

  it('speak to sales agents: without the words of the wire', () => {
    for (const sentence of Object.values(english)) {
      assert.doesNotMatch(sentence, /\b(API|HTTP|JSON|GUID|SKU|availability|tenant|MPN|null)\b/i);
    }
  });
});
