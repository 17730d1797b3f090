import type { Form } from '../domain/forms.ts';
import type { Reader } from '../domain/reader.ts';
import {
  movesLicences,
  plansFor,
  upgradeTargets,
  type UpgradeChoice,
  type UpgradeTarget,
} from '../domain/upgradeChecks.ts';
import { answer, wayOut } from './buttons.ts';
import { subscriptionFacts } from './changeFacts.ts';
import template from './chooseUpgrade.json' with { type: 'json' };
import { problemFieldsBox } from './formParts.ts';
import { planWords } from './lineWords.ts';
import { page, type Card } from './page.ts';
import { choiceInput, textInput, toggleInput } from './pieces/inputs.ts';
import { boxOf, bullets, factsOf, headOf, lines } from './pieces/pieces.ts';
import { render, type Element } from './render.ts';
import { kicker } from './state.ts';
import { planOf } from './subscriptionWords.ts';
import { asRaw, escaped, label, tell, type Raw } from './text.ts';

type ChooseUpgrade = Extract<Form, { form: 'chooseUpgrade' }>;

const longestQuantity = 9;
const mostTargets = 12;

/** What a subscription shall become: what Partner Center says is possible now, new or into one that the customer has. */
export const showChooseUpgrade = (form: ChooseUpgrade, reader: Reader): Card => {
  const { subscription, customer, choices } = form;
  const named = { subscription: subscription.name };
  const targets = upgradeTargets(choices ?? []).slice(0, mostTargets);
  return page(reader, {
    summary: label(reader, 'form.chooseUpgrade.title', named),
    body: render(template, {
      head: headOf(
        kicker(reader, 'dialog.upgradeSubscription'),
        tell(reader, 'form.chooseUpgrade.title', named),
        [escaped(customer.name)],
      ),
      facts: factsOf(subscriptionFacts(reader, subscription)),
      silent: choices ? [] : boxOf('warning', lines([tell(reader, 'changes.silent')])),
      problems: problemFieldsBox(reader, form, ['to', 'quantity', 'plan', 'moves'], {
        to: 'upgradeTo',
      }),
      to: choiceInput(
        reader,
        form,
        { name: 'to', label: label(reader, 'form.chooseUpgrade.short') },
        targets.map((target) => ({
          title: targetWords(target, reader),
          value: valueOf(target),
        })),
        { style: 'expanded' },
      ),
      not: notPossible(choices ?? [], reader),
      quantity: targets.length > 0 ? quantityPart(form, reader) : [],
      plan: planPart(form, targets, reader),
      moves: movesPart(form, targets, reader),
    }),
    actions: [
      ...(targets.length > 0
        ? [answer(reader, form, 'go', 'button.go', { style: 'positive' })]
        : [answer(reader, form, 'again', 'button.tryAgain', { style: 'positive' })]),
      answer(reader, form, 'park', 'button.park'),
      ...wayOut(reader, form),
    ],
  });
};

const valueOf = ({ choice, into }: UpgradeTarget): Raw =>
  asRaw([choice.catalogItemId, ...(into ? [into.subscriptionId] : [])].join('|'));

const targetWords = ({ choice, into }: UpgradeTarget, reader: Reader): Raw =>
  into
    ? label(reader, 'changes.target.into', {
        title: choice.title,
        into: [
          into.name,
          planOf(reader, { termDuration: into.term, billingCycle: into.billingCycle }),
        ]
          .filter(Boolean)
          .join(' · '),
      })
    : label(reader, 'changes.target.new', { title: choice.title });

/** What Partner Center names and does not allow now. */
const notPossible = (choices: readonly UpgradeChoice[], reader: Reader): Element[] => {
  const told = choices.flatMap(({ title, ways, into }) => [
    ...(ways.some(({ eligible }) => eligible)
      ? []
      : [tell(reader, 'changes.target.notNew', { title })]),
    ...into
      .filter(({ eligible }) => !eligible)
      .map(({ name }) => tell(reader, 'changes.target.notInto', { title, into: name })),
  ]);
  return bullets(told.slice(0, mostTargets));
};

const quantityPart = (form: ChooseUpgrade, reader: Reader): Element[] =>
  textInput(
    reader,
    { ...form, values: { quantity: String(form.subscription.quantity), ...form.values } },
    { name: 'quantity', label: label(reader, 'form.chooseUpgrade.quantity') },
    longestQuantity,
  );

/** In how any of the new ones are sold; the chosen one's are looked at when it is sent. */
const planPart = (
  form: ChooseUpgrade,
  targets: readonly UpgradeTarget[],
  reader: Reader,
): Element[] => {
  const { subscription } = form;
  const plans = targets
    .filter(({ into }) => !into)
    .flatMap(({ choice }) => plansFor(choice, subscription))
    .map((plan) => [`${plan.term}/${plan.billingCycle}`, plan] as const);
  const { termDuration, billingCycle } = subscription;
  return choiceInput(
    reader,
    form,
    { name: 'plan', label: label(reader, 'form.chooseUpgrade.plan') },
    [...new Map(plans)].map(([value, plan]) => ({
      title: planWords(reader, plan),
      value: asRaw(value),
    })),
    { value: `${termDuration ?? ''}/${billingCycle ?? ''}` },
  );
};

const movesPart = (
  form: ChooseUpgrade,
  targets: readonly UpgradeTarget[],
  reader: Reader,
): Element[] => {
  if (targets.length === 0) return [];
  return targets.some(movesLicences)
    ? toggleInput(
        reader,
        form,
        {
          name: 'moves',
          label: label(reader, 'field.moves'),
          title: label(reader, 'form.chooseUpgrade.moves'),
        },
        'false',
      )
    : lines([tell(reader, 'changes.movesNot')], { subtle: true, small: true });
};
