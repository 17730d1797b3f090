import type { Form } from '../domain/forms.ts';
import type { Reader } from '../domain/reader.ts';
import type { Impact, ImpactView } from '../domain/resellerViews.ts';
import { say } from '../locales/index.ts';
import { answer, wayOut } from './buttons.ts';
import { fact, identity } from './facts.ts';
import template from './impact.json' with { type: 'json' };
import { page, type Card } from './page.ts';
import { reassignFirst } from './reassignFirst.ts';
import { factsOf, headOf, lines } from './pieces/pieces.ts';
import { staysBox } from './pieces/impact.ts';
import { render, type Element } from './render.ts';
import { kicker } from './state.ts';
import { asRaw, escaped, label, tell, type Raw } from './text.ts';

type Shown = Pick<ImpactView, 'partnership' | 'impact'>;

const bodyOf = ({ partnership, impact }: Shown, reader: Reader): Element[] =>
  render(template, {
    head: headOf(kicker(reader, 'kind.removePartnership'), tell(reader, 'form.impact.title')),
    facts: factsOf([
      fact(reader, 'reseller', escaped(partnership.name)),
      ...identity(reader, partnership),
    ]),
    stays: staysBox(reader, impact),
    completes: isPartly(impact)
      ? lines([tell(reader, 'form.impact.completes')], { subtle: true, small: true })
      : [],
  });

const isPartly = ({ counts }: Impact): boolean =>
  counts !== undefined && counts.customersRead < counts.customers;

/** What stays when a partnership is removed, to read only. */
export const showImpact = (view: ImpactView, reader: Reader): Card =>
  page(reader, { summary: impactSummary(view, reader), body: bodyOf(view, reader), actions: [] });

/** The same as a question of the dialog: next, or not. It has no inputs, so it can be completed while it is open. */
export const showImpactForm = (form: Extract<Form, { form: 'impact' }>, reader: Reader): Card =>
  page(reader, {
    summary: impactSummary(form, reader),
    body: bodyOf(form, reader),
    actions: [
      answer(reader, form, 'go', 'button.go', { style: 'positive' }),
      ...reassignFirst(reader, form),
      ...wayOut(reader, form),
    ],
  });

/** What it says in one line. */
export const impactSummary = (view: Shown, reader: Reader): Raw =>
  asRaw(
    label(reader, 'form.impact.title') + say(reader.language, 'word.colon') + view.partnership.name,
  );
