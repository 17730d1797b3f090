import type {
  EndDate,
  Promotion,
  WebhookRegistration,
} from '../../src/domain/partnerCenterChanges.ts';
import type { ListedSubscription } from '../../src/domain/partnerCenter.ts';
import { skuOf } from '../../src/domain/order.ts';
import type { PartnerCenter } from '../../src/domain/partnerCenterDoor.ts';
import type { Id } from '../../src/domain/values.ts';
import { no, yes, type AnswerTo } from './fakeAnswers.ts';
import type { World } from './fakePartnerCenter.ts';

/** What there is of end dates, promotions, links and the webhook. */
export interface RelationsWorld {
  /** Days on which subscriptions may end, for every customer and term. */
  endDates: EndDate[];
  /** Promotions for which every customer is eligible, by `productId:skuId`. */
  promotions: Record<string, Promotion[]>;
  /** Customers whose relationship was ended, in order. */
  ended: Id[];
  webhook?: WebhookRegistration;
}

/** An empty one. */
export const relationsWorld = (): RelationsWorld => ({ endDates: [], promotions: {}, ended: [] });

// Suspension ends the bill on legacy only.
const isOpen = ({ status, newCommerce }: ListedSubscription) =>
  status === 'active' || (newCommerce && status === 'suspended');

/** The calls about what a purchase may look like, about relationships with customers, and about the webhook. */
export const fakeRelations = (
  world: World,
  answer: AnswerTo,
): Pick<
  PartnerCenter,
  'endDates' | 'promotions' | 'relationshipLink' | 'endRelationship' | 'webhook' | 'registerWebhook'
> => {
  const known = (id: Id) => world.customers.some((one) => one.id === id);
  return {
    endDates: (customerId, term) =>
      answer('endDates', `${customerId} ${term}`, () =>
        known(customerId) ? yes({ items: world.endDates }) : no('20002', 403),
      ),
    promotions: (customerId, _market, lines) =>
      answer('promotions', customerId, () =>
        known(customerId)
          ? yes(lines.map((line) => world.promotions[skuOf(line)] ?? []))
          : no('20002', 403),
      ),
    relationshipLink: ({ resellerId, providerId }) =>
      answer('relationshipLink', resellerId, () =>
        world.resellers.some(({ id }) => id === resellerId)
          ? yes({
              url: `https://admin.example/invitation?partnerId=${resellerId}&indirectCSPId=${providerId}`,
            })
          : no('600006', 403),
      ),
    endRelationship: (customerId) =>
      answer('endRelationship', customerId, () => {
        if (!known(customerId)) return no('20002', 403);
        if ((world.subscriptions[customerId] ?? []).some(isOpen)) return no('800002', 400);
        world.customers = world.customers.filter(({ id }) => id !== customerId);
        world.ended.push(customerId);
        return yes({ ended: true });
      }),
    webhook: () => answer('webhook', '', () => yes(world.webhook)),
    registerWebhook: (registration) =>
      answer('registerWebhook', registration.url, () => {
        world.webhook = structuredClone(registration);
        return yes(registration);
      }),
  };
};
