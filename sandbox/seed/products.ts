/** A new-commerce licence as it is sold: product, SKU and availability, and one term with its billing cycle. */
export interface SeedProduct {
  productId: string;
  skuId: string;
  availabilityId: string;
  title: string;
  termDuration: 'P1M' | 'P1Y' | 'P3Y';
  billingCycle: 'monthly' | 'annual';
}

/** What the seeded subscriptions are subscriptions to. */
export const products: SeedProduct[] = [
  {
    productId: 'CFQ7TTC0LH18',
    skuId: '0001',
    availabilityId: 'CFQ7TTC0K971',
    title: 'Microsoft 365 Business Basic',
    termDuration: 'P1Y',
    billingCycle: 'monthly',
  },
  {
    productId: 'CFQ7TTC0LDPB',
    skuId: '0001',
    availabilityId: 'CFQ7TTC0X4LN',
    title: 'Microsoft 365 Business Standard',
    termDuration: 'P1Y',
    billingCycle: 'annual',
  },
  {
    productId: 'CFQ7TTC0LCHC',
    skuId: '0002',
    availabilityId: 'CFQ7TTC0R7Q2',
    title: 'Microsoft 365 Business Premium',
    termDuration: 'P1Y',
    billingCycle: 'monthly',
  },
  {
    productId: 'CFQ7TTC0LFLX',
    skuId: '0001',
    availabilityId: 'CFQ7TTC0VT6B',
    title: 'Microsoft 365 E3',
    termDuration: 'P3Y',
    billingCycle: 'annual',
  },
  {
    productId: 'CFQ7TTC0LH16',
    skuId: '0001',
    availabilityId: 'CFQ7TTC0M8ZW',
    title: 'Exchange Online (Plan 1)',
    termDuration: 'P1M',
    billingCycle: 'monthly',
  },
  {
    productId: 'CFQ7TTC0LFLS',
    skuId: '0002',
    availabilityId: 'CFQ7TTC0D3GJ',
    title: 'Microsoft Entra ID P1',
    termDuration: 'P1Y',
    billingCycle: 'annual',
  },
];
