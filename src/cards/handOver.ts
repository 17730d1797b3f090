import type { Form } from '../domain/forms.ts';
import type { Reader } from '../domain/reader.ts';
import { answer, wayOut } from './buttons.ts';
import { problemFieldsBox } from './formParts.ts';
import template from './handOver.json' with { type: 'json' };
import { page, type Card } from './page.ts';
import { choiceInput } from './pieces/inputs.ts';
import { headOf, lines } from './pieces/pieces.ts';
import { render } from './render.ts';
import { kicker } from './state.ts';
import { asRaw, escaped, label, tell } from './text.ts';

type HandOver = Extract<Form, { form: 'handOver' }>;

/** Which colleague goes on with a draft. */
export const showHandOver = (form: HandOver, reader: Reader): Card => {
  const { request } = form;
  const title = label(reader, `card.request.title.${request.kind}`, {
    about: request.about.label,
  });
  return page(reader, {
    summary: label(reader, 'form.handOver.title'),
    body: render(template, {
      head: headOf(kicker(reader, `kind.${request.kind}`), tell(reader, 'form.handOver.title'), []),
      problems: problemFieldsBox(reader, form, ['person']),
      what: [
        ...lines([escaped(title)], { bold: true }),
        ...lines([tell(reader, 'form.handOver.what')], { subtle: true }),
      ],
      person: choiceInput(
        reader,
        form,
        { name: 'person', label: label(reader, 'form.handOver.person') },
        form.people.map(({ id, name }) => ({ title: asRaw(name), value: asRaw(id) })),
      ),
    }),
    actions: [
      answer(reader, form, 'go', 'button.handOver', { style: 'positive' }),
      ...wayOut(reader, form),
    ],
  });
};
