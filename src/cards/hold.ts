import type { Form } from '../domain/forms.ts';
import type { Reader } from '../domain/reader.ts';
import { answer, wayOut } from './buttons.ts';
import { errorOf, problemsBox, typed } from './formParts.ts';
import template from './hold.json' with { type: 'json' };
import { page, type Card } from './page.ts';
import { boxOf, headOf, lines, quoteOf } from './pieces/pieces.ts';
import { render, type Element } from './render.ts';
import { showDay } from '../locales/index.ts';
import { kicker } from './state.ts';
import { label, tell } from './text.ts';

type Hold = Extract<Form, { form: 'hold' | 'release' }>;

/** No new business with a reseller, or business again, and why. */
export const showHold = (form: Hold, reader: Reader): Card => {
  const named = { reseller: form.partnership.name };
  return page(reader, {
    summary: label(reader, `form.${form.form}.title`, named),
    body: render(template, {
      head: headOf(
        kicker(reader, `form.${form.form}.short`),
        tell(reader, `form.${form.form}.title`, named),
      ),
      what: whatOf(form, reader),
      problems: problemsBox(reader, form),
      label: label(reader, `form.${form.form}.reason`),
      value: typed(form, 'reason'),
      error: errorOf(reader, form, 'reason'),
    }),
    actions: [
      answer(reader, form, 'go', `button.${form.form}`, {
        style: form.form === 'hold' ? 'destructive' : 'positive',
      }),
      ...wayOut(reader, form),
    ],
  });
};

// Whoever lifts a hold sees why it was made.
const whatOf = ({ form, partnership: { hold } }: Hold, reader: Reader): Element[] => {
  const what = lines([tell(reader, `form.${form}.what`)]);
  if (form === 'hold' || !hold) return what;
  const values = { by: hold.by.name, day: showDay(reader, hold.at) };
  const told = lines([tell(reader, 'form.release.held', values)]);
  return [...boxOf('attention', [...told, ...quoteOf(reader, hold.reason)]), ...what];
};
