import type { Partner } from '../state/partners.ts';

/** A reseller of the seed; `partnerFor` is the age of its partnership in days. */
export interface SeedReseller extends Partner {
  partnerFor?: number;
}

const reseller = (
  id: string,
  name: string,
  mpnId: string,
  country: string,
  particulars: Partial<SeedReseller> = {},
): SeedReseller => ({
  id,
  name,
  mpnId,
  country,
  enrolled: true,
  agreementSigned: true,
  authorised: true,
  ...particulars,
});

/** Fourteen enrolled indirect resellers, the first six in partnership, and one organisation that is none. */
export const resellers: SeedReseller[] = [
  reseller('7a0c1e52-4b0d-4f8e-9a51-2c6d0b8f1e01', 'Fabrikam Inc.', '4847101', 'US', {
    partnerFor: 700,
  }),
  reseller('1d9e6f34-82c7-4a15-b3d0-5e7f9a2c4b02', 'Contoso Ltd.', '4847115', 'US', {
    partnerFor: 520,
  }),
  reseller('c53b8a76-0f2d-4e69-8c14-9b1a3d5e7f03', 'Adatum Corporation', '4847128', 'CA', {
    partnerFor: 400,
  }),
  reseller('94f7d2b8-6a3e-4c01-a5f9-7d8e0c1b2a04', 'Tailspin Toys', '4847133', 'US', {
    partnerFor: 210,
  }),
  reseller('e82a5c90-1b4f-4d73-96e8-3f5a7b9c0d05', 'Wide World Importers', '4847149', 'BR', {
    partnerFor: 64,
  }),
  reseller('5f6b0d1c-93a8-4e27-bd42-8a0c2e4f6b06', 'Fourth Coffee', '4847152', 'CA', {
    partnerFor: 12,
  }),
  reseller('b0d4e8f2-7c61-4a9b-8d35-1e3f5a7c9b07', 'Alpine Ski House', '4847166', 'US'),
  reseller('28c6a0e4-5d9f-4b13-a7e2-6c8d0f1a3b08', 'Humongous Insurance', '4847174', 'CA'),
  reseller('6e1f3a5c-b7d9-4e82-9c04-2d4f6b8a0c09', 'Proseware, Inc.', '4847181', 'US', {
    authorised: false,
  }),
  reseller('d7a9c1e3-0f5b-4d68-b2f6-4a6c8e0d1f10', "Margie's Travel", '4847197', 'GB', {
    agreementSigned: false,
  }),
  reseller('3b5d7f91-a2c4-4e06-8f1a-5c7e9b0d2f11', 'Trey Research', '4847203', 'DE'),
  reseller('f1e3d5c7-b9a0-4c28-9e4d-6b8f0a2c4e12', 'Graphic Design Institute', '4847218', 'FR'),
  reseller(
    '0a2c4e6f-81b3-4d57-a9c0-7e9f1b3d5a13',
    'ウィングチップトイズ東京株式会社',
    '4847226',
    'JP',
  ),
  reseller('8d0f2b4a-6c8e-4f19-b1d3-5a7c9e0f2b14', 'VanArsdel, Ltd.', '4847239', 'IN'),
  reseller('a4c6e8f0-2b4d-4f60-8a2c-4e6f8b0d1c15', 'Relecloud', '4847244', 'US', {
    enrolled: false,
  }),
];
