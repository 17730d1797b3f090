import assert from 'node:assert/strict';
import { render, type Data } from '../../src/cards/render.ts';
import { asRaw, escaped } from '../../src/cards/text.ts';

const lacking = {} as unknown as Data;

describe('a template', () => {
  it('trap 40: is filled with values of any type', () => {
    const filled = render(
      [{ type: 'TextBlock', text: '${name}', maxLines: '${lines}', wrap: '${wraps}' }],
      {
        name: escaped('Fabrikam'),
        lines: 2,
        wraps: true,
      },
    );
    assert.deepEqual(filled, [{ type: 'TextBlock', text: 'Fabrikam', maxLines: 2, wrap: true }]);
  });

  it('repeats a part for each item, and leaves it out when there is none', () => {
    const template = [{ type: 'TextBlock', $data: '${rows}', text: '${name} of ${$root.all}' }];
    const rows = [{ name: escaped('A') }, { name: escaped('B') }];
    const texts = render(template, { rows, all: escaped('C') }).map(({ text }) => text);
    assert.deepEqual(texts, ['A of C', 'B of C']);
    assert.deepEqual(render(template, { rows: [], all: escaped('C') }), []);
  });

  it('takes finished pieces in its list', () => {
    const piece = render([{ type: 'TextBlock', text: 'one' }], {});
    const types = render(['${pieces}', { type: 'TextBlock', text: 'two' }], { pieces: piece }).map(
      ({ text }) => text,
    );
    assert.deepEqual(types, ['one', 'two']);
  });

  it('does not read placeholders in what it is filled with', () => {
    const [filled] = render([{ text: '${name}' }], { name: asRaw('${secret} {x}') });
    assert.deepEqual(filled, { text: '${secret} {x}' });
  });

  const gaps: Record<string, readonly unknown[]> = {
    'as a whole text': [{ text: '${name}' }],
    'inside a text': [{ text: 'Dear ${name}!' }],
    'as a list of parts': [{ $data: '${name}', text: 'x' }],
    'as a piece': ['${name}'],
    'deep inside': [{ items: [{ columns: [{ text: '${name}' }] }] }],
  };
  for (const [where, template] of Object.entries(gaps)) {
    it(`throws when the data lacks a field ${where}`, () => {
      assert.throws(() => render(template, lacking), /lacks.*name/);
    });
  }

  it('throws when an item of a list lacks a field', () => {
    const template = [{ $data: '${rows}', items: [{ $data: '${inner}', text: '${name}' }] }];
    const rows = [{ inner: [{ name: escaped('A') }] }, { inner: [{ other: escaped('B') }] }];
    assert.throws(() => render(template, { rows }), /lacks name/);
  });

  it('is filled again after it has thrown', () => {
    const template = [{ text: '${name}' }];
    assert.throws(() => render(template, lacking));
    assert.deepEqual(render(template, { name: escaped('A') }), [{ text: 'A' }]);
  });

  it('may not use $when, which takes a missing field for a no', () => {
    assert.throws(() => render([{ $when: '${shown}', text: 'x' }], { shown: true }), /\$data/);
  });
});
