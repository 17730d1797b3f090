import type { FormState } from '../../domain/forms.ts';
import type { Reader } from '../../domain/reader.ts';
import { errorOf, problemsAt, typed } from '../formParts.ts';
import { render, type Data, type Element } from '../render.ts';
import { asRaw, type Raw } from '../text.ts';
import template from './inputs.json' with { type: 'json' };

/** An input of a form: its name, and what it is called on the card. */
export interface Field {
  name: string;
  label: Raw;
}

/** One way to answer: what is shown, and what is sent. */
export interface Choice {
  title: Raw;
  value: Raw;
}

const nothing: Data = { texts: [], sets: [], toggles: [] };

const shown = (reader: Reader, form: FormState, { name, label }: Field) => ({
  id: asRaw(`in_${name}`),
  label,
  value: typed(form, name),
  error: errorOf(reader, form, name),
});

/** A line of text, under what is wrong with it. */
export const textInput = (
  reader: Reader,
  form: FormState,
  field: Field,
  longest: number,
): Element[] => [
  ...problemsAt(reader, form, field.name),
  ...render(template, { ...nothing, texts: [{ ...shown(reader, form, field), longest }] }),
];

/** One out of several, under what is wrong with it; nothing when there are none. `expanded`: all can be seen at once. */
export const choiceInput = (
  reader: Reader,
  form: FormState,
  field: Field,
  choices: readonly Choice[],
  look: { style?: 'compact' | 'expanded'; value?: string } = {},
): Element[] =>
  choices.length === 0
    ? []
    : [
        ...problemsAt(reader, form, field.name),
        ...render(template, {
          ...nothing,
          sets: [
            {
              ...shown(reader, form, field),
              value: typed(form, field.name, look.value),
              style: asRaw(look.style ?? 'compact'),
              choices: choices.map(({ title, value }) => ({ title, value })),
            },
          ],
        }),
      ];

/** A box to be ticked, under what is wrong with it. */
export const toggleInput = (
  reader: Reader,
  form: FormState,
  field: Field & { title: Raw },
  otherwise: 'true' | 'false',
): Element[] => [
  ...problemsAt(reader, form, field.name),
  ...render(template, {
    ...nothing,
    toggles: [
      {
        ...shown(reader, form, field),
        title: field.title,
        value: typed(form, field.name, otherwise),
      },
    ],
  }),
];
