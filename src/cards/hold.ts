import type { Form, Reader } from '../domain/views.ts';
import { answer, wayOut } from './buttons.ts';
import { errorOf, problemsBox, typed } from './formParts.ts';
import template from './hold.json' with { type: 'json' };
import { page, type Card } from './page.ts';
import { headOf, lines } from './pieces/pieces.ts';
import { render } from './render.ts';
import { kicker } from './state.ts';
import { label, tell } from './text.ts';

type Hold = Extract<Form, { form: 'hold' }>;

/** No new business with a reseller, and why. */
export const showHold = (form: Hold, reader: Reader): Card => {
  const named = { reseller: form.partnership.name };
  return page(reader, {
    summary: label(reader, 'form.hold.title', named),
    body: render(template, {
      head: headOf(kicker(reader, 'form.hold.short'), tell(reader, 'form.hold.title', named)),
      what: lines([tell(reader, 'form.hold.what')]),
      problems: problemsBox(reader, form),
      label: label(reader, 'form.hold.reason'),
      value: typed(form, 'reason'),
      error: errorOf(reader, form, 'reason'),
    }),
    actions: [
      answer(reader, form, 'go', 'button.hold', { style: 'destructive' }),
      ...wayOut(reader, form),
    ],
  });
};
