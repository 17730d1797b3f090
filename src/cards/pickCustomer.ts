import type { CustomerRow } from '../domain/customerViews.ts';
import type { Form } from '../domain/forms.ts';
import type { Reader } from '../domain/reader.ts';
import { say } from '../locales/index.ts';
import { answer, wayOut } from './buttons.ts';
import { errorOf, problemsBox, typed } from './formParts.ts';
import { page, type Card } from './page.ts';
import template from './pickCustomer.json' with { type: 'json' };
import { headOf, lines } from './pieces/pieces.ts';
import { render, type Element } from './render.ts';
import { kicker } from './state.ts';
import { asRaw, label, tell, type Raw } from './text.ts';

type PickCustomer = Extract<Form, { form: 'pickCustomer' }>;

/** Which customer: choose one, or search; of all of them, or of one reseller's. */
export const showPickCustomer = (form: PickCustomer, reader: Reader): Card =>
  page(reader, {
    summary: label(reader, 'form.pickCustomer.title'),
    body: render(template, {
      head: headOf(
        kicker(reader, `dialog.${form.purpose}`),
        tell(reader, 'form.pickCustomer.title'),
      ),
      problems: problemsBox(reader, form),
      searchLabel: label(reader, 'form.pickCustomer.search'),
      searchError: label(reader, 'problem.tooLong'),
      text: asRaw(form.text),
      resellerLabel: label(reader, 'form.pickCustomer.reseller'),
      reseller: typed(form, 'reseller'),
      sets:
        form.rows.length === 0
          ? []
          : [
              {
                label: form.reseller
                  ? label(reader, 'form.pickCustomer.chooseOf', { reseller: form.reseller.name })
                  : label(reader, 'form.pickCustomer.choose'),
                value: typed(form, 'customer'),
                error: errorOf(reader, form, 'customer'),
                choices: form.rows.map((row) => ({
                  title: choiceOf(reader, row, form.reseller !== undefined),
                  value: asRaw(row.customer.id),
                })),
              },
            ],
      none: noneLine(form, reader),
      hint: lines([tell(reader, hintOf(form))], { subtle: true, small: true }),
    }),
    actions: [
      ...(form.rows.length > 0
        ? [answer(reader, form, 'go', 'button.go', { style: 'positive' })]
        : []),
      answer(reader, form, 'search', 'button.search'),
      ...wayOut(reader, form),
    ],
  });

const hintOf = ({ more }: PickCustomer): 'form.pickCustomer.more' | 'form.pickCustomer.hint' =>
  more ? 'form.pickCustomer.more' : 'form.pickCustomer.hint';

// What was searched for and not found stands above as a problem already.
const noneLine = ({ rows, text, problems }: PickCustomer, reader: Reader): Element[] => {
  if (rows.length > 0 || 'text' in problems) return [];
  return lines([
    text === ''
      ? tell(reader, 'form.pickCustomer.empty')
      : tell(reader, 'problem.noCustomerFound', { text }),
  ]);
};

// Of one reseller's list it stands above whose they are.
const choiceOf = (reader: Reader, { customer, reseller }: CustomerRow, ofOne: boolean): Raw => {
  const whose = reseller?.name ?? say(reader.language, 'word.direct');
  return asRaw([customer.name, customer.domain, ...(ofOne ? [] : [whose])].join(' · '));
};
