import type { Reader } from '../domain/reader.ts';
import type { ImpactView } from '../domain/resellerViews.ts';
import { open } from './buttons.ts';
import type { Element } from './render.ts';

/** The way to another reseller for the subscriptions of one whose partnership is to end: afterwards Partner Center refuses. */
export const reassignFirst = (
  reader: Reader,
  { partnership, impact }: Pick<ImpactView, 'partnership' | 'impact'>,
): Element[] =>
  (impact.counts?.subscriptions ?? 0) > 0
    ? [
        open(reader, 'reassignSubscriptions', partnership.id, {
          title: 'button.reassignFirst',
          alone: true,
        }),
      ]
    : [];
