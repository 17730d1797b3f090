import { plainLine } from '../domain/onto.ts';
import type { RefusedView } from '../domain/views.ts';
import type { Asking } from './conversation.ts';
import { customerToOrderFor } from './moreCustomer.ts';
import { begunMore, moreSource } from './moreOpened.ts';
import { resellerOfRecord } from './moreReseller.ts';
import type { Buyer } from './orderCart.ts';
import { linesQuestion } from './orderLines.ts';
import { chosenCustomerId } from './pickCustomer.ts';

/** What an existing customer gets: as for a new one; what it has already counts for what it may have. */
export const moreLines = linesQuestion({
  purpose: 'addSubscription',
  partnership: resellerOfRecord,
  country: (asking) => asking.desk.find.countryOf(chosenCustomerId(asking)),
  buyer: (asking) => buyerOf(asking),
});

const buyerOf = async (asking: Asking): Promise<Buyer | RefusedView> => {
  const customer = await customerToOrderFor(asking);
  if ('view' in customer) return customer;
  const [country, owned, begun, source] = await Promise.all([
    asking.desk.find.countryOf(customer.id),
    asking.desk.find.owned(customer.id),
    begunMore(asking),
    moreSource(asking),
  ]);
  // Without it nobody knows what is sold there.
  if (country === undefined)
    return {
      view: 'refused',
      code: 'countryUnknown',
      detail: { customer: customer.name },
      see: { view: 'customer', filter: customer.id, page: 0 },
    };
  return {
    company: customer.name,
    country,
    owned,
    ...(source && { source }),
    ...(begun && {
      begun: {
        segment: begun.input.segment,
        lines: begun.input.lines.map((line, at) =>
          begun.ordered.includes(at) ? line : plainLine(line),
        ),
        ordered: begun.ordered,
      },
    }),
  };
};
