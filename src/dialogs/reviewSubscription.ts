import type { CheckState } from '../domain/customerViews.ts';
import type { Customer } from '../domain/customer.ts';
import type { AddSubscription } from '../domain/kinds/addSubscription.ts';
import { refuse } from '../domain/refusal.ts';
import { say } from '../locales/index.ts';
import { clicksOnly } from './clicksOnly.ts';
import type { Asking, Question } from './conversation.ts';
import { endsOf, moreInput, moreKey, ReviewedMore } from './moreAnswers.ts';
import { customerToOrderFor } from './moreCustomer.ts';
import { begunMore } from './moreOpened.ts';
import { resellerOfRecord } from './moreReseller.ts';
import { refusedView } from './refused.ts';

/** Everything on one card: what is ordered and where it goes, what it costs now, what was checked, who has to agree. */
export const reviewSubscription: Question = {
  name: 'review',
  holds: (asking) => ReviewedMore.safeParse(asking.answers.review).data?.of === moreKey(asking),
  ask: async (asking, state) => {
    const customer = await customerToOrderFor(asking);
    if ('view' in customer) return customer;
    const partnership = await resellerOfRecord(asking);
    if ('view' in partnership) return partnership;
    const begun = await begunMore(asking);
    const input = moreInput(asking, customer, partnership, begun);
    if (!input) return refusedView(refuse('invalid', { field: 'lines' }));
    const { find } = asking.desk;
    const [checks, needs, owned, quote] = await Promise.all([
      checksOfMore(asking, customer, input),
      find.needsOf('addSubscription', input, asking.draftId),
      find.owned(customer.id),
      find.quote({
        customerId: customer.id,
        partnerId: input.partnerId,
        country: input.country,
        segment: input.segment,
        lines: input.lines,
        ...(begun && { ordered: begun.ordered }),
        key: asking.draftId,
      }),
    ]);
    const into = new Set(input.lines.map(({ onto }) => onto?.subscriptionId));
    const existing = owned.filter(({ id }) => into.has(id));
    const ends = endsOf(asking);
    // What is represented is represented for what stands here now.
    const { attestation: _ticked, ...values } = state.values;
    return {
      form: 'reviewSubscription',
      ...state,
      values,
      customer,
      partnership,
      segment: input.segment,
      lines: input.lines,
      existing,
      names: await find.partnerNames(existing.flatMap(({ partnerId }) => partnerId ?? [])),
      ends: ends !== undefined && (ends.asked || ends.unknown),
      promotionsUnknown: ends?.unknown ?? false,
      checks,
      needs,
      ...(quote && { quote }),
      locked: begun !== undefined,
    };
  },
  read: (asking, given) => {
    if ('text' in given) return Promise.resolve(clicksOnly('go'));
    if (given.inputs.attestation !== 'true')
      return Promise.resolve({
        is: 'again',
        problems: { attestation: { code: 'notTicked' } },
        values: { ...given.inputs },
      });
    return Promise.resolve({
      is: 'answer',
      answer: { of: moreKey(asking), attestation: true },
      facts: [{ field: 'attestation', text: say(asking.language, 'word.yes') }],
    });
  },
};

/** How every check before the order stands; what the customer has counts. */
export const checksOfMore = (
  { desk, draftId }: Asking,
  { id }: Customer,
  { partnershipId, country, segment, lines }: AddSubscription,
): Promise<readonly CheckState[]> =>
  desk.find.orderChecks({
    partnershipId,
    customerId: id,
    country,
    segment,
    lines,
    self: draftId,
  });
