import type { Form } from '../domain/forms.ts';
import type { Reader } from '../domain/reader.ts';
import { say } from '../locales/index.ts';
import template from './assign.json' with { type: 'json' };
import { answer, wayOut } from './buttons.ts';
import { problemsBox, typed } from './formParts.ts';
import { page, type Card } from './page.ts';
import { headOf, lines } from './pieces/pieces.ts';
import { render } from './render.ts';
import { kicker } from './state.ts';
import { asRaw, label, tell } from './text.ts';

type Assign = Extract<Form, { form: 'assign' }>;

/** Who looks after a reseller. */
export const showAssign = (form: Assign, reader: Reader): Card => {
  const { partnership } = form;
  return page(reader, {
    summary: label(reader, 'form.assign.title', { reseller: partnership.name }),
    body: render(template, {
      head: headOf(
        kicker(reader, 'form.assign.short'),
        tell(reader, 'form.assign.title', { reseller: partnership.name }),
      ),
      problems: problemsBox(reader, form),
      now: lines(
        [
          tell(reader, 'form.assign.now', {
            manager: partnership.manager?.name ?? say(reader.language, 'word.nobody'),
          }),
        ],
        { subtle: true },
      ),
      label: label(reader, 'form.assign.manager'),
      value: typed(form, 'manager', partnership.manager?.id),
      error: label(reader, 'problem.pickOne'),
      people: form.people.map((person) => ({ title: asRaw(person.name), value: asRaw(person.id) })),
    }),
    actions: [
      answer(reader, form, 'go', 'button.assign', { style: 'positive' }),
      ...wayOut(reader, form),
    ],
  });
};
