import type { Answered } from '../domain/forms.ts';
import type { Reader } from '../domain/reader.ts';
import template from './answered.json' with { type: 'json' };
import { tellCode } from './codes.ts';
import { page, type Card } from './page.ts';
import { factsOf, headOf } from './pieces/pieces.ts';
import { render } from './render.ts';
import { answeredState } from './state.ts';
import { asRaw, escaped, label, tell, type Raw } from './text.ts';

/** A form that is over: what was answered, without buttons. */
export const showAnswered = (form: Answered, reader: Reader): Card =>
  page(reader, {
    summary: answeredSummary(form, reader),
    body: render(template, {
      head: headOf(answeredState(reader, form.how), tell(reader, `form.${form.of}.short`)),
      facts: factsOf(
        form.facts.map(
          ({ field, text }) =>
            [tellCode(reader, 'field', field, {}, 'field.text'), escaped(text)] as const,
        ),
      ),
    }),
    actions: [],
  });

/** What it says in one line. */
export const answeredSummary = (form: Answered, reader: Reader): Raw =>
  asRaw(`${label(reader, `form.${form.of}.short`)}: ${label(reader, `answered.${form.how}`)}`);
