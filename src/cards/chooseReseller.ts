import type { Form } from '../domain/forms.ts';
import type { Partnership } from '../domain/partnership.ts';
import type { Reader } from '../domain/reader.ts';
import type { PartnerVerdict } from '../domain/subscriptionForms.ts';
import { say, showCountry } from '../locales/index.ts';
import { answer, wayOut } from './buttons.ts';
import template from './chooseReseller.json' with { type: 'json' };
import { tellFailure } from './codes.ts';
import { fact } from './facts.ts';
import { problemsBox } from './formParts.ts';
import { page, type Card } from './page.ts';
import { choiceInput, textInput } from './pieces/inputs.ts';
import { factsOf, headOf, lines, wrongLines } from './pieces/pieces.ts';
import { render, type Element } from './render.ts';
import { kicker, partnershipState } from './state.ts';
import { recordWords } from './subscriptionWords.ts';
import { asRaw, escaped, joined, label, ours, tell, type Raw } from './text.ts';

type ChooseReseller = Extract<Form, { form: 'chooseReseller' }>;

const longestSearch = 100;
const longestId = 10;

/** Who shall be the reseller of record: out of the list, or by a Partner ID that can be verified first. */
export const showChooseReseller = (form: ChooseReseller, reader: Reader): Card => {
  // What is wrong stands above all of them: here it is not said twice.
  const quiet = { ...form, problems: {} };
  return page(reader, {
    summary: label(reader, 'form.chooseReseller.title'),
    body: render(template, {
      head: headOf(
        kicker(reader, 'dialog.associateReseller'),
        tell(reader, 'form.chooseReseller.title'),
      ),
      what: lines([tell(reader, 'form.chooseReseller.what')]),
      problems: problemsBox(reader, form),
      facts: factsOf([
        fact(reader, 'customer', escaped(form.customer.name)),
        fact(reader, 'subscription', escaped(form.subscription.name)),
        fact(
          reader,
          'resellerOfRecord',
          recordWords(reader, form.subscription.partnerId, form.partnership?.name),
        ),
      ]),
      search: textInput(
        reader,
        { ...quiet, values: { ...form.values, text: form.text } },
        { name: 'text', label: label(reader, 'form.pickReseller.search') },
        longestSearch,
      ),
      choices: choiceInput(
        reader,
        quiet,
        { name: 'reseller', label: label(reader, 'form.pickReseller.choose') },
        form.rows.map((row) => ({ title: resellerChoice(reader, row), value: asRaw(row.id) })),
        { style: 'expanded' },
      ),
      none:
        form.rows.length === 0 && form.text !== ''
          ? lines([tell(reader, 'form.pickReseller.none', { text: form.text })])
          : [],
      partnerId: textInput(
        reader,
        quiet,
        { name: 'partnerId', label: label(reader, 'form.chooseReseller.partnerId') },
        longestId,
      ),
      incentives: lines([tell(reader, 'legal.resellerField')], { subtle: true, small: true }),
      verdict: form.verdict ? verdictOf(form.verdict, reader) : [],
      hint: lines([tell(reader, 'form.chooseReseller.hint')], { subtle: true, small: true }),
    }),
    actions: [
      answer(reader, form, 'go', 'button.go', { style: 'positive' }),
      answer(reader, form, 'verify', 'button.verify'),
      answer(reader, form, 'search', 'button.search'),
      ...wayOut(reader, form),
    ],
  });
};

/** A reseller as a choice: name, Partner ID, country, and how it stands when that matters. */
export const resellerChoice = (reader: Reader, row: Partnership): Raw => {
  const state =
    row.state === 'active' && !row.hold
      ? []
      : [partnershipState(reader, row, { short: true }).words];
  return asRaw([row.name, row.partnerId, showCountry(reader, row.country), ...state].join(' · '));
};

/** Each check with its sign; what is wrong in red, with the reason. */
const verdictOf = ({ partnerId, name, checks }: PartnerVerdict, reader: Reader): Element[] => [
  ...lines(
    [
      name === undefined
        ? tell(reader, 'form.chooseReseller.verified', { partnerId })
        : tell(reader, 'form.chooseReseller.verifiedName', { partnerId, name }),
    ],
    { bold: true },
  ),
  ...checks.flatMap((check) => checkLine(check, reader)),
];

const checkLine = (
  { name, state, code, values }: PartnerVerdict['checks'][number],
  reader: Reader,
): Element[] => {
  const what = tell(reader, `checklist.${name}`);
  // The reason alone: beside it, what was checked would read as if it were so.
  if (state === 'wrong')
    return wrongLines([code ? tellFailure(reader, code, undefined, values) : what]);
  if (state === 'fine') return lines([joined([ours('✓'), what], ' ')], { close: true });
  const unknown = joined(
    [what, tell(reader, 'form.chooseReseller.unknown')],
    say(reader.language, 'word.colon'),
  );
  return lines([joined([ours('○'), unknown], ' ')], { close: true, subtle: true });
};
