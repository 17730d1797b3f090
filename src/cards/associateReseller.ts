import { AssociateReseller } from '../domain/kinds/associateReseller.ts';
import type { Request } from '../domain/request.ts';
import { open, see } from './buttons.ts';
import { beforeAndAfter } from './confirmReseller.ts';
import { fact } from './facts.ts';
import { lines } from './pieces/pieces.ts';
import type { PlainLook } from './plainRequest.ts';
import { escaped, tell } from './text.ts';

const inputOf = ({ input }: Request): AssociateReseller | undefined =>
  AssociateReseller.safeParse(input).data;

/** A subscription that gets a reseller of record: before and after, and what the reseller can be made next. */
export const associateLook: PlainLook = {
  facts: ({ request }, reader) => {
    const input = inputOf(request);
    return input
      ? [
          fact(reader, 'customer', escaped(input.customer.name)),
          fact(reader, 'subscription', escaped(input.subscription.name)),
        ]
      : [];
  },
  below: ({ request }, reader) => {
    const input = inputOf(request);
    if (!input) return [];
    return [
      ...beforeAndAfter(reader, input),
      ...(request.state === 'pending'
        ? lines([tell(reader, 'form.confirmReseller.incentives')], { subtle: true, small: true })
        : []),
    ];
  },
  buttons: ({ request, audience }, reader) => {
    const input = inputOf(request);
    if (!input || audience === 'channel' || request.state === 'pending') return [];
    const { id } = input.subscription;
    return [
      ...(request.state === 'done' && audience === 'asker'
        ? [open(reader, 'setSupportContact', id, { alone: true })]
        : []),
      see(reader, { view: 'subscription', filter: id, page: 0 }),
    ];
  },
};
