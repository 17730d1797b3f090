import type { TermDuration } from './catalogueSku.ts';

/** A promotion of the made-up catalogue; dates are not kept here, since there is always one going on. */
export interface Promotion {
  id: string;
  name: string;
  /** `product:sku` */
  sku: string;
  termDuration: TermDuration;
  billingCycle: 'monthly' | 'annual';
  /** Part of the price that is taken off. */
  discount: number;
  minimum: number;
  maximum: number;
  /** Only for who has never had the product. */
  newToOffer?: boolean;
}

/** What is going on just now, in every country where the product is sold. */
export const promotions: Promotion[] = [
  {
    id: '39NFJQT1PZ01:0001:39NFJQT1Q5K1',
    name: 'Microsoft 365 Business Premium: 15% off for a year',
    sku: 'CFQ7TTC0LCHC:0002',
    termDuration: 'P1Y',
    billingCycle: 'monthly',
    discount: 0.15,
    minimum: 1,
    maximum: 300,
  },
  {
    id: '39NFJQT1PZ02:0001:39NFJQT1Q5K2',
    name: 'Microsoft 365 E3: 10% off for new customers of the product',
    sku: 'CFQ7TTC0LFLX:0001',
    termDuration: 'P1Y',
    billingCycle: 'annual',
    discount: 0.1,
    minimum: 10,
    maximum: 2400,
    newToOffer: true,
  },
  {
    id: '39NFJQT1PZ03:0001:39NFJQT1Q5K3',
    name: 'Microsoft 365 Copilot: 15% off for a year, paid at once',
    sku: 'CFQ7TTC0MM8R:0002',
    termDuration: 'P1Y',
    billingCycle: 'annual',
    discount: 0.15,
    minimum: 10,
    maximum: 2400,
  },
  {
    id: '39NFJQT1PZ04:0001:39NFJQT1Q5K4',
    name: 'Microsoft Entra ID P1: 5% off for three years',
    sku: 'CFQ7TTC0LFLS:0002',
    termDuration: 'P3Y',
    billingCycle: 'annual',
    discount: 0.05,
    minimum: 1,
    maximum: 10_000,
  },
];
