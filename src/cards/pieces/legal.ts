import type { Reader } from '../../domain/reader.ts';
import type { KindName } from '../../domain/request.ts';
import { say } from '../../locales/index.ts';
import { render, type Element } from '../render.ts';
import { tell, type Safe } from '../text.ts';
import { lines } from './pieces.ts';
import template from './representation.json' with { type: 'json' };

/** What is represented when something ends: a partnership, or a relationship with a customer. The English text is the same. */
export type Represented = 'legal.representation' | 'legal.representation.customer';

/** The representation that a kind of request asks for. */
export const representedBy = (kind: KindName): Represented =>
  kind === 'endRelationship' ? 'legal.representation.customer' : 'legal.representation';

/** The English text is the binding one: below a translation it stands, too, never instead of it. */
export const binding = (
  reader: Reader,
  key: Represented | 'legal.duty' | 'legal.attestation',
): Element[] =>
  reader.language === 'en-US'
    ? []
    : lines([tell(reader, 'legal.binding', { text: say('en-US', key) })], {
        subtle: true,
        small: true,
      });

/** What the asker of an order has confirmed, to be read. */
export const attestation = (reader: Reader, title: Safe): Element[] =>
  render(template, {
    title,
    text: tell(reader, 'legal.attestation'),
    binding: binding(reader, 'legal.attestation'),
  });

/** What the asker represents, to be read; whoever approves represents the same. */
export const representation = (
  reader: Reader,
  title: Safe,
  key: Represented = 'legal.representation',
): Element[] =>
  render(template, {
    title,
    text: tell(reader, key),
    binding: binding(reader, key),
  });
