import type { Form } from '../domain/forms.ts';
import type { Reader } from '../domain/reader.ts';
import { answer, wayOut } from './buttons.ts';
import { resellerChoice } from './chooseReseller.ts';
import { fact } from './facts.ts';
import { problemsBox } from './formParts.ts';
import { page, type Card } from './page.ts';
import { choiceInput, textInput } from './pieces/inputs.ts';
import { factsOf, headOf, lines } from './pieces/pieces.ts';
import { render } from './render.ts';
import { kicker } from './state.ts';
import { contactWords } from './subscriptionWords.ts';
import template from './supportContact.json' with { type: 'json' };
import { asRaw, escaped, label, tell } from './text.ts';

type SupportContactForm = Extract<Form, { form: 'supportContact' }>;

const longestSearch = 100;

/** Who answers the customer's questions: the reseller of record first, other partners, or we ourselves. */
export const showSupportContact = (form: SupportContactForm, reader: Reader): Card => {
  const { customer, subscription, present, first, rows } = form;
  const quiet = { ...form, problems: {} };
  return page(reader, {
    summary: label(reader, 'form.supportContact.title'),
    body: render(template, {
      head: headOf(
        kicker(reader, 'dialog.setSupportContact'),
        tell(reader, 'form.supportContact.title'),
      ),
      problems: problemsBox(reader, form),
      facts: factsOf([
        fact(reader, 'customer', escaped(customer.name)),
        fact(
          reader,
          'which',
          subscription ? escaped(subscription.name) : tell(reader, 'word.allNewCommerce'),
        ),
        ...(present ? [fact(reader, 'support', escaped(contactWords(present)))] : []),
      ]),
      seen: lines([
        tell(reader, subscription ? 'form.supportContact.named' : 'card.subscription.hidden'),
      ]),
      search: textInput(
        reader,
        { ...quiet, values: { ...form.values, text: form.text } },
        { name: 'text', label: label(reader, 'form.pickReseller.search') },
        longestSearch,
      ),
      choices: choiceInput(
        reader,
        quiet,
        { name: 'contact', label: label(reader, 'form.supportContact.choose') },
        [
          ...(first
            ? [
                {
                  title: label(reader, 'word.support.record', {
                    contact: resellerChoice(reader, first),
                  }),
                  value: asRaw(first.id),
                },
              ]
            : []),
          ...rows.map((row) => ({ title: resellerChoice(reader, row), value: asRaw(row.id) })),
          {
            title: label(reader, 'word.support.provider', { provider: form.providerName }),
            value: asRaw('provider'),
          },
        ],
        { style: 'expanded', ...(first && { value: first.id }) },
      ),
      none:
        rows.length === 0 && form.text !== ''
          ? lines([tell(reader, 'form.pickReseller.none', { text: form.text })])
          : [],
      hint: lines([tell(reader, 'form.pickReseller.hint')], { subtle: true, small: true }),
    }),
    actions: [
      answer(reader, form, 'go', 'button.setSupport', { style: 'positive' }),
      answer(reader, form, 'search', 'button.search'),
      ...wayOut(reader, form),
    ],
  });
};
