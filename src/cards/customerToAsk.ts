import type { Form } from '../domain/forms.ts';
import type { Reader } from '../domain/reader.ts';
import { answer, wayOut } from './buttons.ts';
import { customerRow } from './customers.ts';
import template from './customerToAsk.json' with { type: 'json' };
import { problemFieldsBox } from './formParts.ts';
import { page, type Card } from './page.ts';
import { choiceInput, textInput } from './pieces/inputs.ts';
import { fitting, headOf, lines, rowsOf, subheading } from './pieces/pieces.ts';
import { render } from './render.ts';
import { kicker } from './state.ts';
import { asRaw, label, tell } from './text.ts';

type CustomerToAsk = Extract<Form, { form: 'customerToAsk' }>;

const inputs = [
  ['company', 120],
  ['email', 254],
  ['domain', 250],
] as const;

/** Which company is asked to accept the reseller; and our own customers that may be it. */
export const showCustomerToAsk = (form: CustomerToAsk, reader: Reader): Card => {
  const named = { reseller: form.partnership.name };
  const [company, email, domain] = inputs.map(([name, longest]) =>
    textInput(reader, form, { name, label: label(reader, `form.customerToAsk.${name}`) }, longest),
  );
  return page(reader, {
    summary: label(reader, 'form.customerToAsk.title', named),
    body: render(template, {
      head: headOf(
        kicker(reader, 'dialog.requestCustomer'),
        tell(reader, 'form.customerToAsk.title', named),
      ),
      intro: lines([tell(reader, 'form.customerToAsk.intro')], { subtle: true }),
      problems: problemFieldsBox(
        reader,
        form,
        inputs.map(([name]) => name),
      ),
      company: company ?? [],
      email: email ?? [],
      domain: domain ?? [],
      hint: lines([tell(reader, 'form.customerToAsk.domain.hint')], { subtle: true, small: true }),
      language: choiceInput(
        reader,
        form,
        { name: 'language', label: label(reader, 'form.customerToAsk.language') },
        form.languages.map((language) => ({
          title: label(reader, `language.${language}`),
          value: asRaw(language),
        })),
        { value: reader.language },
      ),
      oursTitle: form.ours.length > 0 ? subheading(reader, 'form.customerToAsk.ours') : [],
      ours: fitting(rowsOf(form.ours.map((row) => customerRow(reader, row)))),
    }),
    actions: [
      answer(reader, form, 'go', 'button.go', { style: 'positive' }),
      ...(form.ours.length > 0 && !form.certain
        ? [answer(reader, form, 'anyway', 'button.noneOfThese')]
        : []),
      ...wayOut(reader, form),
    ],
  });
};
