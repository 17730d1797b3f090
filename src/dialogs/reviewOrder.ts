import type { Request } from '../domain/request.ts';
import type { Partnership } from '../domain/partnership.ts';
import { refuse } from '../domain/refusal.ts';
import type { CheckState } from '../domain/customerViews.ts';
import { say } from '../locales/index.ts';
import { clicksOnly } from './clicksOnly.ts';
import type { Asking, Question } from './conversation.ts';
import { z } from 'zod';
import { orderInput, orderKey, Reviewed, Settled } from './orderAnswers.ts';
import { begunOrder } from './orderOpened.ts';
import { resellerToOrderFor } from './orderReseller.ts';
import { refusedView } from './refused.ts';

/** Everything on one card, with how each check stands and who has to agree; ticked and submitted here, changed from here. */
export const reviewOrder: Question = {
  name: 'review',
  holds: (asking) => Reviewed.safeParse(asking.answers.review).data?.of === orderKey(asking),
  ask: async (asking, state) => {
    const partnership = await resellerToOrderFor(asking);
    if ('view' in partnership) return partnership;
    const gdap = state.values.gdap ?? String(asking.desk.settings.gdapByDefault);
    const input = orderInput(asking, partnership, gdap === 'true');
    if (!input) return refusedView(refuse('invalid', { field: 'lines' }));
    const [checks, needs, begun] = await Promise.all([
      checksOf(asking, partnership),
      needsOf(asking, input),
      begunOrder(asking),
    ]);
    // What is represented is represented for what stands here now.
    const { attestation: _ticked, ...values } = state.values;
    return {
      form: 'reviewOrder',
      ...state,
      values: { ...values, gdap },
      partnership,
      customer: input.customer,
      segment: input.segment,
      lines: input.lines,
      checks,
      needs,
      locked: begun !== undefined,
    };
  },
  read: async (asking, given) => {
    if ('text' in given) return clicksOnly('go');
    const { attestation, gdap = 'false' } = given.inputs;
    if (attestation !== 'true')
      return {
        is: 'again',
        problems: { attestation: { code: 'notTicked' } },
        values: { ...given.inputs },
      };
    const begun = await begunOrder(asking);
    return {
      is: 'answer',
      answer: {
        of: orderKey(asking),
        attestation: true,
        gdap: begun ? begun.input.gdap : gdap === 'true',
      },
      facts: [{ field: 'attestation', text: say(asking.language, 'word.yes') }],
    };
  },
};

/** How every check before the order stands; the address by what was said of it when it was entered. */
export const checksOf = async (
  asking: Asking,
  { id, partnerId }: Pick<Partnership, 'id' | 'partnerId'>,
): Promise<readonly CheckState[]> => {
  const input = orderInput(asking, { id, partnerId }, false);
  if (!input) return [];
  const begun = await begunOrder(asking);
  const { customer, segment, lines } = input;
  const checks = await asking.desk.find.orderChecks({
    partnershipId: id,
    // The domain of a customer that exists is taken, by itself.
    ...(!begun && { prefix: customer.prefix }),
    country: customer.country,
    segment,
    lines,
    self: asking.draftId,
  });
  return checks.some(({ name }) => name === 'address') || begun
    ? checks
    : [...checks, { name: 'address', state: addressState(asking) }];
};

const Opinion = Settled.extend({ verdict: z.enum(['fine', 'suggestions', 'unknown']) });

const addressState = ({ answers: { opinion, address } }: Asking): CheckState['state'] => {
  const known = Opinion.safeParse(opinion).data;
  const settled = Settled.safeParse(address).data;
  // Taken as suggested: then it is another one than was asked about.
  if (settled && known && settled.of !== known.of) return 'fine';
  return known?.verdict === 'fine' ? 'fine' : 'unknown';
};

const needsOf = async (
  { desk, draftId }: Asking,
  input: unknown,
): Promise<NonNullable<Request['needs']>> => desk.find.needsOf('addCustomer', input, draftId);
