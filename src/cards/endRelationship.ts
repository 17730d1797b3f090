import type { Subscription } from '../domain/customer.ts';
import type { Form } from '../domain/forms.ts';
import type { CardSettings, Reader } from '../domain/reader.ts';
import { say, showDay, showMoment, showNumber } from '../locales/index.ts';
import { answer, wayOut } from './buttons.ts';
import { findingWords } from './codes.ts';
import template from './endRelationship.json' with { type: 'json' };
import { errorOf, problemFieldsBox, problemsAt, typed } from './formParts.ts';
import { page, type Card } from './page.ts';
import { toggleInput } from './pieces/inputs.ts';
import { binding } from './pieces/legal.ts';
import { boxOf, bullets, headOf, lines, subheading, wrongLines } from './pieces/pieces.ts';
import { render, type Element } from './render.ts';
import { kicker, subscriptionState } from './state.ts';
import { escaped, joined, label, ours, tell, tellCount, type Safe } from './text.ts';

type EndRelationship = Extract<Form, { form: 'endRelationship' }>;

const mostRunning = 8;

/** Before the end of a relationship is asked for: what stands in its way, what stays, what is represented. */
export const showEndRelationship = (
  form: EndRelationship,
  reader: Reader,
  { providerName: provider }: CardSettings,
): Card => {
  const named = { customer: form.customer.name };
  return page(reader, {
    summary: label(reader, 'form.endRelationship.title', named),
    body: render(template, {
      head: headOf(
        kicker(reader, 'kind.endRelationship'),
        tell(reader, 'form.endRelationship.title', named),
      ),
      intro: lines([tell(reader, 'form.endRelationship.intro', { provider })]),
      problems: problemFieldsBox(reader, form, ['reason', 'representation']),
      checksTitle: subheading(reader, 'form.endRelationship.checks'),
      checks: [
        ...form.checks.flatMap((check) => checkLines(check, reader)),
        ...blocked(form, reader),
      ],
      asOf: lines([asOfLine(form, reader)], { subtle: true, small: true }),
      runningTitle:
        form.running.length > 0 ? subheading(reader, 'form.endRelationship.running') : [],
      running: runningLines(form.running, reader),
      staysTitle: subheading(reader, 'form.endRelationship.stays'),
      stays: bullets([
        tell(reader, 'form.endRelationship.stays.tenant'),
        tell(reader, 'form.endRelationship.stays.privileges'),
        tell(reader, 'form.endRelationship.stays.again'),
      ]),
      reasonProblem: problemsAt(reader, form, 'reason'),
      reasonLabel: label(reader, 'form.endRelationship.reason'),
      reason: typed(form, 'reason'),
      reasonError: errorOf(reader, form, 'reason'),
      representation: toggleInput(
        reader,
        form,
        {
          name: 'representation',
          label: label(reader, 'field.representation'),
          title: label(reader, 'legal.representation.customer'),
        },
        'false',
      ),
      representationBinding: binding(reader, 'legal.representation.customer'),
      next: lines([tell(reader, 'form.endRelationship.next')], { subtle: true, small: true }),
    }),
    actions: [
      answer(reader, form, 'go', 'button.askForEnd', { style: 'destructive' }),
      ...wayOut(reader, form),
    ],
  });
};

const checkLines = (
  { name, state, finding }: EndRelationship['checks'][number],
  reader: Reader,
): Element[] => {
  const what = tell(reader, `checklist.${name}`);
  if (state === 'wrong') return wrongLines([finding ? findingWords(reader, finding) : what]);
  const told = joined([ours(state === 'fine' ? '✓' : '○'), what], ' ');
  if (state === 'fine') return lines([told], { close: true });
  const why = name === 'noneReserved' ? 'onlyThere' : 'notRead';
  const reason = tell(reader, `form.endRelationship.${why}`);
  const both = joined([told, reason], say(reader.language, 'word.colon'));
  return lines([both], { close: true, subtle: true });
};

const blocked = ({ checks }: EndRelationship, reader: Reader): Element[] =>
  checks.some(({ state }) => state === 'wrong')
    ? boxOf('warning', lines([tell(reader, 'form.endRelationship.blocked')]))
    : [];

const asOfLine = ({ asOf, kept }: EndRelationship, reader: Reader): Safe => {
  if (asOf === undefined) return tell(reader, 'form.endRelationship.neverRead');
  const at = showMoment(reader, asOf);
  return tell(reader, kept ? 'form.endRelationship.kept' : 'form.endRelationship.asOf', { at });
};

const runningLines = (running: readonly Subscription[], reader: Reader): Element[] => {
  const left = running.length - mostRunning;
  return [
    ...bullets(running.slice(0, mostRunning).map((one) => runningWords(one, reader))),
    ...(left > 0
      ? lines([tellCount(reader, 'card.customer.more', left)], { subtle: true, small: true })
      : []),
  ];
};

const runningWords = (one: Subscription, reader: Reader): Safe =>
  joined(
    [
      escaped(`${showNumber(reader, one.quantity)} × ${one.name}`),
      escaped(subscriptionState(reader, one.status)),
      ...(one.commitmentEnd
        ? [tell(reader, 'card.customer.until', { day: showDay(reader, one.commitmentEnd) })]
        : []),
    ],
    ' · ',
  );
