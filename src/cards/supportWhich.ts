import type { Form } from '../domain/forms.ts';
import type { Reader } from '../domain/reader.ts';
import { answer, wayOut } from './buttons.ts';
import { page, type Card } from './page.ts';
import { choiceInput } from './pieces/inputs.ts';
import { headOf } from './pieces/pieces.ts';
import { problemsBox } from './formParts.ts';
import { render } from './render.ts';
import { kicker } from './state.ts';
import template from './supportWhich.json' with { type: 'json' };
import { asRaw, label, tell } from './text.ts';

type SupportWhich = Extract<Form, { form: 'supportWhich' }>;

/** Which subscriptions get a support contact: a legacy one, or all of new commerce together. */
export const showSupportWhich = (form: SupportWhich, reader: Reader): Card => {
  const customer = { customer: form.customer.name };
  return page(reader, {
    summary: label(reader, 'form.supportWhich.title', customer),
    body: render(template, {
      head: headOf(
        kicker(reader, 'dialog.setSupportContact'),
        tell(reader, 'form.supportWhich.title', customer),
      ),
      problems: problemsBox(reader, form),
      choices: choiceInput(
        reader,
        { ...form, problems: {} },
        { name: 'which', label: label(reader, 'form.supportWhich.choose') },
        [
          { title: label(reader, 'form.supportWhich.all'), value: asRaw('all') },
          ...form.legacy.map(({ id, name }) => ({
            title: label(reader, 'form.supportWhich.legacy', { subscription: name }),
            value: asRaw(id),
          })),
        ],
        { style: 'expanded', value: 'all' },
      ),
    }),
    actions: [
      answer(reader, form, 'go', 'button.go', { style: 'positive' }),
      ...wayOut(reader, form),
    ],
  });
};
