import type { Center } from '../center.ts';
import { guidFor } from '../guid.ts';
import { link } from '../http/link.ts';
import { currencyOf } from '../seed/catalogueCurrencies.ts';
import type { CatalogueSku, TermDuration } from '../seed/catalogueSku.ts';
import type { BillingCycle } from './catalogue.ts';
import { availabilityOf, code, plansOf, skuKey, titleOf } from './catalogue.ts';

/** A product as the API shows it; its title is that of its first SKU. */
export function productBody(productId: string, country: string) {
  const title = titleOf(productId);
  const self = `/products/${productId}`;
  return {
    id: productId,
    title,
    description: `${title}, sold by the licence.`,
    productType: { id: 'OnlineServicesNCE', displayName: 'OnlineServicesNCE' },
    isMicrosoftProduct: true,
    publisherName: 'Microsoft Corporation',
    links: {
      skus: link(`${self}/skus?country=${country}`),
      self: link(`${self}?country=${country}`),
    },
  };
}

/** A SKU as the API shows it. */
export function skuBody(sku: CatalogueSku, country: string) {
  const self = `/products/${sku.productId}/skus/${sku.skuId}`;
  return {
    id: sku.skuId,
    productId: sku.productId,
    title: sku.title,
    description: `${sku.title}, sold by the licence.`,
    minimumQuantity: sku.minimum,
    maximumQuantity: sku.maximum,
    isTrial: sku.isTrial,
    supportedBillingCycles: [...new Set(plansOf(sku).map((plan) => plan.billingCycle))].toSorted(),
    purchasePrerequisites: ['MicrosoftCloudAgreement'],
    inventoryVariables: [],
    provisioningVariables: [],
    actions: ['Refund'],
    dynamicAttributes: {
      isMicrosoftProduct: true,
      hasConstraints: sku.maximumEach !== undefined,
      isAddon: sku.addonTo !== undefined,
      prerequisiteSkus: sku.addonTo ?? [],
      isSoftwareAssuranceApplicable: false,
      upgradeTargetOffers: sku.upgradesTo ?? [],
      provisioningId: guidFor('provisioning', skuKey(sku)),
      internal: false,
    },
    ...(sku.attestation && {
      attestationProperties: { attestationType: sku.attestation, enforceAttestation: true },
    }),
    links: {
      availabilities: link(`${self}/availabilities?country=${country}`),
      self: link(`${self}?country=${country}`),
    },
  };
}

/** The availability that a SKU has at this time, as the API lists it. */
export function availabilityBody(center: Center, sku: CatalogueSku, country: string) {
  const id = availabilityOf(center, sku, country);
  const { code: currencyCode, symbol } = currencyOf(country);
  const terms = plansOf(sku).map((plan) => termBody(sku, plan));
  return {
    id,
    productId: sku.productId,
    skuId: sku.skuId,
    catalogItemId: `${skuKey(sku)}:${id}`,
    defaultCurrency: { code: currencyCode, symbol },
    segment: sku.segment,
    country,
    isPurchasable: true,
    isRenewable: true,
    renewalInstructions: [
      {
        applicableTermIds: terms.map((term) => term.id),
        renewalOptions: [{ renewToId: sku.renewsTo ?? skuKey(sku), isAutoRenewable: true }],
      },
    ],
    terms,
    links: {
      self: link(
        `/products/${sku.productId}/skus/${sku.skuId}/availabilities/${id}?country=${country}`,
      ),
    },
  };
}

const lengths: Record<TermDuration, string> = {
  P1M: 'One month',
  P1Y: 'One year',
  P3Y: 'Three years',
};
const printed: Record<BillingCycle, string> = {
  monthly: 'Monthly',
  annual: 'Annual',
  triennial: 'Triennial',
};

function termBody(
  sku: CatalogueSku,
  { termDuration, billingCycle }: { termDuration: TermDuration; billingCycle: BillingCycle },
) {
  return {
    id: code([skuKey(sku), termDuration, billingCycle], 12),
    duration: termDuration,
    description: `${lengths[termDuration]}, ${billingCycle} billing`,
    billingCycle: printed[billingCycle],
    cancellationPolicies: [
      { refundOptions: [{ sequenceId: 0, type: 'Full', expiresAfter: 'P7D' }] },
    ],
  };
}
