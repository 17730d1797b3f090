import type { Form } from '../domain/forms.ts';
import type { Reader } from '../domain/reader.ts';
import { answer, wayOut } from './buttons.ts';
import template from './existingCustomer.json' with { type: 'json' };
import { problemFieldsBox } from './formParts.ts';
import { page, type Card } from './page.ts';
import { textInput } from './pieces/inputs.ts';
import { headOf, lines } from './pieces/pieces.ts';
import { render } from './render.ts';
import { kicker } from './state.ts';
import { label, tell } from './text.ts';

type ExistingCustomer = Extract<Form, { form: 'existingCustomer' }>;

const longestName = 120;

/** Does the customer use Microsoft's cloud already? Then it must not get a second account. */
export const showExistingCustomer = (form: ExistingCustomer, reader: Reader): Card =>
  page(reader, {
    summary: label(reader, 'form.existingCustomer.title'),
    body: render(template, {
      head: headOf(
        kicker(reader, 'dialog.addCustomer'),
        tell(reader, 'form.existingCustomer.title'),
      ),
      problems: problemFieldsBox(reader, form, ['company']),
      question: lines([tell(reader, 'legal.existingCustomer')], { bold: true }),
      company: textInput(
        reader,
        form,
        { name: 'company', label: label(reader, 'form.existingCustomer.company') },
        longestName,
      ),
      hint: lines([tell(reader, 'form.existingCustomer.hint')], { subtle: true, small: true }),
    }),
    actions: [
      answer(reader, form, 'no', 'button.newCustomer', { style: 'positive' }),
      answer(reader, form, 'yes', 'button.usesAlready'),
      ...wayOut(reader, form),
    ],
  });
