import type { Partnership } from '../domain/partnership.ts';
import type { Form } from '../domain/forms.ts';
import type { Reader } from '../domain/reader.ts';
import { showCountry } from '../locales/index.ts';
import { answer, wayOut } from './buttons.ts';
import { errorOf, problemsBox, typed } from './formParts.ts';
import { page, type Card } from './page.ts';
import template from './pickReseller.json' with { type: 'json' };
import { headOf, lines } from './pieces/pieces.ts';
import { render } from './render.ts';
import { kicker, partnershipState } from './state.ts';
import { asRaw, label, tell, type Raw } from './text.ts';

type PickReseller = Extract<Form, { form: 'pickReseller' }>;

/** Which reseller: choose one, or search. */
export const showPickReseller = (form: PickReseller, reader: Reader): Card =>
  page(reader, {
    summary: label(reader, titleOf(form)),
    body: render(template, {
      head: headOf(
        kicker(reader, `form.pickReseller.for.${form.purpose}`),
        tell(reader, titleOf(form)),
      ),
      problems: problemsBox(reader, form),
      searchLabel: label(reader, 'form.pickReseller.search'),
      searchError: label(reader, 'problem.tooLong'),
      text: asRaw(form.text),
      sets:
        form.rows.length === 0
          ? []
          : [
              {
                label: label(reader, 'form.pickReseller.choose'),
                value: typed(form, 'reseller'),
                error: errorOf(reader, form, 'reseller'),
                choices: form.rows.map((row) => ({
                  title: choiceOf(reader, row),
                  value: asRaw(row.id),
                })),
              },
            ],
      none:
        form.rows.length === 0
          ? lines([tell(reader, 'form.pickReseller.none', { text: form.text })])
          : [],
      hint: lines([tell(reader, 'form.pickReseller.hint')], { subtle: true, small: true }),
    }),
    actions: [
      ...(form.rows.length > 0
        ? [answer(reader, form, 'go', 'button.go', { style: 'positive' })]
        : []),
      answer(reader, form, 'search', 'button.search'),
      ...wayOut(reader, form),
    ],
  });

const titleOf = ({
  purpose,
}: PickReseller): 'form.pickReseller.title' | 'form.pickReseller.toWhom' =>
  purpose === 'reassignSubscriptions' ? 'form.pickReseller.toWhom' : 'form.pickReseller.title';

const choiceOf = (reader: Reader, row: Partnership): Raw => {
  const state =
    row.state === 'active' && !row.hold
      ? []
      : [partnershipState(reader, row, { short: true }).words];
  return asRaw([row.name, row.partnerId, showCountry(reader, row.country), ...state].join(' · '));
};
