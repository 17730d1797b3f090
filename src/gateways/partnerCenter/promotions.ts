import { z } from 'zod';
import { skuOf } from '../../domain/order.ts';
import type { Market } from '../../domain/partnerCenter.ts';
import type { Promotion, PromotionAsk } from '../../domain/partnerCenterChanges.ts';
import type { Answer, PartnerCenter, Patience } from '../../domain/partnerCenterDoor.ts';
import type { Id } from '../../domain/values.ts';
import type { Call } from './call.ts';
import { catalogue } from './catalogue.ts';
import { amount, flag, listed, manyOf, needed, optionalMoment, text } from './reading.ts';

const Named = z
  .object({ id: needed, name: text, description: text, endDate: optionalMoment })
  .transform(({ id, name, description, endDate }): Promotion => ({
    id,
    name: name ?? id,
    // Often the name once more.
    description: description === name ? undefined : description,
    until: endDate?.slice(0, 10),
  }));

const Eligibility = z.object({ promotionId: text, isEligible: flag });
const Item = z.object({ id: amount, eligibilities: manyOf(Eligibility) });

/** Promotions that a customer is eligible for. Its catalogue items are looked up, since promotions are asked for with those. */
export const promotions = (call: Call): Pick<PartnerCenter, 'promotions'> => {
  const { availabilities } = catalogue(call);

  const itemOf = async (
    customerId: Id,
    market: Market,
    line: PromotionAsk,
    patience?: Patience,
  ) => {
    const answer = await availabilities(line, market, customerId, patience);
    const found = answer.is === 'yes' ? answer.value.items : undefined;
    return found?.find(({ purchasable }) => purchasable)?.catalogItemId;
  };

  const named = ({ country, segment }: Market, patience?: Patience) =>
    call({
      method: 'GET',
      path: '/v1/productpromotions',
      query: { country, segment },
      token: 'app',
      answer: listed(Named),
      patience,
    });

  const eligible = (customerId: Id, items: readonly object[], patience?: Patience) =>
    call({
      method: 'POST',
      path: '/v1/customers/{customerId}/promotionEligibilities',
      places: { customerId },
      body: { items },
      token: 'app',
      answer: listed(Item),
      patience,
    });

  return {
    promotions: async (
      customerId,
      market,
      lines,
      patience,
    ): Promise<Answer<readonly (readonly Promotion[])[]>> => {
      const names = await named(market, patience);
      if (names.is !== 'yes') return names;
      const known = new Map((names.value.items ?? []).map((one) => [one.id.toLowerCase(), one]));
      const nothing = { is: 'yes', value: lines.map(() => []), ids: names.ids } as const;
      if (known.size === 0) return nothing;
      const itemIds = new Map(
        await Promise.all(
          [...new Map(lines.map((line) => [skuOf(line), line])).values()].map(
            async (line) =>
              [skuOf(line), await itemOf(customerId, market, line, patience)] as const,
          ),
        ),
      );
      const items = lines.flatMap((line, id) => {
        const catalogItemId = itemIds.get(skuOf(line));
        const { quantity, term: termDuration, billingCycle } = line;
        return catalogItemId ? [{ id, catalogItemId, quantity, termDuration, billingCycle }] : [];
      });
      if (items.length === 0) return nothing;
      const answer = await eligible(customerId, items, patience);
      if (answer.is !== 'yes') return answer;
      const found = lines.map((_, line) => {
        const place = items.findIndex(({ id }) => id === line);
        const told = answer.value.items ?? [];
        const item = told.find(({ id }) => id === line) ?? (place < 0 ? undefined : told[place]);
        return (item?.eligibilities ?? []).flatMap(({ promotionId, isEligible }) => {
          const one = promotionId && isEligible && known.get(promotionId.toLowerCase());
          return one ? [one] : [];
        });
      });
      return { is: 'yes', value: found, ids: answer.ids };
    },
  };
};
