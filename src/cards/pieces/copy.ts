import type { Reader } from '../../domain/reader.ts';
import { render, type Element } from '../render.ts';
import { asRaw, label, type Raw } from '../text.ts';
import template from './copy.json' with { type: 'json' };

/**
 * A text that the client lets one copy in one go: Teams shows a code block with its copy button; clients without code blocks show
 * a text field, in which "select all" selects this text alone. What is typed there goes nowhere.
 */
export const copyBox = (reader: Reader, id: string, title: Raw, text: string): Element[] =>
  render(template, {
    id: asRaw(id),
    label: title,
    text: asRaw(text),
    error: label(reader, 'problem.tooLong'),
  });
