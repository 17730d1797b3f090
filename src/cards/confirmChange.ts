import type { Form } from '../domain/forms.ts';
import type { Reader } from '../domain/reader.ts';
import { showDay } from '../locales/index.ts';
import { answer, wayOut } from './buttons.ts';
import { billedOnBox, losesBox, needsPart, submitPick, whoseFacts } from './changeFacts.ts';
import { changeWords } from './changeWords.ts';
import template from './confirmChange.json' with { type: 'json' };
import { problemsBox } from './formParts.ts';
import { page, type Card } from './page.ts';
import { bullets, factsOf, headOf, lines, subheading } from './pieces/pieces.ts';
import { render } from './render.ts';
import { kicker } from './state.ts';
import { clockWords } from './subscriptionWords.ts';
import { escaped, label, tell, type Safe } from './text.ts';

type ConfirmChange = Extract<Form, { form: 'confirmChange' }>;

/** A change before it is asked for: before and after, what it costs, how long it can be taken back, what is lost, who has to agree. */
export const showConfirmChange = (form: ConfirmChange, reader: Reader): Card => {
  const { customer, subscription, partnership, change } = form;
  const destructive = change.do === 'cancel';
  return page(reader, {
    summary: label(reader, 'form.confirmChange.title', { customer: customer.name }),
    body: render(template, {
      head: headOf(
        kicker(reader, 'dialog.changeSubscription'),
        tell(reader, 'form.confirmChange.title', { customer: customer.name }),
      ),
      intro: lines([tell(reader, 'form.confirmChange.head')], { bold: true }),
      problems: problemsBox(reader, form),
      whose: factsOf(
        whoseFacts(reader, {
          customer: customer.name,
          subscription: subscription.name,
          partnerId: subscription.partnerId,
          reseller: partnership?.name,
        }),
      ),
      change: [
        ...subheading(reader, 'form.confirmChange.change'),
        ...lines([escaped(changeWords(reader, change, subscription))]),
      ],
      consequences: [
        ...subheading(reader, 'form.confirmChange.means'),
        ...bullets(consequencesOf(form, reader)),
      ],
      loses: losesBox(reader, form.loses, subscription),
      billedOn: billedOnBox(reader, subscription),
      approval: needsPart(reader, form.needs),
    }),
    actions: [
      answer(reader, form, submitPick(form.loses), 'button.submit', {
        style: destructive ? 'destructive' : 'positive',
      }),
      answer(reader, form, 'park', 'button.park'),
      ...wayOut(reader, form),
    ],
  });
};

const consequencesOf = (form: ConfirmChange, reader: Reader): Safe[] => {
  const { change, subscription, returnableUntil } = form;
  const { commitmentEnd, newCommerce } = subscription;
  const end = commitmentEnd ? showDay(reader, commitmentEnd) : undefined;
  switch (change.do) {
    case 'licences': {
      if (change.quantity < change.was) return [tell(reader, 'changes.means.fewer')];
      const billed = end
        ? tell(reader, 'changes.means.billedTo', { end })
        : tell(reader, 'changes.means.billed');
      return [
        billed,
        newCommerce && returnableUntil
          ? tell(reader, 'changes.window.added', clockWords(reader, returnableUntil))
          : tell(reader, 'changes.means.noReturn'),
      ];
    }
    case 'cancel':
      return [
        tell(reader, 'changes.means.cancel'),
        ...(subscription.cancelUntil
          ? [tell(reader, 'changes.cancelUntil', clockWords(reader, subscription.cancelUntil))]
          : []),
      ];
    case 'renewal':
      return [
        ...(end ? [tell(reader, 'changes.means.atEnd', { end })] : []),
        tell(reader, `changes.means.${change.renewal.how}`),
        tell(reader, 'changes.means.lostLater'),
      ];
  }
};
