import type { Reader } from '../domain/reader.ts';
import type { LineView } from '../domain/views.ts';
import { see } from './buttons.ts';
import { labelLine, tellLine } from './codes.ts';
import template from './line.json' with { type: 'json' };
import { page, type Card } from './page.ts';
import { lines } from './pieces/pieces.ts';
import { render } from './render.ts';
import type { Raw } from './text.ts';

/** One told sentence, with a way to what it is about. */
export const showLine = (view: LineView, reader: Reader): Card =>
  page(reader, {
    summary: lineSummary(view, reader),
    body: render(template, { text: lines([tellLine(reader, view.line)]) }),
    actions: view.see ? [see(reader, view.see)] : [],
  });

/** The sentence alone. */
export const lineSummary = (view: LineView, reader: Reader): Raw => labelLine(reader, view.line);
