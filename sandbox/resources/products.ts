import type { Center } from '../center.ts';
import type { Answer } from '../http/answer.ts';
import { badParameter, isAnswer, ok, refusal } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { collection } from '../http/collection.ts';
import { link } from '../http/link.ts';
import type { Route } from '../http/route.ts';
import type { CatalogueSku, Segment } from '../seed/catalogueSku.ts';
import type { Market } from '../state/catalogue.ts';
import { countryOf, findSku, isSoldIn, skusFor } from '../state/catalogue.ts';
import { availabilityBody, productBody, skuBody } from '../state/catalogueBody.ts';
import { findCustomer } from './customers.ts';

/** What is sold: products, their SKUs and the availabilities of these, by country or for one customer. */
export function products(center: Center): Route[] {
  return [
    ...shelf(center, '/v1/products', marketOfQuery),
    ...shelf(center, '/v1/customers/:customer/products', marketOfCustomer(center)),
  ];
}

function shelf(center: Center, root: string, marketOf: (call: Call) => Market | Answer): Route[] {
  const route = (path: string, read: (market: Market, call: Call) => Answer): Route => ({
    method: 'GET',
    path: root + path,
    access: 'appOrUser',
    answer(call) {
      const market = marketOf(call);
      return isAnswer(market) ? market : read(market, call);
    },
  });
  const oneProduct = '/:product';
  const oneSku = `${oneProduct}/skus/:sku`;
  const ofSku = (path: string, read: (sku: CatalogueSku, country: string, call: Call) => Answer) =>
    route(oneSku + path, (market, call) => {
      const sku = skuOf(market, call);
      return isAnswer(sku) ? sku : read(sku, market.country, call);
    });
  return [
    route('', listProducts),
    route(oneProduct, (market, call) => {
      const skus = skusOfProduct(market, call);
      return isAnswer(skus) ? skus : ok(productBody(skus[0]!.productId, market.country));
    }),
    route(`${oneProduct}/skus`, (market, call) => {
      const skus = skusOfProduct(market, call);
      if (isAnswer(skus)) return skus;
      const items = skus.map((each) => skuBody(each, market.country));
      return listed(items, `/products/${skus[0]!.productId}/skus?country=${market.country}`);
    }),
    ofSku('', (sku, country) => ok(skuBody(sku, country))),
    ofSku('/availabilities', (sku, country) =>
      listed(
        [availabilityBody(center, sku, country)],
        `/products/${sku.productId}/skus/${sku.skuId}/availabilities?country=${country}`,
      ),
    ),
    ofSku('/availabilities/:availability', (sku, country, call) => {
      const availability = availabilityBody(center, sku, country);
      if (availability.id !== call.param('availability').toUpperCase())
        return refusal(404, 400019, 'Availability was not found.');
      const product = productBody(sku.productId, country);
      return ok({ ...availability, product, sku: skuBody(sku, country) });
    }),
  ];
}

function marketOfQuery(call: Call): Market | Answer {
  const country = call.query('country')?.toUpperCase();
  if (country === undefined || !/^[A-Z]{2}$/.test(country))
    return badParameter('country must be given, as two letters.');
  return withSegment(call, country);
}

function marketOfCustomer(center: Center) {
  return (call: Call): Market | Answer => {
    const customer = findCustomer(center, call);
    return isAnswer(customer) ? customer : withSegment(call, countryOf(customer));
  };
}

const segments: Segment[] = ['commercial', 'education', 'government', 'nonprofit'];

function withSegment(call: Call, country: string): Market | Answer {
  const asked = call.query('targetSegment');
  if (asked === undefined) return { country };
  const segment = segments.find((each) => each === asked.toLowerCase());
  if (segment === undefined || (segment === 'government' && country !== 'US'))
    return refusal(403, 400030, `The segment ${asked} is not allowed.`);
  return { country, segment };
}

function listProducts(market: Market, call: Call): Answer {
  const view = call.query('targetView');
  if (view === undefined) return badParameter('targetView must be given.');
  if (view.toLowerCase() !== 'onlineservices')
    return refusal(403, 400036, `The view ${view} is not allowed.`);
  const ids = new Set(skusFor(market).map((each) => each.productId));
  const items = [...ids].map((id) => productBody(id, market.country));
  return listed(items, `/products?country=${market.country}&targetView=OnlineServices`);
}

function skusOfProduct(market: Market, call: Call): CatalogueSku[] | Answer {
  const id = call.param('product').toUpperCase();
  const skus = skusFor(market).filter((each) => each.productId === id);
  return skus.length > 0 ? skus : refusal(404, 400013, 'Product was not found.');
}

// Asked for by its id, a SKU for charities is found without naming the segment.
function skuOf({ country, segment }: Market, call: Call): CatalogueSku | Answer {
  const skus = skusOfProduct({ country }, call);
  if (isAnswer(skus)) return skus;
  const sku = findSku(call.param('product'), call.param('sku'));
  const shown = sku && isSoldIn(sku, country) && sku.segment === (segment ?? sku.segment);
  return shown ? sku : refusal(404, 400018, 'SKU was not found.');
}

function listed(items: unknown[], self: string): Answer {
  return ok({ ...collection(items), links: { self: link(self) } });
}
