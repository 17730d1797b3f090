import type { Form } from '../domain/forms.ts';
import type { Meant } from '../domain/reassignForms.ts';
import type { Reader } from '../domain/reader.ts';
import { answer, wayOut } from './buttons.ts';
import { errorOf, problemsBox, typed } from './formParts.ts';
import { page, type Card } from './page.ts';
import { headOf, lines } from './pieces/pieces.ts';
import template from './reassignWhat.json' with { type: 'json' };
import { render } from './render.ts';
import { kicker } from './state.ts';
import { asRaw, label, tell, type Raw } from './text.ts';

type ReassignWhat = Extract<Form, { form: 'reassignWhat' }>;

const ways = ['customer', 'reseller', 'list'] as const;

/** Which subscriptions: whose, or a pasted list; when a name may mean several, they are there to choose from. */
export const showReassignWhat = (form: ReassignWhat, reader: Reader): Card =>
  page(reader, {
    summary: label(reader, 'form.reassignWhat.title'),
    body: render(template, {
      head: headOf(
        kicker(reader, 'kind.reassignSubscriptions'),
        tell(reader, 'form.reassignWhat.title'),
      ),
      problems: problemsBox(reader, form),
      ofLabel: label(reader, 'form.reassignWhat.of'),
      of: typed(form, 'of', 'customer'),
      ofError: label(reader, 'problem.pickOne'),
      ways: ways.map((way) => ({
        title: label(reader, `form.reassignWhat.of.${way}`),
        value: asRaw(way),
      })),
      textLabel: label(reader, 'form.reassignWhat.text'),
      text: typed(form, 'text'),
      textError: errorOf(reader, form, 'text'),
      sets:
        form.found.length === 0
          ? []
          : [
              {
                label: label(reader, 'form.reassignWhat.choose'),
                value: typed(form, 'chosen'),
                error: label(reader, 'problem.pickOne'),
                choices: form.found.map((one) => ({
                  title: choiceOf(reader, one),
                  value: asRaw(`${one.of}:${one.id}`),
                })),
              },
            ],
      hint: lines([tell(reader, 'form.reassignWhat.hint')], { subtle: true, small: true }),
    }),
    actions: [
      answer(reader, form, 'go', 'button.go', { style: 'positive' }),
      ...wayOut(reader, form),
    ],
  });

const choiceOf = (reader: Reader, { of, name, detail }: Meant): Raw =>
  asRaw([name, detail, label(reader, `field.${of}`)].join(' · '));
