import type { Heard, World } from './world.ts';
import { seeded } from './world.ts';

/** A creation that is in order, with changes to it; `undefined` takes a field away. */
export function newCustomer(
  changes: {
    domain?: string;
    registrationNumber?: string;
    address?: Record<string, string | undefined>;
    billing?: Record<string, string | undefined>;
    rest?: Record<string, unknown>;
  } = {},
) {
  return {
    enableGDAPByDefault: true,
    companyProfile: {
      domain: changes.domain ?? 'gulfcoastbikes.onmicrosoft.com',
      organizationRegistrationNumber: changes.registrationNumber,
    },
    billingProfile: {
      email: 'ana@gulfcoastbikes.example',
      culture: 'en-US',
      language: 'en',
      companyName: 'Gulf Coast Bikes',
      ...changes.billing,
      defaultAddress: {
        firstName: 'Ana',
        lastName: 'Bowman',
        addressLine1: '12 Harbor Street',
        city: 'Houston',
        state: 'TX',
        postalCode: '77002',
        country: 'US',
        ...changes.address,
      },
    },
    associatedPartnerId: seeded.fabrikam.id,
    ...changes.rest,
  };
}

/** Creates a customer, with the MS-RequestId when one is given. */
export function create(world: World, body: unknown, requestId?: string): Promise<Heard> {
  return world.post('/v1/customers', body, requestId ? { 'MS-RequestId': requestId } : {});
}
