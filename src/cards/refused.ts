import type { Reader } from '../domain/reader.ts';
import type { RefusedView } from '../domain/views.ts';
import { openUrl, see } from './buttons.ts';
import { findingWords, labelLine, refusalLine, tellLine } from './codes.ts';
import { page, type Card } from './page.ts';
import { bullets, headOf, lines } from './pieces/pieces.ts';
import template from './refused.json' with { type: 'json' };
import { render } from './render.ts';
import { alarmLine } from './state.ts';
import { label, type Raw } from './text.ts';

/** A no, its reasons, and a way on. */
export const showRefused = (view: RefusedView, reader: Reader): Card =>
  page(reader, {
    summary: refusedSummary(view, reader),
    body: render(template, {
      head: headOf(alarmLine(reader, 'card.refused.title')),
      why: lines([tellLine(reader, refusalLine(view.code, view.detail))]),
      findings: bullets((view.findings ?? []).map((finding) => findingWords(reader, finding))),
    }),
    actions: [
      ...openUrl(label(reader, 'button.portal'), view.detail.link ?? '', { style: 'positive' }),
      ...(view.see ? [see(reader, view.see)] : []),
    ],
  });

/** What it says in one line. */
export const refusedSummary = (view: RefusedView, reader: Reader): Raw =>
  labelLine(reader, refusalLine(view.code, view.detail));
