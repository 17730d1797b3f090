import type { Form } from '../domain/forms.ts';
import { Segment, skuOf, type OrderLine, type Plan } from '../domain/order.ts';
import type { Reader } from '../domain/reader.ts';
import { say, showNumber, type Key } from '../locales/index.ts';
import { answer, wayOut } from './buttons.ts';
import { problemFieldsBox, problemsAt } from './formParts.ts';
import { flagWords, offerWords, planWords, sharedTerms } from './lineWords.ts';
import template from './orderLines.json' with { type: 'json' };
import { page, type Card } from './page.ts';
import { buttonRow, withAside } from './pieces/beside.ts';
import { choiceInput, textInput } from './pieces/inputs.ts';
import { boxOf, headOf, lines, subheading } from './pieces/pieces.ts';
import { render, type Element } from './render.ts';
import { kicker } from './state.ts';
import { asRaw, escaped, joined, label, ours, tell, type Raw, type Safe } from './text.ts';

type OrderLinesForm = Extract<Form, { form: 'orderLines' }>;

const longestSearch = 100;
const longestQuantity = 9;

/** What is ordered: the lines so far, and below them the search for more. */
export const showOrderLines = (asked: OrderLinesForm, reader: Reader): Card => {
  const several = severalOf(asked);
  const form = withPlans(several === undefined ? asked : withoutProblem(asked, 'offer'), reader);
  return page(reader, {
    summary: label(reader, 'form.orderLines.short'),
    body: render(template, {
      head: headOf(
        kicker(reader, `dialog.${form.purpose}`),
        tell(reader, 'form.orderLines.title', { company: form.company }),
        [escaped(form.partnership.name)],
      ),
      problems: problemFieldsBox(
        reader,
        form,
        ['lines', 'segment', 'text', 'offer', 'plan', 'quantity'],
        { text: 'offer' },
      ),
      locked: form.locked ? boxOf('emphasis', lines([tell(reader, lockedKey(form))])) : [],
      linesTitle: subheading(reader, 'form.orderLines.lines'),
      linesProblem: problemsAt(reader, form, 'lines'),
      lines: linesSoFar(form, reader),
      search: searchPart(form, reader),
      reading: form.reading
        ? lines([tell(reader, 'form.orderLines.reading')], { subtle: true })
        : [],
      found: foundPart(form, reader, several),
      more: form.more
        ? lines([tell(reader, 'form.orderLines.more')], { subtle: true, small: true })
        : [],
      add: form.found.length > 0 ? addPart(form, reader) : [],
      typed:
        form.lines.length > 0
          ? lines([tell(reader, 'form.orderLines.typed')], { subtle: true, small: true })
          : [],
    }),
    actions: [
      answer(
        reader,
        form,
        'go',
        'button.nextReview',
        form.lines.length > 0 ? { style: 'positive' } : {},
      ),
      answer(reader, form, 'park', 'button.park'),
      ...wayOut(reader, form),
    ],
  });
};

const lockedKey = ({
  purpose,
}: OrderLinesForm): 'form.orderLines.locked' | 'form.orderLines.lockedMore' =>
  purpose === 'addSubscription' ? 'form.orderLines.lockedMore' : 'form.orderLines.locked';

const linesSoFar = (form: OrderLinesForm, reader: Reader): Element[] =>
  form.lines.length === 0
    ? lines([tell(reader, 'form.orderLines.empty')], { subtle: true })
    : form.lines.flatMap((line, at) =>
        withAside(
          [
            ...lines([lineTitle(reader, line)]),
            ...lines([lineDetail(reader, line)], { subtle: true, small: true, close: true }),
          ],
          buttonRow([answer(reader, form, `remove:${at}`, 'button.removeLine')]),
          'Center',
        ),
      );

const lineTitle = (reader: Reader, { quantity, title }: OrderLine): Safe =>
  joined([ours(`${showNumber(reader, quantity)} ×`), escaped(title)], ' ');

const lineDetail = (reader: Reader, line: OrderLine): Safe =>
  joined([planWords(reader, line), ...flagWords(reader, line)].map(ours), ' · ');

const searchPart = (form: OrderLinesForm, reader: Reader): Element[] => {
  const text = textInput(
    reader,
    form,
    { name: 'text', label: label(reader, 'form.orderLines.search') },
    longestSearch,
  );
  const button = buttonRow([answer(reader, form, 'search', 'button.search')]);
  // The customer exists already, and so does its segment.
  if (form.locked) return withAside(text, button);
  return [
    ...choiceInput(
      reader,
      form,
      { name: 'segment', label: label(reader, 'field.segment') },
      Segment.options.map((one) => ({ title: label(reader, `segment.${one}`), value: asRaw(one) })),
      { value: form.segment },
    ),
    ...withAside(text, button),
  ];
};

/** A choice among several is a question, and no mistake. */
const severalOf = ({ problems: { offer } }: OrderLinesForm): string | undefined =>
  offer?.code === 'severalOffers' ? (offer.values?.text ?? '') : undefined;

const withoutProblem = (form: OrderLinesForm, name: string): OrderLinesForm => ({
  ...form,
  problems: Object.fromEntries(Object.entries(form.problems).filter(([at]) => at !== name)),
});

const foundPart = (
  form: OrderLinesForm,
  reader: Reader,
  several: string | undefined,
): Element[] => {
  const text = form.values.text ?? '';
  if (form.found.length === 0)
    return form.reading || text === ''
      ? []
      : lines([tell(reader, 'form.orderLines.none', { text })]);
  const title: Raw =
    several !== undefined
      ? label(reader, 'form.orderLines.several', { text: several })
      : form.foundAre === 'usual'
        ? label(reader, 'form.orderLines.usual', { reseller: form.partnership.name })
        : label(reader, 'form.orderLines.matches');
  const list = { known: namesOf(form), shared: sharedTerms(reader, form.found) };
  return [
    ...choiceInput(
      reader,
      form,
      { name: 'offer', label: title },
      form.found.map((offer) => ({
        title: offerWords(reader, offer, list),
        value: asRaw(skuOf(offer)),
      })),
      { style: 'expanded' },
    ),
    ...soldFor(list.shared, reader),
  ];
};

const soldFor = (terms: readonly string[], reader: Reader): Element[] =>
  terms.length === 0
    ? []
    : lines(
        [
          tell(reader, 'form.orderLines.soldFor', {
            terms: terms.join(say(reader.language, 'word.separator')),
          }),
        ],
        { subtle: true, small: true },
      );

/** Names of the products at hand, by both ids under which others may need them. */
const namesOf = ({ found, lines: own }: OrderLinesForm): Map<string, string> =>
  new Map(
    [...found, ...own].flatMap((one): [string, string][] => [
      [skuOf(one), one.title],
      [one.productId, one.title],
    ]),
  );

const addPart = (form: OrderLinesForm, reader: Reader): Element[] => [
  ...choiceInput(
    reader,
    form,
    { name: 'plan', label: label(reader, 'field.plan') },
    plansOf(form).map((plan) => ({
      title: planWords(reader, plan),
      value: asRaw(planValue(plan)),
    })),
  ),
  ...withAside(
    textInput(
      reader,
      form,
      { name: 'quantity', label: label(reader, 'field.quantity') },
      longestQuantity,
    ),
    buttonRow([answer(reader, form, 'add', 'button.addLine')]),
  ),
];

const planValue = ({ term, billingCycle }: Plan): string => `${term}/${billingCycle}`;

/** In how any of these are sold; the chosen one's are looked at when it is added. */
const plansOf = ({ found }: OrderLinesForm): Plan[] => [
  ...new Map(found.flatMap(({ plans }) => plans).map((plan) => [planValue(plan), plan])).values(),
];

/** A plan that is not sold is answered with those that are. */
const withPlans = (form: OrderLinesForm, reader: Reader): OrderLinesForm => {
  const { plan } = form.problems;
  const offer = form.found.find(
    (one) => one.title === plan?.values?.title || skuOf(one) === form.values.offer,
  );
  if (!plan || !offer || !['planNotOffered', 'pickOne'].includes(plan.code)) return form;
  const code: Key = plan.code === 'pickOne' ? 'problem.planMissing' : 'problem.plansOffered';
  const plans = offer.plans.map((one) => planWords(reader, one)).join('; ');
  return {
    ...form,
    problems: {
      ...form.problems,
      plan: { code: code.replace('problem.', ''), values: { title: offer.title, plans } },
    },
  };
};
