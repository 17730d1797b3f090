import type { Form } from '../domain/forms.ts';
import { BillingCycle, Term } from '../domain/order.ts';
import type { Reader } from '../domain/reader.ts';
import type { SubscriptionRow } from '../domain/subscriptionViews.ts';
import { say, sayCount } from '../locales/index.ts';
import { answer, wayOut } from './buttons.ts';
import { errorOf, problemsBox, typed } from './formParts.ts';
import { planWords } from './lineWords.ts';
import { page, type Card } from './page.ts';
import template from './pickSubscription.json' with { type: 'json' };
import { headOf, lines } from './pieces/pieces.ts';
import { render } from './render.ts';
import { kicker, subscriptionState } from './state.ts';
import { asRaw, label, tell, type Raw } from './text.ts';

type PickSubscription = Extract<Form, { form: 'pickSubscription' }>;

/** Which of a customer's subscriptions: choose one, or search. */
export const showPickSubscription = (form: PickSubscription, reader: Reader): Card => {
  const customer = { customer: form.customer.name };
  return page(reader, {
    summary: label(reader, 'form.pickSubscription.title', customer),
    body: render(template, {
      head: headOf(
        kicker(reader, `dialog.${form.purpose}`),
        tell(reader, 'form.pickSubscription.title', customer),
      ),
      problems: problemsBox(reader, form),
      searchLabel: label(reader, 'form.pickSubscription.search'),
      searchError: label(reader, 'problem.tooLong'),
      text: asRaw(form.text),
      sets:
        form.rows.length === 0
          ? []
          : [
              {
                label: label(reader, 'form.pickSubscription.choose'),
                value: typed(form, 'subscription'),
                error: errorOf(reader, form, 'subscription'),
                choices: form.rows.map((row) => ({
                  title: choiceOf(reader, row),
                  value: asRaw(row.subscription.id),
                })),
              },
            ],
      hint: form.more
        ? lines([tell(reader, 'form.pickSubscription.more')], { subtle: true, small: true })
        : [],
    }),
    actions: [
      ...(form.rows.length > 0
        ? [answer(reader, form, 'go', 'button.go', { style: 'positive' })]
        : []),
      answer(reader, form, 'search', 'button.search'),
      ...wayOut(reader, form),
    ],
  });
};

/** A subscription in one line: what, how many, term, how it stands, whose. */
const choiceOf = (reader: Reader, { subscription, reseller }: SubscriptionRow): Raw => {
  const { name, quantity, termDuration, billingCycle: cycle, status, partnerId } = subscription;
  const term = Term.safeParse(termDuration).data;
  const billingCycle = BillingCycle.safeParse(cycle).data;
  return asRaw(
    [
      name,
      sayCount(reader.language, 'word.countLicences', quantity),
      ...(term && billingCycle ? [planWords(reader, { term, billingCycle })] : []),
      subscriptionState(reader, status),
      reseller?.name ?? partnerId ?? say(reader.language, 'word.noResellerOfRecord'),
    ].join(' · '),
  );
};
