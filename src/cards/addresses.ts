import type { Form } from '../domain/forms.ts';
import type { CardSettings, Reader } from '../domain/reader.ts';
import template from './addresses.json' with { type: 'json' };
import { answer, openUrl, wayOut } from './buttons.ts';
import { errorOf, problemFieldsBox, problemsAt, typed } from './formParts.ts';
import { page, type Card } from './page.ts';
import { headOf, lines } from './pieces/pieces.ts';
import { render } from './render.ts';
import { kicker } from './state.ts';
import { asRaw, label, tell } from './text.ts';

type Addresses = Extract<Form, { form: 'addresses' }>;

const optional = [
  ['company', 120],
  ['country', 60],
  ['partnerId', 10],
] as const;

/** To whom the invitation goes. */
export const showAddresses = (form: Addresses, reader: Reader, settings: CardSettings): Card =>
  page(reader, {
    summary: label(reader, 'form.addresses.title'),
    body: render(template, {
      head: headOf(kicker(reader, 'kind.requestPartnership'), tell(reader, 'form.addresses.title')),
      before: lines([tell(reader, 'form.addresses.before')], { subtle: true }),
      problems: problemFieldsBox(reader, form, ['emails', ...optional.map(([name]) => name)]),
      emailsProblem: problemsAt(reader, form, 'emails'),
      emailsLabel: label(reader, 'form.addresses.emails'),
      example: label(reader, 'form.addresses.emails.example'),
      emails: typed(form, 'emails'),
      emailsError: errorOf(reader, form, 'emails'),
      optional: optional.map(([name, longest]) => ({
        id: asRaw(`in_${name}`),
        label: label(reader, `form.addresses.${name}`),
        problem: problemsAt(reader, form, name),
        value: typed(form, name),
        longest,
        error: errorOf(reader, form, name),
      })),
    }),
    actions: [
      answer(reader, form, 'go', 'button.go', { style: 'positive' }),
      ...wayOut(reader, form),
      ...openUrl(label(reader, 'form.addresses.enrol'), settings.enrolLink),
    ],
  });
