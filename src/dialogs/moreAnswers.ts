import { z } from 'zod';
import type { Customer } from '../domain/customer.ts';
import { Subscription } from '../domain/customer.ts';
import type { AddSubscription } from '../domain/kinds/addSubscription.ts';
import { lineOnto, plainLine } from '../domain/onto.ts';
import { OrderLine, Term } from '../domain/order.ts';
import type { Partnership } from '../domain/partnership.ts';
import { Day } from '../domain/values.ts';
import type { Asking } from './conversation.ts';
import type { BegunMore } from './moreOpened.ts';
import { orderedOf, Settled } from './orderAnswers.ts';

const Into = Subscription.pick({
  id: true,
  quantity: true,
  termDuration: true,
  billingCycle: true,
  renewal: true,
  autoRenew: true,
});

/** Which lines go into which subscription, by the line's place; a line that is not here becomes a new one. */
export const OntoAnswer = Settled.extend({ onto: z.record(z.string(), Into) });
export type OntoAnswer = z.infer<typeof OntoAnswer>;

/** When new subscriptions end, by term, and the promotions that they get, by the line's place. */
export const EndsAnswer = Settled.extend({
  ends: z.partialRecord(Term, Day),
  promotions: z.record(z.string(), OrderLine.shape.promotion.unwrap()),
  /** Promotions were asked for, and Partner Center did not answer. */
  unknown: z.boolean().default(false),
  /** There was something to choose. */
  asked: z.boolean().default(false),
});
export type EndsAnswer = z.infer<typeof EndsAnswer>;

/** What the review confirmed, and for exactly which order. */
export const ReviewedMore = Settled.extend({ attestation: z.literal(true) });

type Answers = Pick<Asking, 'answers'>;

/** What the question about existing products is about: when it changes, it is asked again. */
export const ontoKey = ({ answers: { customer, lines } }: Answers): string =>
  JSON.stringify([customer, lines]);

/** What the ends are about. */
export const endsKey = (asking: Answers): string =>
  JSON.stringify([ontoKey(asking), ontoOf(asking)?.onto]);

/** What the review is about. */
export const moreKey = (asking: Answers): string =>
  JSON.stringify([asking.answers.reseller, endsKey(asking), endsOf(asking)]);

/** Which lines go where, once that is answered for these lines. */
export const ontoOf = (asking: Answers): OntoAnswer | undefined => {
  const known = OntoAnswer.safeParse(asking.answers.existing).data;
  return known?.of === ontoKey(asking) ? known : undefined;
};

/** The ends and promotions, once they are answered for these lines. */
export const endsOf = (asking: Answers): EndsAnswer | undefined => {
  const known = EndsAnswer.safeParse(asking.answers.ends).data;
  return known?.of === endsKey(asking) ? known : undefined;
};

/** The lines as far as they are decided: where they go, until when they bind, with which promotion. What is ordered stays as it was. */
export const plannedLines = (asking: Answers, begun: BegunMore | undefined): OrderLine[] => {
  const [onto, ends] = [ontoOf(asking)?.onto, endsOf(asking)];
  return (orderedOf(asking)?.lines ?? []).map((asked, at) => {
    const done = begun?.ordered.includes(at) ? begun.input.lines[at] : undefined;
    if (done) return done;
    const line = plainLine(asked);
    const into = onto?.[at];
    if (into) return lineOnto(line, into);
    const [endDate, promotion] = [
      line.isTrial ? undefined : ends?.ends[line.term],
      ends?.promotions[at],
    ];
    return { ...line, ...(endDate && { endDate }), ...(promotion && { promotion }) };
  });
};

/** The request's input; undefined while something is missing. */
export const moreInput = (
  asking: Answers,
  { id, name, domain }: Customer,
  partnership: Pick<Partnership, 'id' | 'partnerId'>,
  begun: BegunMore | undefined,
): AddSubscription | undefined => {
  const ordered = orderedOf(asking);
  if (!ordered) return undefined;
  const lines = plannedLines(asking, begun);
  if (begun) return { ...begun.input, lines };
  return {
    customer: { id, name, domain },
    country: ordered.country,
    partnershipId: partnership.id,
    partnerId: partnership.partnerId,
    segment: ordered.segment,
    lines,
    attestation: true,
  };
};
