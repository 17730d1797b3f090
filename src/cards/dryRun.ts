import type { Form } from '../domain/forms.ts';
import { mostRows } from '../domain/planRows.ts';
import type { Reader } from '../domain/reader.ts';
import { showMoment, showNumber } from '../locales/index.ts';
import { answer, wayOut } from './buttons.ts';
import template from './dryRun.json' with { type: 'json' };
import { fact, type Fact } from './facts.ts';
import { problemsBox } from './formParts.ts';
import { page, type Card } from './page.ts';
import { boxOf, factsOf, headOf, lines } from './pieces/pieces.ts';
import { render, type Element } from './render.ts';
import { rowsTable, totalsLine } from './rowWords.ts';
import { kicker } from './state.ts';
import { escaped, label, tell, tellCount, type Safe } from './text.ts';

type DryRun = Extract<Form, { form: 'dryRun' }>;

/** What would be done with many subscriptions, row by row; nothing is changed yet. */
export const showDryRun = (form: DryRun, reader: Reader): Card =>
  page(reader, {
    summary: label(reader, 'form.dryRun.title'),
    body: render(template, {
      head: headOf(kicker(reader, 'kind.reassignSubscriptions'), tell(reader, 'form.dryRun.title')),
      problems: problemsBox(reader, form),
      nothingYet: boxOf(
        'accent',
        lines([
          tell(reader, form.totals.planned > 0 ? 'form.dryRun.nothingYet' : 'form.dryRun.nothing'),
        ]),
      ),
      facts: factsOf(factsOfPlan(form, reader)),
      warnings: boxOf('warning', lines(warnings(form, reader))),
      rows: rowsTable(reader, form.rows, form.names),
      page:
        form.page > 0 || form.more
          ? lines([tell(reader, 'word.page', { page: form.page + 1 })], {
              subtle: true,
              small: true,
            })
          : [],
      asOf: asOfLine(form, reader),
    }),
    actions: buttonsOf(form, reader),
  });

const factsOfPlan = (form: DryRun, reader: Reader): Fact[] => [
  fact(reader, 'subscriptions', whatWords(reader, form.what)),
  ...(form.to ? [fact(reader, 'to', escaped(`${form.to.name} · ${form.to.partnerId}`))] : []),
  ...(form.rows.length > 0 ? [fact(reader, 'rows', totalsLine(reader, form.totals))] : []),
  ...(form.totals.planned > 0
    ? [fact(reader, 'takes', tellCount(reader, 'form.dryRun.minutes', form.minutes))]
    : []),
];

/** Which subscriptions, in words. */
export const whatWords = (reader: Reader, { of, name }: DryRun['what']): Safe =>
  tell(reader, `reassign.what.${of}`, { name });

const warnings = ({ tooMany, unread, rows }: DryRun, reader: Reader): Safe[] => [
  ...(rows.length === 0 ? [tell(reader, 'form.dryRun.noRows')] : []),
  ...(tooMany
    ? [tell(reader, 'form.dryRun.tooMany', { count: showNumber(reader, mostRows) })]
    : []),
  ...(unread > 0 ? [tellCount(reader, 'form.dryRun.unread', unread)] : []),
];

const asOfLine = ({ asOf }: DryRun, reader: Reader): Element[] =>
  asOf === undefined
    ? []
    : lines([tell(reader, 'form.dryRun.asOf', { at: showMoment(reader, asOf) })], {
        subtle: true,
        small: true,
      });

const buttonsOf = (form: DryRun, reader: Reader): Element[] => [
  ...(form.totals.planned > 0
    ? [answer(reader, form, `go:${form.digest}`, 'button.submit', { style: 'positive' })]
    : []),
  ...(form.page > 0 ? [answer(reader, form, `page:${form.page - 1}`, 'button.previous')] : []),
  ...(form.more ? [answer(reader, form, `page:${form.page + 1}`, 'button.next')] : []),
  ...wayOut(reader, form),
];
