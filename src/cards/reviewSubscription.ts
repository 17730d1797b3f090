import type { Quote } from '../domain/addSubscriptionForms.ts';
import type { Form } from '../domain/forms.ts';
import type { LineState } from '../domain/order.ts';
import type { Reader } from '../domain/reader.ts';
import { say, showCountry, showDay, showMoment, showMoney } from '../locales/index.ts';
import { choiceWords } from './changeWords.ts';
import { fact } from './facts.ts';
import { problemFieldsBox } from './formParts.ts';
import { lineCells, lineColumns, lineProblem } from './lineWords.ts';
import { page, type Card } from './page.ts';
import { buttonRow } from './pieces/beside.ts';
import { boxOf, factsOf, headOf, lines, wrongLines } from './pieces/pieces.ts';
import { tableOf } from './pieces/table.ts';
import { render, type Element } from './render.ts';
import template from './reviewSubscription.json' with { type: 'json' };
import {
  approvalPart,
  attestationPart,
  attestationProblem,
  checksPart,
  partTitle,
  reviewButtons,
} from './reviewParts.ts';
import { answer } from './buttons.ts';
import { kicker } from './state.ts';
import { escaped, joined, label, ours, tell, type Safe } from './text.ts';

type ReviewSubscription = Extract<Form, { form: 'reviewSubscription' }>;

/** An order for an existing customer once more before it is submitted: what it is, what it costs now, what was checked. */
export const showReviewSubscription = (asked: ReviewSubscription, reader: Reader): Card => {
  const form = { ...asked, problems: attestationProblem(asked.problems) };
  const company = form.customer.name;
  return page(reader, {
    summary: label(reader, 'form.reviewOrder.title', { company }),
    body: render(template, {
      head: headOf(
        kicker(reader, 'dialog.addSubscription'),
        tell(reader, 'form.reviewOrder.title', { company }),
      ),
      intro: lines([tell(reader, 'form.reviewOrder.head')], { bold: true }),
      problems: problemFieldsBox(reader, form, ['attestation']),
      locked: form.locked
        ? boxOf('emphasis', lines([tell(reader, 'form.orderLines.lockedMore')]))
        : [],
      reseller: resellerPart(form, reader),
      customer: customerPart(form, reader),
      lines: linesPart(form, reader),
      ends: endsPart(form, reader),
      prices: pricesPart(form, reader),
      checks: checksPart(form, reader),
      approval: approvalPart(form, reader),
      where: lines([tell(reader, 'form.reviewSubscription.where')], { subtle: true, small: true }),
      attestation: attestationPart(form, reader),
    }),
    actions: reviewButtons(form, reader, company),
  });
};

const resellerPart = (form: ReviewSubscription, reader: Reader): Element[] => {
  const { partnership, locked } = form;
  return [
    ...partTitle(form, reader, 'form.reviewOrder.reseller', locked ? undefined : 'reseller'),
    ...lines([escaped(`${partnership.name} · ${partnership.partnerId}`)]),
    ...lines([tell(reader, 'legal.resellerField')], { subtle: true, small: true }),
  ];
};

const customerPart = (form: ReviewSubscription, reader: Reader): Element[] => {
  const { customer, segment, locked } = form;
  return [
    ...partTitle(form, reader, 'form.reviewOrder.customer', locked ? undefined : 'customer'),
    ...factsOf([
      fact(reader, 'company', escaped(customer.name)),
      fact(reader, 'domain', escaped(customer.domain)),
      ...(customer.country
        ? [fact(reader, 'country', ours(showCountry(reader, customer.country)))]
        : []),
      fact(reader, 'segment', tell(reader, `segment.${segment}`)),
    ]),
  ];
};

const linesPart = (form: ReviewSubscription, reader: Reader): Element[] => {
  const { quote, existing } = form;
  const prices = quote?.lines.some(({ price }) => price !== undefined) ?? false;
  return [
    ...partTitle(form, reader, 'form.reviewOrder.lines', 'lines'),
    ...tableOf(
      lineColumns(reader, prices),
      form.lines.map((line, at) => lineCells(reader, line, prices, stateOf(quote, at), existing)),
    ),
    ...wrongLines(notTaken(form, reader)),
    ...ontoWarnings(form, reader),
  ];
};

/** What adding to a subscription brings about that nobody expects: another reseller earns, and what is scheduled is deleted. */
const ontoWarnings = (form: ReviewSubscription, reader: Reader): Element[] => {
  const { existing, partnership, names, lines: all } = form;
  const told = existing.flatMap((one) => {
    const { id, name, partnerId = '' } = one;
    const values = { name, reseller: names[partnerId] ?? partnerId, chosen: partnership.name };
    const whose = partnerId
      ? 'form.reviewSubscription.ofReseller'
      : 'form.reviewSubscription.ofNobody';
    const renewal = all.some(({ onto }) => onto?.subscriptionId === id && onto.loses)
      ? one.renewal
      : undefined;
    return [
      ...(partnerId === partnership.partnerId ? [] : [tell(reader, whose, values)]),
      ...(renewal
        ? [
            tell(reader, 'form.reviewSubscription.loses', {
              name,
              what: choiceWords(reader, renewal, one),
            }),
          ]
        : []),
    ];
  });
  return told.length > 0 ? boxOf('warning', lines(told)) : [];
};

/** A quoted line as one that stands in a cart. */
const stateOf = (quote: Quote | undefined, at: number): LineState | undefined => {
  const quoted = quote?.lines[at];
  return quoted?.price && { line: at, price: quoted.price };
};

/** What the cart has against lines, before they are ordered. */
const notTaken = ({ lines: all, quote }: ReviewSubscription, reader: Reader): Safe[] =>
  all.flatMap(({ title }, at) => {
    const code = quote?.lines[at]?.problem;
    if (code === undefined) return [];
    return joined([escaped(title), lineProblem(reader, code)], say(reader.language, 'word.colon'));
  });

/** The ways back to what was decided of the lines. */
const endsPart = (form: ReviewSubscription, reader: Reader): Element[] => [
  ...(form.promotionsUnknown
    ? lines([tell(reader, 'form.endDates.promotionsUnknown')], { subtle: true, small: true })
    : []),
  ...buttonRow([
    ...(form.lines.some(({ onto }) => onto)
      ? [answer(reader, form, 'edit:existing', 'button.changeOnto')]
      : []),
    ...(form.ends ? [answer(reader, form, 'edit:ends', 'button.changeEnds')] : []),
  ]),
];

const pricesPart = ({ lines: all, quote }: ReviewSubscription, reader: Reader): Element[] => {
  const [onto, fresh] = [all.some((line) => line.onto), all.some((line) => !line.onto)];
  const notes: Safe[] = [
    ...(fresh && !quote ? [tell(reader, 'form.reviewSubscription.noPrices')] : []),
    ...(onto ? [tell(reader, 'form.reviewSubscription.ontoPrices')] : []),
  ];
  return [
    ...lines(quote ? commitments(quote, reader) : [], { bold: true }),
    ...lines(notes, { subtle: true, small: true }),
  ];
};

/** What one commits to, by the day until which it binds. */
const commitments = ({ lines: quoted, at }: Quote, reader: Reader): Safe[] => {
  const priced = quoted.flatMap(({ price, commitmentEnd }) =>
    price && commitmentEnd ? [{ ...price, day: commitmentEnd.slice(0, 10) }] : [],
  );
  const groups = Map.groupBy(priced, ({ day, currency }) => `${day} ${currency}`);
  return [...groups.values()]
    .toSorted(([a], [b]) => (a?.day ?? '').localeCompare(b?.day ?? ''))
    .flatMap((own) => {
      const [first] = own;
      if (!first) return [];
      const amount = own.reduce((sum, one) => sum + one.amount, 0);
      return tell(reader, 'legal.commitment', {
        endDate: showDay(reader, first.day),
        amount: showMoney(reader, Math.round(amount * 100) / 100, first.currency),
        time: showMoment(reader, at),
      });
    });
};
