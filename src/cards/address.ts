import type { Form } from '../domain/forms.ts';
import type { PostalAddress } from '../domain/order.ts';
import type { Reader } from '../domain/reader.ts';
import template from './address.json' with { type: 'json' };
import { answer, wayOut } from './buttons.ts';
import { addressWords } from './customerWords.ts';
import { problemsBox } from './formParts.ts';
import { page, type Card } from './page.ts';
import { buttonRow, withAside } from './pieces/beside.ts';
import { boxOf, headOf, lines, subheading } from './pieces/pieces.ts';
import { render, type Element } from './render.ts';
import { kicker } from './state.ts';
import { escaped, label, tell } from './text.ts';

type AddressForm = Extract<Form, { form: 'address' }>;

const mostSuggestions = 5;

/** Partner Center would write the address otherwise: take that, or keep it, with one click. */
export const showAddress = (form: AddressForm, reader: Reader): Card =>
  page(reader, {
    summary: label(reader, 'form.address.title'),
    body: render(template, {
      head: headOf(kicker(reader, 'dialog.addCustomer'), tell(reader, 'form.address.title')),
      problems: problemsBox(reader, form),
      givenTitle: subheading(reader, 'form.address.given'),
      given: lines([escaped(addressWords(reader, form.given))]),
      suggestedTitle: subheading(reader, 'form.address.suggested'),
      suggestions: form.suggestions
        .slice(0, mostSuggestions)
        .flatMap((one, at) => suggestion(reader, form, one, at)),
    }),
    actions: [answer(reader, form, 'keep', 'button.keepAddress'), ...wayOut(reader, form)],
  });

const suggestion = (reader: Reader, form: AddressForm, one: PostalAddress, at: number): Element[] =>
  boxOf(
    'emphasis',
    withAside(
      lines([escaped(addressWords(reader, one))]),
      buttonRow([
        answer(
          reader,
          form,
          `take:${at}`,
          'button.takeAddress',
          at === 0 ? { style: 'positive' } : {},
        ),
      ]),
      'Center',
    ),
  );
