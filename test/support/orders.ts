import { CustomerDetails, type OrderLine } from '../../src/domain/order.ts';
import type { AddCustomer } from '../../src/domain/kinds/addCustomer.ts';
import type { Policy } from '../../src/domain/policy.ts';
import { OrderRules } from '../../src/domain/policy.ts';
import type { Request } from '../../src/domain/request.ts';
import { monday, policy, removal } from './requests.ts';

/** The rules as they come, those of orders too. */
export const orderPolicy: Policy = {
  ...policy,
  orderApproval: { remindHours: 2, escalateHours: 4, expireDays: 3 },
  orders: OrderRules.parse({}),
  agreementBy: 'customer',
  setupDays: 3,
};

/** A customer that nobody knows yet. */
export const trey: CustomerDetails = CustomerDetails.parse({
  company: 'Trey Research',
  prefix: 'treyresearch',
  line1: '1 Microsoft Way',
  city: 'Redmond',
  state: 'WA',
  postalCode: '98052',
  country: 'US',
  firstName: 'Ann',
  lastName: 'Beebe',
  email: 'ann@treyresearch.example',
  culture: 'en-US',
});

/** Ten licences of Microsoft 365 E3 for a year. */
export const e3: OrderLine = {
  productId: 'CFQ7TTC0LFLX',
  skuId: '0001',
  title: 'Microsoft 365 E3',
  quantity: 10,
  term: 'P1Y',
  billingCycle: 'monthly',
  isTrial: false,
  isAddon: false,
};

/** Five of Business Basic, from month to month. */
export const basic: OrderLine = {
  ...e3,
  productId: 'CFQ7TTC0LH18',
  title: 'Microsoft 365 Business Basic',
  quantity: 5,
  term: 'P1M',
};

/** What Alex asks for when Trey Research becomes a customer of Fabrikam. */
export const orderInput = (change: Partial<AddCustomer> = {}): AddCustomer => ({
  partnershipId: 'fabrikam',
  partnerId: '4847383',
  customer: trey,
  segment: 'commercial',
  lines: [e3],
  gdap: true,
  attestation: true,
  ...change,
});

/** Alex's new customer with its first order, as far along as wanted. */
export const order = (change: Partial<Request> = {}): Request => ({
  ...removal(),
  id: 'o1',
  kind: 'addCustomer',
  state: 'running',
  input: orderInput(),
  about: {
    type: 'customer',
    id: 'treyresearch.onmicrosoft.com',
    label: 'Trey Research',
    of: 'fabrikam',
  },
  needs: { by: 'nobody', because: [] },
  steps: [
    'mayOrder',
    'createCustomer',
    'customerAgreement',
    'buildCart',
    'checkout',
    'provisioning',
  ],
  submittedAt: monday,
  ...change,
});
