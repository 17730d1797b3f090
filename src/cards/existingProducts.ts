import type { Subscription } from '../domain/customer.ts';
import type { Form } from '../domain/forms.ts';
import { BillingCycle, Term, type OrderLine } from '../domain/order.ts';
import type { Reader } from '../domain/reader.ts';
import { showDay, showNumber } from '../locales/index.ts';
import { answer, wayOut } from './buttons.ts';
import template from './existingProducts.json' with { type: 'json' };
import { problemsBeside } from './formParts.ts';
import { planWords } from './lineWords.ts';
import { page, type Card } from './page.ts';
import { choiceInput, type Choice } from './pieces/inputs.ts';
import { headOf, lines } from './pieces/pieces.ts';
import { render, type Element } from './render.ts';
import { kicker } from './state.ts';
import { asRaw, label, tell, tellCount, type Raw } from './text.ts';

type ExistingProducts = Extract<Form, { form: 'existingProducts' }>;

/** Products that the customer has: more of the same subscription, or a new one beside it. */
export const showExistingProducts = (form: ExistingProducts, reader: Reader): Card =>
  page(reader, {
    summary: label(reader, 'form.existingProducts.short'),
    body: render(template, {
      head: headOf(
        kicker(reader, 'dialog.addSubscription'),
        tell(reader, 'form.existingProducts.title', { customer: form.customer.name }),
      ),
      problems: problemsBeside(
        reader,
        form,
        form.lines.map(({ at }) => `onto${at}`),
      ),
      intro: lines([tell(reader, 'form.existingProducts.intro')]),
      choices: form.lines.flatMap((one) => choiceOf(form, one, reader)),
      more:
        form.more > 0 ? lines([tellCount(reader, 'form.existingProducts.more', form.more)]) : [],
      hint: lines([tell(reader, 'form.existingProducts.hint')], { subtle: true, small: true }),
    }),
    actions: [
      answer(reader, form, 'go', 'button.nextEnds', { style: 'positive' }),
      answer(reader, form, 'park', 'button.park'),
      ...wayOut(reader, form),
    ],
  });

const choiceOf = (
  form: ExistingProducts,
  { at, line, candidates, usual }: ExistingProducts['lines'][number],
  reader: Reader,
): Element[] =>
  choiceInput(
    reader,
    form,
    {
      name: `onto${at}`,
      label: label(reader, 'form.existingProducts.line', {
        quantity: showNumber(reader, line.quantity),
        title: line.title,
      }),
    },
    [...candidates.map((one) => intoChoice(form, one, line, reader)), newChoice(line, reader)],
    { style: 'expanded', value: usual ?? 'new' },
  );

const intoChoice = (
  { partnership, names }: ExistingProducts,
  one: Subscription,
  line: OrderLine,
  reader: Reader,
): Choice => {
  const values = {
    name: one.name,
    had: showNumber(reader, one.quantity),
    after: showNumber(reader, one.quantity + line.quantity),
    plan: planOf(one, line, reader),
  };
  const title: Raw = one.commitmentEnd
    ? label(reader, 'form.existingProducts.into.ends', {
        ...values,
        day: showDay(reader, one.commitmentEnd),
      })
    : label(reader, 'form.existingProducts.into', values);
  if (one.partnerId === partnership.partnerId) return { title, value: asRaw(one.id) };
  // Who earns for the licences is not whom somebody has just chosen.
  const { partnerId = '' } = one;
  const whose = partnerId
    ? label(reader, 'form.existingProducts.ofReseller', { reseller: names[partnerId] ?? partnerId })
    : label(reader, 'form.existingProducts.ofNobody');
  return { title: asRaw([title, whose].join(' · ')), value: asRaw(one.id) };
};

const planOf = (one: Subscription, line: OrderLine, reader: Reader): Raw =>
  planWords(reader, {
    term: Term.safeParse(one.termDuration).data ?? line.term,
    billingCycle: BillingCycle.safeParse(one.billingCycle).data ?? line.billingCycle,
  });

const newChoice = (line: OrderLine, reader: Reader): Choice => ({
  title: label(reader, 'form.existingProducts.new', { plan: planWords(reader, line) }),
  value: asRaw('new'),
});
