import { sku } from './catalogueSku.ts';

const business = ['CFQ7TTC0LH18:0001', 'CFQ7TTC0LDPB:0001', 'CFQ7TTC0LCHC:0002'];
const microsoft365 = ['CFQ7TTC0LFLX:0001', 'CFQ7TTC0LFLZ:0002', 'CFQ7TTC0LH05:0001'];
const office365 = ['CFQ7TTC0LF8Q:0001', 'CFQ7TTC0LF8R:0001', 'CFQ7TTC0LF8S:0002'];
const exchange = ['CFQ7TTC0LH16:0001', 'CFQ7TTC0LH1P:0001'];
const everySuite = [...business, ...microsoft365, ...office365];
const teamsPhone = 'CFQ7TTC0LH0T:0001';

/** What can only be added to something else. */
export const addons = [
  sku('CFQ7TTC0MM8R:0002', 'Microsoft 365 Copilot', 30, {
    terms: ['P1Y', 'P3Y'],
    addonTo: everySuite,
  }),
  sku(teamsPhone, 'Microsoft Teams Phone Standard', 10, { addonTo: everySuite }),
  sku('CFQ7TTC0N23V:0001', 'Microsoft Teams Audio Conferencing', 4, {
    terms: ['P1M', 'P1Y'],
    addonTo: [...business, 'CFQ7TTC0LFLX:0001', 'CFQ7TTC0LF8Q:0001', 'CFQ7TTC0LF8R:0001'],
    notIn: ['BR', 'IN'],
  }),
  sku('CFQ7TTC0LH0Q:0001', 'Microsoft Teams Domestic Calling Plan', 12, {
    terms: ['P1M', 'P1Y'],
    addonTo: [teamsPhone, 'CFQ7TTC0LFLZ:0002', 'CFQ7TTC0LF8S:0002'],
    onlyIn: ['US', 'CA', 'GB', 'DE', 'FR'],
  }),
  sku('CFQ7TTC0LH04:0001', 'Microsoft Defender for Office 365 (Plan 1)', 2, {
    addonTo: [...everySuite, ...exchange],
    upgradesTo: ['CFQ7TTC0LHXH:0001'],
  }),
  sku('CFQ7TTC0LHXH:0001', 'Microsoft Defender for Office 365 (Plan 2)', 5, {
    addonTo: [...everySuite, ...exchange],
  }),
  sku('CFQ7TTC0HD6P:0001', 'Microsoft 365 E5 Security', 12, { addonTo: ['CFQ7TTC0LFLX:0001'] }),
  sku('CFQ7TTC0HD6Q:0001', 'Microsoft 365 E5 Compliance', 12, { addonTo: ['CFQ7TTC0LFLX:0001'] }),
  sku('CFQ7TTC0LH0J:0001', 'Exchange Online Archiving for Exchange Online', 3, {
    addonTo: [...business, ...exchange],
  }),
  sku('CFQ7TTC0LHS9:0001', 'Office 365 Extra File Storage', 0.2, {
    terms: ['P1M', 'P1Y'],
    addonTo: everySuite,
    forAll: true,
    minimum: 10,
    maximum: 20_000,
  }),
  sku('CFQ7TTC0LH0Z:0001', 'AI Builder Capacity add-on', 500, {
    terms: ['P1M', 'P1Y'],
    addonTo: ['CFQ7TTC0LH2H:0001', 'CFQ7TTC0LSGZ:0001'],
    forAll: true,
    maximum: 100,
  }),
  sku('CFQ7TTC0LFF1:000A', 'Dynamics 365 Customer Service Enterprise Attach', 20, {
    addonTo: ['CFQ7TTC0LFDZ:0002', 'CFQ7TTC0LGV0:0001'],
  }),
];
