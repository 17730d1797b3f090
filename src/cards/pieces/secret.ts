import { render, type Element } from '../render.ts';
import { asRaw } from '../text.ts';
import template from './secret.json' with { type: 'json' };

/**
 * A secret in letters that cannot be mistaken for each other, to be copied. Unlike `copyBox` it has no input to fall back on: what
 * stands in an input is sent back with the next click.
 */
export const secretBox = (text: string): Element[] => render(template, { text: asRaw(text) });
