import type { Reader } from '../domain/reader.ts';
import type { RefusedView } from '../domain/views.ts';
import { see } from './buttons.ts';
import { labelLine, refusalLine, tellCode, tellLine } from './codes.ts';
import { page, type Card } from './page.ts';
import { bullets, headOf, lines } from './pieces/pieces.ts';
import template from './refused.json' with { type: 'json' };
import { render } from './render.ts';
import { alarmLine } from './state.ts';
import { type Raw } from './text.ts';

/** A no, its reasons, and a way on. */
export const showRefused = (view: RefusedView, reader: Reader): Card =>
  page(reader, {
    summary: refusedSummary(view, reader),
    body: render(template, {
      head: headOf(alarmLine(reader, 'card.refused.title')),
      why: lines([tellLine(reader, refusalLine(view.code, view.detail))]),
      findings: bullets(
        (view.findings ?? []).map(({ code, values }) =>
          tellCode(reader, 'check', code, values, 'check.other'),
        ),
      ),
    }),
    actions: view.see ? [see(reader, view.see)] : [],
  });

/** What it says in one line. */
export const refusedSummary = (view: RefusedView, reader: Reader): Raw =>
  labelLine(reader, refusalLine(view.code, view.detail));
