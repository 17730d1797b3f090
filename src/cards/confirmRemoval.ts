import type { Form } from '../domain/forms.ts';
import type { Reader } from '../domain/reader.ts';
import { answer, wayOut } from './buttons.ts';
import template from './confirmRemoval.json' with { type: 'json' };
import { errorOf, problemFieldsBox, problemsAt, typed } from './formParts.ts';
import { page, type Card } from './page.ts';
import { reassignFirst } from './reassignFirst.ts';
import { staysBox } from './pieces/impact.ts';
import { binding } from './pieces/legal.ts';
import { headOf, lines } from './pieces/pieces.ts';
import { render } from './render.ts';
import { kicker } from './state.ts';
import { asRaw, label, tell } from './text.ts';

type ConfirmRemoval = Extract<Form, { form: 'confirmRemoval' }>;

/** Everything that must be known, chosen and represented before a removal is asked for. */
export const showConfirmRemoval = (form: ConfirmRemoval, reader: Reader): Card => {
  const { partnership, impact } = form;
  const named = { reseller: partnership.name };
  return page(reader, {
    summary: label(reader, 'form.confirmRemoval.title', named),
    body: render(template, {
      head: headOf(
        kicker(reader, 'kind.removePartnership'),
        tell(reader, 'form.confirmRemoval.title', named),
      ),
      problems: problemFieldsBox(reader, form, [
        'notice',
        'noticeDay',
        'notBefore',
        'reason',
        'representation',
      ]),
      noticeProblem: problemsAt(reader, form, 'notice'),
      noticeDayProblem: problemsAt(reader, form, 'noticeDay'),
      notBeforeProblem: problemsAt(reader, form, 'notBefore'),
      reasonProblem: problemsAt(reader, form, 'reason'),
      representationProblem: problemsAt(reader, form, 'representation'),
      stays: staysBox(reader, impact),
      noticeLabel: label(reader, 'legal.duty'),
      dutyBinding: binding(reader, 'legal.duty'),
      notice: typed(form, 'notice'),
      noticeError: label(reader, 'problem.pickOne'),
      duties: (['notRequired', 'given', 'willBe'] as const).map((name) => ({
        title: label(reader, `notice.${name}`),
        value: asRaw(name),
      })),
      dayLabel: label(reader, 'form.confirmRemoval.noticeDay'),
      noticeDay: typed(form, 'noticeDay'),
      dayError: label(reader, 'problem.notADay'),
      notBeforeLabel: label(reader, 'form.confirmRemoval.notBefore'),
      notBefore: typed(form, 'notBefore'),
      notBeforeError: label(reader, 'problem.dayPassed'),
      noNotice: lines([tell(reader, 'legal.noNotice')], { subtle: true, small: true }),
      reasonLabel: label(reader, 'form.confirmRemoval.reason'),
      reason: typed(form, 'reason'),
      reasonError: errorOf(reader, form, 'reason'),
      representation: label(reader, 'legal.representation'),
      representationBinding: binding(reader, 'legal.representation'),
      representationLabel: label(reader, 'field.representation'),
      ticked: typed(form, 'representation', 'false'),
      tickError: label(reader, 'problem.notTicked'),
      next: lines([tell(reader, 'form.confirmRemoval.next')], { subtle: true, small: true }),
    }),
    actions: [
      answer(reader, form, 'go', 'button.yes', { style: 'destructive' }),
      ...reassignFirst(reader, form),
      ...wayOut(reader, form),
    ],
  });
};
