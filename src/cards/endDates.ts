import type { Form } from '../domain/forms.ts';
import type { EndDate } from '../domain/partnerCenterChanges.ts';
import type { Reader } from '../domain/reader.ts';
import { say, showDay } from '../locales/index.ts';
import { answer, wayOut } from './buttons.ts';
import template from './endDates.json' with { type: 'json' };
import { problemsBeside } from './formParts.ts';
import { page, type Card } from './page.ts';
import { choiceInput, toggleInput, type Choice } from './pieces/inputs.ts';
import { bullets, headOf, lines } from './pieces/pieces.ts';
import { render, type Element } from './render.ts';
import { kicker } from './state.ts';
import { asRaw, label, tell } from './text.ts';

type EndDates = Extract<Form, { form: 'endDates' }>;

/** Until when new subscriptions bind, and whether the promotions that the customer may have are taken. */
export const showEndDates = (form: EndDates, reader: Reader): Card =>
  page(reader, {
    summary: label(reader, 'form.endDates.short'),
    body: render(template, {
      head: headOf(
        kicker(reader, 'dialog.addSubscription'),
        tell(reader, form.terms.length > 0 ? 'form.endDates.title' : 'form.endDates.promotions'),
      ),
      problems: problemsBeside(
        reader,
        form,
        form.terms.map(({ term }) => `end${term}`),
      ),
      choices: form.terms.flatMap((one) => choiceOf(form, one, reader)),
      hint:
        form.terms.length > 0
          ? lines([tell(reader, 'form.endDates.hint')], { subtle: true, small: true })
          : [],
      promotions: promotionsPart(form, reader),
    }),
    actions: [
      answer(reader, form, 'go', 'button.nextReview', { style: 'positive' }),
      answer(reader, form, 'park', 'button.park'),
      ...wayOut(reader, form),
    ],
  });

const choiceOf = (
  form: EndDates,
  { term, dates }: EndDates['terms'][number],
  reader: Reader,
): Element[] =>
  choiceInput(
    reader,
    form,
    {
      name: `end${term}`,
      label: label(reader, 'form.endDates.term', { term: label(reader, `term.${term}`) }),
    },
    [
      { title: label(reader, 'form.endDates.own'), value: asRaw('own') },
      // Ends of what the customer has come first: they are why somebody chooses.
      ...dates
        .toSorted((a, b) => Number(a.kind === 'month') - Number(b.kind === 'month'))
        .map((one) => dateChoice(form, one, reader)),
    ],
    { value: 'own' },
  );

const mostNamed = 2;

const dateChoice = (form: EndDates, { day, kind, subscriptionIds }: EndDate, reader: Reader) => {
  const names = form.named
    .filter(({ id }) => subscriptionIds.includes(id))
    .slice(0, mostNamed)
    .map(({ name }) => name);
  const on = showDay(reader, day);
  const title =
    kind === 'month'
      ? label(reader, 'form.endDates.month', { day: on })
      : names.length > 0
        ? label(reader, 'form.endDates.with', {
            day: on,
            names: names.join(say(reader.language, 'word.separator')),
          })
        : label(reader, 'form.endDates.subscription', { day: on });
  return { title, value: asRaw(day) } satisfies Choice;
};

const promotionsPart = (form: EndDates, reader: Reader): Element[] => {
  if (form.promotionsUnknown)
    return lines([tell(reader, 'form.endDates.promotionsUnknown')], { subtle: true });
  if (form.promotions.length === 0) return [];
  return [
    ...toggleInput(
      reader,
      form,
      {
        name: 'promotions',
        label: label(reader, 'form.endDates.promotions'),
        title: label(reader, 'form.endDates.apply'),
      },
      'true',
    ),
    ...bullets(
      form.promotions.map(({ title, promotion }) =>
        tell(reader, 'form.endDates.promotion', { title, promotion }),
      ),
    ),
  ];
};
