import type { Reader } from '../domain/reader.ts';
import type { RefusedView } from '../domain/views.ts';
import { open, openUrl, see } from './buttons.ts';
import { findingWords, labelLine, refusalLine, tellLine } from './codes.ts';
import { page, type Card } from './page.ts';
import { bullets, headOf, lines } from './pieces/pieces.ts';
import template from './refused.json' with { type: 'json' };
import { render, type Element } from './render.ts';
import { alarmLine, kicker } from './state.ts';
import { label, tell, type Raw } from './text.ts';

/** A no, its reasons, and a way on. */
export const showRefused = (view: RefusedView, reader: Reader): Card =>
  page(reader, {
    summary: refusedSummary(view, reader),
    body: render(template, {
      head: headOfRefusal(view, reader),
      why: lines([tellLine(reader, refusalLine(view.code, view.detail))]),
      findings: bullets((view.findings ?? []).map((finding) => findingWords(reader, finding))),
    }),
    actions: [
      ...openUrl(label(reader, 'button.portal'), view.detail.link ?? '', { style: 'positive' }),
      ...(view.open
        ? [open(reader, view.open.dialog, view.open.about, { style: 'positive' })]
        : []),
      ...(view.see ? [see(reader, view.see)] : []),
    ],
  });

// Not a no, but another way.
const headOfRefusal = ({ code }: RefusedView, reader: Reader): Element[] =>
  code === 'existingCustomer'
    ? headOf(kicker(reader, 'dialog.addCustomer'), tell(reader, 'card.refused.existingCustomer'))
    : headOf(alarmLine(reader, 'card.refused.title'));

/** What it says in one line. */
export const refusedSummary = (view: RefusedView, reader: Reader): Raw =>
  labelLine(reader, refusalLine(view.code, view.detail));
