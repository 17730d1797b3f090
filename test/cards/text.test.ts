import assert from 'node:assert/strict';
import { asRaw, escaped, nameList, tell } from '../../src/cards/text.ts';
import { now } from './examples/people.ts';

const reader = { language: 'en-US', zone: 'UTC', now } as const;

describe('what people wrote', () => {
  const shown: [why: string, text: string, escapedText: string][] = [
    ['a link', '[x](http://evil)', '\\[x\\](http://evil)'],
    ['an image', '![x](http://evil)', '!\\[x\\](http://evil)'],
    ['emphasis', '**b** _i_ *i* ~~s~~', '\\*\\*b\\*\\* \\_i\\_ \\*i\\* \\~\\~s\\~\\~'],
    ['a mention', '<at>Megan</at>', '\\<at\\>Megan\\</at\\>'],
    ['code', '`rm`', '\\`rm\\`'],
    ['a list', '- one', '\\- one'],
    ['a numbered list', '1. one', '1\\. one'],
    ['a heading', '# one', '\\# one'],
    ['an entity', 'a &lt; b', 'a \\&lt; b'],
    ['an escape', '\\*', '\\\\\\*'],
    ['lines', 'one\n- two', 'one - two'],
  ];
  for (const [why, text, escapedText] of shown) {
    it(`is not read as ${why}`, () => {
      assert.equal(escaped(text), escapedText);
    });
  }

  it('is left as it is when nothing in it could be read as markdown, since some phones show the escapes', () => {
    for (const name of [
      'Contoso (UK) Co., Ltd.',
      'A. Datum & Söhne GmbH',
      'App_Pool_01',
      'a-b+c@d.example',
      '上海康拓索（中国）',
      '#1 - one',
    ]) {
      assert.equal(escaped(name), name === '#1 - one' ? '\\#1 - one' : name);
    }
  });

  it('cannot turn the direction of the text around it', () => {
    assert.equal(asRaw('abc\u202egnp.exe\u2066\u0007'), 'abcgnp.exe');
  });

  it('is escaped in sentences', () => {
    assert.equal(
      tell(reader, 'problem.alreadyPartner', { name: '*A*' }),
      '\\*A\\* is already a partner.',
    );
  });
});

describe('a list of names', () => {
  it('counts what it does not name', () => {
    assert.equal(nameList(reader, ['A', 'B', 'C'], 2), 'A, B, and 1 more');
    assert.equal(nameList(reader, ['A', 'B'], 2, 1_500), 'A, B, and 1,498 more');
    assert.equal(nameList(reader, ['A', 'B'], 5), 'A, B');
    assert.equal(
      nameList({ ...reader, language: 'zh-CN' }, ['A', 'B', 'C'], 1),
      'A，以及另外 2 个',
    );
  });

  it('never weighs more than a card can carry', () => {
    const names = Array.from(
      { length: 5_000 },
      (_, index) => `上海康拓索信息技术有限公司 ${index}`,
    );
    const list = nameList(reader, names, 5_000);
    assert.ok(Buffer.byteLength(list) < 8_000);
    assert.match(list, /and 4,\d\d\d more$/);
  });
});
