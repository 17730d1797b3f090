import type { Form } from '../domain/forms.ts';
import { domainOf } from '../domain/order.ts';
import type { Reader } from '../domain/reader.ts';
import type { CheckState } from '../domain/customerViews.ts';
import { say, showCulture, type Key } from '../locales/index.ts';
import { answer, showCard } from './buttons.ts';
import { findingWords } from './codes.ts';
import { addressWords, contactWords } from './customerWords.ts';
import { fact } from './facts.ts';
import { problemFieldsBox } from './formParts.ts';
import { lineCells, lineColumns } from './lineWords.ts';
import { page, type Card } from './page.ts';
import { buttonRow, withAside } from './pieces/beside.ts';
import { toggleInput } from './pieces/inputs.ts';
import { binding } from './pieces/legal.ts';
import { boxOf, factsOf, headOf, lines, subheading, wrongLines } from './pieces/pieces.ts';
import { tableOf } from './pieces/table.ts';
import { render, type Element } from './render.ts';
import template from './reviewOrder.json' with { type: 'json' };
import { rulesInWords } from './standing.ts';
import { kicker } from './state.ts';
import { escaped, joined, label, ours, tell, type Safe } from './text.ts';

type ReviewOrder = Extract<Form, { form: 'reviewOrder' }>;

/** Everything once more before it is submitted: each part with its way back, what was checked, who has to agree. */
export const showReviewOrder = (asked: ReviewOrder, reader: Reader): Card => {
  const form = { ...asked, problems: attestationProblem(asked.problems) };
  const { customer } = form;
  return page(reader, {
    summary: label(reader, 'form.reviewOrder.title', { company: customer.company }),
    body: render(template, {
      head: headOf(
        kicker(reader, 'dialog.addCustomer'),
        tell(reader, 'form.reviewOrder.title', { company: customer.company }),
      ),
      intro: lines([tell(reader, 'form.reviewOrder.head')], { bold: true }),
      problems: problemFieldsBox(reader, form, ['attestation', 'gdap']),
      locked: form.locked
        ? boxOf('emphasis', lines([tell(reader, 'form.reviewOrder.locked')]))
        : [],
      reseller: resellerPart(form, reader),
      customer: customerPart(form, reader),
      lines: linesPart(form, reader),
      prices: lines([tell(reader, 'form.reviewOrder.prices')], { subtle: true, small: true }),
      checks: checksPart(form, reader),
      approval: approvalPart(form, reader),
      gdap: form.locked
        ? []
        : toggleInput(
            reader,
            form,
            {
              name: 'gdap',
              label: label(reader, 'field.gdap'),
              title: label(reader, 'form.reviewOrder.gdap'),
            },
            'false',
          ),
      attestation: [
        ...toggleInput(
          reader,
          form,
          {
            name: 'attestation',
            label: label(reader, 'field.attestation'),
            title: label(reader, 'legal.attestation'),
          },
          'false',
        ),
        ...binding(reader, 'legal.attestation'),
      ],
    }),
    actions: buttonsOf(form, reader),
  });
};

// Unticked is unticked; only the words differ from those of a removal.
const attestationProblem = (problems: ReviewOrder['problems']): ReviewOrder['problems'] =>
  problems.attestation?.code === 'notTicked'
    ? { ...problems, attestation: { code: 'attestationMissing' } }
    : problems;

/** The heading of a part, with the button that leads back to it. */
const partTitle = (
  form: ReviewOrder,
  reader: Reader,
  key: Key,
  question: string | undefined,
): Element[] =>
  question === undefined
    ? subheading(reader, key)
    : withAside(
        subheading(reader, key),
        buttonRow([answer(reader, form, `edit:${question}`, 'button.change')]),
        'Center',
      );

const resellerPart = (form: ReviewOrder, reader: Reader): Element[] => {
  const { partnership } = form;
  return [
    ...partTitle(form, reader, 'form.reviewOrder.reseller', form.locked ? undefined : 'reseller'),
    ...lines([escaped(`${partnership.name} · ${partnership.partnerId}`)]),
    ...lines([tell(reader, 'legal.resellerField')], { subtle: true, small: true }),
  ];
};

const customerPart = (form: ReviewOrder, reader: Reader): Element[] => {
  const { customer, segment } = form;
  return [
    ...partTitle(form, reader, 'form.reviewOrder.customer', form.locked ? undefined : 'details'),
    ...factsOf([
      fact(reader, 'company', escaped(customer.company)),
      fact(reader, 'domain', escaped(domainOf(customer.prefix))),
      fact(reader, 'address', escaped(addressWords(reader, customer))),
      ...(customer.registrationNumber
        ? [fact(reader, 'registrationNumber', escaped(customer.registrationNumber))]
        : []),
      fact(reader, 'contact', escaped(contactWords(reader, customer))),
      fact(reader, 'culture', ours(showCulture(reader, customer.culture))),
      fact(reader, 'segment', tell(reader, `segment.${segment}`)),
    ]),
  ];
};

const linesPart = (form: ReviewOrder, reader: Reader): Element[] => [
  ...partTitle(form, reader, 'form.reviewOrder.lines', 'lines'),
  ...tableOf(
    lineColumns(reader, false),
    form.lines.map((line) => lineCells(reader, line, false)),
  ),
];

const checksPart = ({ checks }: ReviewOrder, reader: Reader): Element[] => [
  ...subheading(reader, 'form.reviewOrder.checks'),
  ...checks.flatMap((check) => checkLines(check, reader)),
];

const checkLines = ({ name, state, finding }: CheckState, reader: Reader): Element[] => {
  const what = tell(reader, `checklist.${name}`);
  if (state === 'wrong') return wrongLines([finding ? findingWords(reader, finding) : what]);
  const sign = ours(state === 'fine' ? '✓' : '○');
  const told = joined([sign, what], ' ');
  if (state === 'fine') return lines([told], { close: true });
  return lines([withReason(reader, told, tell(reader, 'checklist.unknown'))], {
    close: true,
    subtle: true,
  });
};

const withReason = (reader: Reader, what: Safe, reason: Safe): Safe =>
  joined([what, reason], say(reader.language, 'word.colon'));

const approvalPart = ({ needs }: ReviewOrder, reader: Reader): Element[] => [
  ...subheading(reader, 'form.reviewOrder.approval'),
  ...lines([
    needs.by === 'nobody'
      ? tell(reader, 'form.reviewOrder.noApproval')
      : tell(reader, 'form.reviewOrder.needsApproval', {
          rules: rulesInWords(reader, needs.because),
        }),
  ]),
];

/** Cancelling is for everything at once, so it asks to be sure. */
const buttonsOf = (form: ReviewOrder, reader: Reader): Element[] => [
  answer(reader, form, 'go', 'button.submit', { style: 'positive' }),
  answer(reader, form, 'park', 'button.park'),
  ...(form.back ? [answer(reader, form, 'back', 'button.back')] : []),
  showCard(
    label(reader, 'button.cancel'),
    lines([tell(reader, 'legal.cancelAll', { customer: form.customer.company })]),
    [
      answer(reader, form, 'cancel', 'button.cancelAll', {
        style: 'destructive',
        alone: true,
      }),
    ],
  ),
];
