import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answered, Form } from '../../src/domain/forms.ts';
import type { CardSettings, Reader } from '../../src/domain/reader.ts';
import type { View } from '../../src/domain/views.ts';
import { showForm } from '../../src/cards/forms.ts';
import { showView, summaryOf, type Card } from '../../src/cards/index.ts';
import { languages } from '../../src/locales/index.ts';
import { allExamples } from './examples/index.ts';
import { password } from './examples/orders.ts';
import { now } from './examples/people.ts';
import { CardSchema } from './schema.ts';

const folder = join(import.meta.dirname, 'golden');
const rewrite = process.env.UPDATE_GOLDEN === '1';

const settings: CardSettings = {
  providerName: 'Contoso Distribution',
  portalUrl: 'https://partner.microsoft.com/dashboard/v2/customers/indirectresellers',
  enrolLink: 'https://learn.microsoft.com/partner-center/enroll',
  country: 'CH',
  agreementLink: 'https://admin.microsoft.com/adminportal/home#/agreements?customer={customerId}',
  signInUrl: 'https://admin.microsoft.com',
  customersUrl: 'https://partner.microsoft.com/dashboard/v2/customers/list',
};

const heaviest = 25_000;
const mostInputs = 8;
// One form for everything about a customer: decision 7.
const moreInputs: Readonly<Record<string, number>> = { customerDetails: 14 };

interface Made {
  file: string;
  example: View | Form | Answered;
  reader: Reader;
  card: Card;
}

const made: Made[] = [];
for (const [name, examples] of await allExamples()) {
  for (const [kind, example] of Object.entries(examples)) {
    for (const language of languages) {
      const reader: Reader = { language, zone: 'Europe/Zurich', now };
      const card =
        'view' in example
          ? showView(example, reader, settings)
          : showForm(example, reader, settings);
      made.push({ file: `${name}.${kind}.${language}.json`, example, reader, card });
    }
  }
}

type Part = Record<string, unknown>;

const isPart = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every part of a card: elements, actions, inputs, also those inside others. */
const partsOf = (value: unknown): Part[] => {
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (!isPart(value)) return [];
  return [value, ...Object.values(value).flatMap(partsOf)];
};

const visible = [
  'text',
  'title',
  'value',
  'label',
  'errorMessage',
  'placeholder',
  'fallbackText',
  'codeSnippet',
];

/** Every word that somebody can see. */
const wordsOf = (card: Card): string[] =>
  partsOf(card).flatMap((part) =>
    visible.map((name) => part[name]).filter((word) => typeof word === 'string'),
  );

/** Texts in which a client reads markdown. */
const markdownOf = (card: Card): string[] =>
  partsOf(card).flatMap((part) => {
    if (part.type === 'TextBlock') return [String(part.text)];
    return part.type === undefined && 'title' in part && 'value' in part && !('id' in part)
      ? [String(part.value)]
      : [];
  });

const check = (name: string, holds: (one: Made) => void): void => {
  it(name, () => {
    for (const one of made) {
      try {
        holds(one);
      } catch (cause) {
        throw new Error(`${one.file}: ${cause instanceof Error ? cause.message : String(cause)}`, {
          cause,
        });
      }
    }
  });
};

describe('cards', () => {
  before(() => {
    if (rewrite) {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder);
    }
  });

  check('look as their golden files say (UPDATE_GOLDEN=1 rewrites them)', ({ file, card }) => {
    const text = `${JSON.stringify(card, undefined, 2)}\n`;
    if (rewrite) writeFileSync(join(folder, file), text);
    assert.equal(text, readFileSync(join(folder, file), 'utf8'));
  });

  it('have no golden file too many', () => {
    assert.deepEqual(readdirSync(folder).toSorted(), made.map(({ file }) => file).toSorted());
  });

  check('trap 42: are Adaptive Cards of version 1.5 with nothing unknown in them', ({ card }) => {
    CardSchema.parse(card);
  });

  check('trap 41: weigh at most 25 KB', ({ card }) => {
    assert.ok(Buffer.byteLength(JSON.stringify(card)) <= heaviest);
  });

  check('have at most eight inputs, and no name twice', ({ example, card }) => {
    const ids = partsOf(card).flatMap(({ id, type }) =>
      String(type).startsWith('Input.') ? [String(id)] : [],
    );
    const most = 'form' in example ? moreInputs[example.form] : undefined;
    assert.ok(ids.length <= (most ?? mostInputs));
    assert.equal(new Set(ids).size, ids.length);
  });

  check('trap 39: show no placeholder, no key, no undefined', ({ card }) => {
    for (const word of wordsOf(card)) {
      const ours = word.replaceAll('${name}', '').replaceAll('{about}', '');
      assert.doesNotMatch(ours, /\$\{|\{\w+\}|undefined|\[object|\bNaN\b|Invalid Date/);
      assert.doesNotMatch(
        word,
        /^(card|form|button|line|field|state|word|refusal|problem|check|history|kind|step|steps|checklist|segment|term|billing|gone|failure|because|waits)\.[\w.]+$/,
      );
    }
  });

  check('trap 44: read no markdown in what people wrote', ({ card }) => {
    for (const text of markdownOf(card)) {
      assert.doesNotMatch(text, /(?<!\\)\]\(http:\/\/evil/);
      assert.doesNotMatch(text, /(?<!\\)\*\*(not bold|b)(?<!\\)\*\*/);
      assert.doesNotMatch(text, /(?<!\\)<at>/);
      assert.doesNotMatch(text, /(?<!\\)`c`|(?<![\\\w])_i_/);
      assert.doesNotMatch(text, /^\s*(\d+[.)]|[#>+-])\s/);
    }
  });

  check('send nothing to buttons that leave', ({ card }) => {
    for (const { data, associatedInputs } of partsOf(card)) {
      if (isPart(data) && data.pick === 'cancel') assert.equal(associatedInputs, 'none');
    }
  });

  check(
    'leave a way back open: in a form no input is required by the client',
    ({ example, card }) => {
      if ('form' in example)
        assert.ok(!partsOf(card).some(({ isRequired }) => isRequired === true));
    },
  );

  check('end when they are answered', ({ example, card }) => {
    if ('form' in example && example.form === 'answered') assert.deepEqual(card.actions, []);
  });

  check('have one plain line for the notification', ({ example, reader }) => {
    if ('form' in example && example.form === 'answered') return;
    const line = summaryOf(example, reader, settings);
    assert.ok(line.length > 0 && !line.includes('\n'));
    assert.doesNotMatch(line.replaceAll('**b**', '').replaceAll('${name}', ''), /\*\*|\\|\$\{/);
  });

  check('show a password only in the answer to a Show click, and in no input', (one) => {
    const { example, reader, card } = one;
    const asked = 'view' in example && example.view === 'setup' && example.password !== undefined;
    assert.equal(JSON.stringify(card).includes(password), asked);
    if ('form' in example && example.form === 'answered') return;
    assert.ok(!summaryOf(example, reader, settings).includes(password));
    for (const part of partsOf(card)) {
      if (String(part.type).startsWith('Input.')) assert.ok(!String(part.value).includes(password));
      if (asked && part.type === 'Action.Execute') assert.equal(part.associatedInputs, 'none');
    }
  });

  check(
    'show in Chinese the binding English of what is represented',
    ({ example, reader, card }) => {
      if (reader.language !== 'zh-CN') return;
      const words = wordsOf(card).join('\n');
      if (words.includes('我声明'))
        assert.ok(
          words.includes('I represent that this decision'),
          JSON.stringify(example).slice(0, 80),
        );
      if (words.includes('我确认：')) assert.ok(words.includes('I confirm that our organization'));
    },
  );
});
