import type { ChangeRoom, Closed } from '../domain/changeRoom.ts';
import type { Form } from '../domain/forms.ts';
import type { Reader } from '../domain/reader.ts';
import { showMoment, showNumber } from '../locales/index.ts';
import { answer, wayOut } from './buttons.ts';
import { billedOnBox, subscriptionFacts } from './changeFacts.ts';
import template from './chooseChange.json' with { type: 'json' };
import { tellCode } from './codes.ts';
import { problemFieldsBox } from './formParts.ts';
import { planWords } from './lineWords.ts';
import { page, type Card } from './page.ts';
import { choiceInput, textInput, type Choice } from './pieces/inputs.ts';
import { bullets, factsOf, headOf, lines } from './pieces/pieces.ts';
import { render, type Element } from './render.ts';
import { kicker } from './state.ts';
import { clockWords } from './subscriptionWords.ts';
import { asRaw, escaped, keyOf, label, tell, type Raw, type Safe } from './text.ts';

type ChooseChange = Extract<Form, { form: 'chooseChange' }>;

const longestQuantity = 9;

/** What of a subscription shall be changed: everything that is possible now, and why the rest is not. */
export const showChooseChange = (form: ChooseChange, reader: Reader): Card => {
  const { room, customer } = form;
  const { subscription } = room;
  const named = { subscription: subscription.name };
  const numbers = room.licences !== undefined || room.renewal.includes('change');
  return page(reader, {
    summary: label(reader, 'form.chooseChange.title', named),
    body: render(template, {
      head: headOf(
        kicker(reader, 'dialog.changeSubscription'),
        tell(reader, 'form.chooseChange.title', named),
        [escaped(customer.name)],
      ),
      billedOn: billedOnBox(reader, subscription),
      facts: factsOf(subscriptionFacts(reader, subscription)),
      read: readLine(room, reader),
      problems: problemFieldsBox(reader, form, ['change', 'quantity', 'plan']),
      change: choiceInput(
        reader,
        form,
        { name: 'change', label: label(reader, 'form.chooseChange.short') },
        choicesOf(room, reader),
        { style: 'expanded' },
      ),
      closed: closedPart(room, reader),
      quantity: numbers ? quantityPart(form, reader) : [],
      plan: planPart(form, reader),
    }),
    actions: [
      answer(reader, form, 'go', 'button.go', { style: 'positive' }),
      answer(reader, form, 'park', 'button.park'),
      ...wayOut(reader, form),
    ],
  });
};

const readLine = ({ live, subscription }: ChangeRoom, reader: Reader): Element[] =>
  live
    ? []
    : lines([tell(reader, 'changes.notLive', { at: showMoment(reader, subscription.asOf) })], {
        subtle: true,
        small: true,
      });

const choicesOf = (room: ChangeRoom, reader: Reader): Choice[] => [
  ...(room.licences ? [{ title: licencesTitle(room, reader), value: asRaw('licences') }] : []),
  ...(room.cancelUntil
    ? [
        {
          title: label(reader, 'changes.choose.cancel', clockWords(reader, room.cancelUntil)),
          value: asRaw('cancel'),
        },
      ]
    : []),
  ...room.renewal.map((how) => ({
    title: label(reader, `changes.choose.${how}`),
    value: asRaw(how),
  })),
];

const licencesTitle = ({ licences, subscription }: ChangeRoom, reader: Reader): Raw => {
  const { least = 1, most } = licences ?? {};
  const from = { least: showNumber(reader, least) };
  if (most !== undefined)
    return label(reader, 'changes.choose.licences.between', {
      ...from,
      most: showNumber(reader, most),
    });
  return least < subscription.quantity
    ? label(reader, 'changes.choose.licences.from', from)
    : label(reader, 'changes.choose.licences.more');
};

const closedPart = (room: ChangeRoom, reader: Reader): Element[] => {
  const told = [
    ...room.returnable.map(({ quantity, until }) =>
      tell(reader, 'changes.returnable', {
        count: showNumber(reader, quantity),
        ...clockWords(reader, until),
      }),
    ),
    ...room.closed.map((one) => closedWords(one, room, reader)),
  ];
  return told.length === 0
    ? []
    : [...lines([tell(reader, 'changes.toKnow')], { subtle: true, small: true }), ...bullets(told)];
};

/** Why something is not possible now, and where it is, that it can be had at the end of the term. */
const closedWords = ({ code, values }: Closed, { renewal }: ChangeRoom, reader: Reader): Safe => {
  const named = code === 'cancelOver' && !values.at ? 'cancelNever' : code;
  const key = keyOf('closed', named, 'closed.notActive');
  const atEnd = renewal.length > 0 ? keyOf('closed', `${named}.atEnd`, key) : key;
  return tellCode(reader, '', '', values, atEnd);
};

const quantityPart = (form: ChooseChange, reader: Reader): Element[] => [
  ...textInput(
    reader,
    {
      ...form,
      values: {
        quantity: String(form.room.subscription.quantity),
        ...form.values,
      },
    },
    { name: 'quantity', label: label(reader, 'form.chooseChange.quantity') },
    longestQuantity,
  ),
  ...lines([tell(reader, 'form.chooseChange.typed')], { subtle: true, small: true }),
];

const planPart = (form: ChooseChange, reader: Reader): Element[] => {
  const { room } = form;
  const { termDuration, billingCycle } = room.subscription;
  if (!room.renewal.includes('change')) return [];
  if (room.plans.length === 0)
    return lines([tell(reader, 'form.chooseChange.plansUnknown')], { subtle: true, small: true });
  return choiceInput(
    reader,
    form,
    { name: 'plan', label: label(reader, 'form.chooseChange.plan') },
    room.plans.map((plan) => ({
      title: planWords(reader, plan),
      value: asRaw(`${plan.term}/${plan.billingCycle}`),
    })),
    { value: `${termDuration ?? ''}/${billingCycle ?? ''}` },
  );
};
