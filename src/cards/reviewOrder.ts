import type { Form } from '../domain/forms.ts';
import { domainOf } from '../domain/order.ts';
import type { Reader } from '../domain/reader.ts';
import { showCulture } from '../locales/index.ts';
import { addressWords, contactWords } from './customerWords.ts';
import { fact } from './facts.ts';
import { problemFieldsBox } from './formParts.ts';
import { lineCells, lineColumns } from './lineWords.ts';
import { page, type Card } from './page.ts';
import { toggleInput } from './pieces/inputs.ts';
import { boxOf, factsOf, headOf, lines } from './pieces/pieces.ts';
import { tableOf } from './pieces/table.ts';
import { render, type Element } from './render.ts';
import template from './reviewOrder.json' with { type: 'json' };
import {
  approvalPart,
  attestationPart,
  attestationProblem,
  checksPart,
  partTitle,
  reviewButtons,
} from './reviewParts.ts';
import { kicker } from './state.ts';
import { escaped, label, ours, tell } from './text.ts';

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
      attestation: attestationPart(form, reader),
    }),
    actions: reviewButtons(form, reader, customer.company),
  });
};

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
