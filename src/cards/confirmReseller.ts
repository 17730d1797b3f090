import type { Form } from '../domain/forms.ts';
import type { Reader } from '../domain/reader.ts';
import { showNumber } from '../locales/index.ts';
import { answer, wayOut } from './buttons.ts';
import template from './confirmReseller.json' with { type: 'json' };
import { fact } from './facts.ts';
import { problemsBox } from './formParts.ts';
import { page, type Card } from './page.ts';
import { abreast } from './pieces/beside.ts';
import { boxOf, factsOf, headOf, lines, subheading } from './pieces/pieces.ts';
import { render, type Element } from './render.ts';
import { rulesInWords } from './standing.ts';
import { kicker } from './state.ts';
import { recordWords } from './subscriptionWords.ts';
import { escaped, label, ours, tell } from './text.ts';

type ConfirmReseller = Extract<Form, { form: 'confirmReseller' }>;

/** Before and after, what it is good for, and who has to agree. */
export const showConfirmReseller = (form: ConfirmReseller, reader: Reader): Card => {
  const title = form.before
    ? 'form.confirmReseller.title.replace'
    : 'form.confirmReseller.title.set';
  const asks = form.needs.by === 'approver';
  return page(reader, {
    summary: label(reader, title),
    body: render(template, {
      head: headOf(kicker(reader, 'dialog.associateReseller'), tell(reader, title)),
      problems: problemsBox(reader, form),
      facts: factsOf([
        fact(reader, 'customer', escaped(form.customer.name)),
        fact(reader, 'subscription', escaped(form.subscription.name)),
        fact(reader, 'licences', ours(showNumber(reader, form.subscription.quantity))),
      ]),
      compared: beforeAndAfter(reader, form),
      incentives: lines([tell(reader, 'form.confirmReseller.incentives')]),
      rest: lines([tell(reader, 'form.confirmReseller.rest')], { subtle: true, small: true }),
      approval: lines([
        asks
          ? tell(reader, 'form.reviewOrder.needsApproval', {
              rules: rulesInWords(reader, form.needs.because),
            })
          : tell(reader, 'form.confirmReseller.noApproval'),
      ]),
    }),
    actions: [
      answer(
        reader,
        form,
        `go:${form.before?.partnerId ?? ''}`,
        asks ? 'button.replaceReseller' : 'button.setReseller',
        {
          style: 'positive',
        },
      ),
      answer(reader, form, 'park', 'button.park', { alone: true }),
      ...wayOut(reader, form),
    ],
  });
};

/** Who it was and who it shall be, side by side. */
export const beforeAndAfter = (
  reader: Reader,
  { before, after }: Pick<ConfirmReseller, 'before' | 'after'>,
): Element[] =>
  abreast(
    boxOf('emphasis', [
      ...subheading(reader, 'field.before'),
      ...lines([recordWords(reader, before?.partnerId, before?.name)]),
    ]),
    boxOf('accent', [
      ...subheading(reader, 'field.after'),
      ...lines([recordWords(reader, after.partnerId, after.name)], { bold: true }),
    ]),
  );
