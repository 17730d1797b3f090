import type { Form } from '../domain/forms.ts';
import type { Reader } from '../domain/reader.ts';
import { showNumber } from '../locales/index.ts';
import { answer, wayOut } from './buttons.ts';
import { losesBox, needsPart, submitPick, whoseFacts } from './changeFacts.ts';
import { upgradeWords } from './upgradeWords.ts';
import template from './confirmUpgrade.json' with { type: 'json' };
import { problemsBox } from './formParts.ts';
import { page, type Card } from './page.ts';
import { bullets, factsOf, headOf, lines, subheading } from './pieces/pieces.ts';
import { render } from './render.ts';
import { kicker } from './state.ts';
import { escaped, label, tell, type Safe } from './text.ts';

type ConfirmUpgrade = Extract<Form, { form: 'confirmUpgrade' }>;

/** An upgrade before it is asked for: what becomes what, what stays, what is lost, who has to agree. */
export const showConfirmUpgrade = (form: ConfirmUpgrade, reader: Reader): Card => {
  const { customer, subscription, partnership } = form;
  return page(reader, {
    summary: label(reader, 'form.confirmUpgrade.title', { customer: customer.name }),
    body: render(template, {
      head: headOf(
        kicker(reader, 'dialog.upgradeSubscription'),
        tell(reader, 'form.confirmUpgrade.title', { customer: customer.name }),
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
        ...lines(upgradeWords(reader, subscription, form.line, form.into).map(escaped)),
      ],
      consequences: [
        ...subheading(reader, 'form.confirmChange.means'),
        ...bullets(consequencesOf(form, reader)),
      ],
      loses: losesBox(reader, form.loses, subscription),
      approval: needsPart(reader, form.needs),
    }),
    actions: [
      answer(reader, form, submitPick(form.loses), 'button.submit', { style: 'positive' }),
      answer(reader, form, 'park', 'button.park'),
      ...wayOut(reader, form),
    ],
  });
};

const consequencesOf = (form: ConfirmUpgrade, reader: Reader): Safe[] => {
  const { subscription, line, into, moves } = form;
  const left = subscription.quantity - line.quantity;
  return [
    left > 0
      ? tell(reader, 'changes.upgrade.rest', { count: showNumber(reader, left) })
      : tell(reader, 'changes.upgrade.whole'),
    tell(reader, 'changes.upgrade.price', { title: line.title }),
    ...(into
      ? []
      : [tell(reader, left > 0 ? 'changes.upgrade.sameWindow' : 'changes.upgrade.ownWindow')]),
    tell(reader, moves ? 'changes.upgrade.moves' : 'changes.upgrade.stay'),
  ];
};
