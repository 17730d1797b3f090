import type { Form } from '../domain/forms.ts';
import type { Reader } from '../domain/reader.ts';
import { answer, wayOut } from './buttons.ts';
import { customerRow } from './customers.ts';
import { problemsBox } from './formParts.ts';
import { page, type Card } from './page.ts';
import { fitting, headOf, lines, rowsOf } from './pieces/pieces.ts';
import { render } from './render.ts';
import template from './similarCustomers.json' with { type: 'json' };
import { kicker } from './state.ts';
import { label, tell } from './text.ts';

type SimilarCustomers = Extract<Form, { form: 'similarCustomers' }>;

/** Our own customers that are called alike: is the new one among them? */
export const showSimilarCustomers = (form: SimilarCustomers, reader: Reader): Card =>
  page(reader, {
    summary: label(reader, 'form.similarCustomers.title'),
    body: render(template, {
      head: headOf(
        kicker(reader, 'dialog.addCustomer'),
        tell(reader, 'form.similarCustomers.title'),
      ),
      problems: problemsBox(reader, form),
      hint: lines([tell(reader, 'form.similarCustomers.hint', { company: form.company })]),
      rows: fitting(rowsOf(form.rows.map((row) => customerRow(reader, row)))),
    }),
    actions: [
      answer(reader, form, 'go', 'button.noneOfThese', { style: 'positive' }),
      ...wayOut(reader, form),
    ],
  });
