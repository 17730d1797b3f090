import type { Reader } from '../domain/reader.ts';
import template from './page.json' with { type: 'json' };
import { render, type Element } from './render.ts';
import { asRaw, label, type Raw } from './text.ts';

/** A finished Adaptive Card (version 1.5). */
export type Card = Record<string, unknown>;

/** The frame around every card. `summary` is what old clients and screen readers get instead. */
export const page = (
  reader: Reader,
  parts: { summary: Raw; body: readonly Element[]; actions: readonly Element[] },
): Card => {
  const [card] = render(template, {
    lang: asRaw(reader.language),
    fallbackText: label(reader, 'summary.fallback', { summary: parts.summary }),
    body: parts.body,
    actions: parts.actions,
  });
  return { ...card };
};
