/** The indirect provider (distributor) whose Partner Center account the sandbox holds; fictitious. */
export interface Provider {
  /** Entra tenant; opaque, and not always a GUID. */
  tenant: string;
  name: string;
  mpnId: string;
  country: string;
  /** Last part of its personal invitation link, `/invite/{inviteToken}`. */
  inviteToken: string;
  /** Where the made-up people of the provider have their accounts. */
  domain: string;
}

/** The tenant that the demo and its sample people live in. */
export const demoTenant = '00000000-0000-0000-0000-0000000000001';

/** The sandbox's own provider, in the given tenant. */
export function northwind(tenant: string): Provider {
  return {
    tenant,
    name: 'Northwind Distribution',
    mpnId: '4846001',
    country: 'US',
    inviteToken: 'northwind-7f3a',
    domain: 'northwind-distribution.example',
  };
}
