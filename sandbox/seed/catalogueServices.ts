import { sku, upTo300 } from './catalogueSku.ts';

/** Single services: mail, files, analysis, projects, drawings, business applications, identity, devices. */
export const services = [
  sku('CFQ7TTC0LH16:0001', 'Exchange Online (Plan 1)', 4, { upgradesTo: ['CFQ7TTC0LH1P:0001'] }),
  sku('CFQ7TTC0LH1P:0001', 'Exchange Online (Plan 2)', 8),
  sku('CFQ7TTC0LH0L:0001', 'Exchange Online Kiosk', 2, { upgradesTo: ['CFQ7TTC0LH16:0001'] }),
  sku('CFQ7TTC0LH0N:0001', 'SharePoint (Plan 1)', 5),
  sku('CFQ7TTC0LHSV:0001', 'OneDrive for Business (Plan 1)', 5),
  sku('CFQ7TTC0JN4R:0002', 'Microsoft Teams Essentials', 4, upTo300),
  sku('CFQ7TTC0RX52:0001', 'Microsoft Teams Enterprise', 5.25),
  sku('CFQ7TTC0QW7C:0001', 'Microsoft Teams Rooms Pro', 40, { notIn: ['BR'] }),
  sku('CFQ7TTC0HDB1:0001', 'Project Plan 1', 10, { upgradesTo: ['CFQ7TTC0HDB0:0002'] }),
  sku('CFQ7TTC0HDB0:0002', 'Project Plan 3', 30, { upgradesTo: ['CFQ7TTC0HD9Z:0001'] }),
  sku('CFQ7TTC0HD9Z:0001', 'Project Plan 5', 55),
  sku('CFQ7TTC0HD33:0001', 'Visio Plan 1', 5, { upgradesTo: ['CFQ7TTC0HD32:0002'] }),
  sku('CFQ7TTC0HD32:0002', 'Visio Plan 2', 15),
  sku('CFQ7TTC0H9MP:0001', 'Power BI Pro', 14, { upgradesTo: ['CFQ7TTC0HL8W:0002'] }),
  sku('CFQ7TTC0HL8W:0002', 'Power BI Premium Per User', 24),
  sku('CFQ7TTC0LH2H:0001', 'Power Apps Premium', 20),
  sku('CFQ7TTC0LSGZ:0001', 'Power Automate Premium', 15),
  sku('CFQ7TTC0LGW5:0001', 'Dynamics 365 Sales Professional', 65, {
    upgradesTo: ['CFQ7TTC0LFDZ:0002'],
  }),
  sku('CFQ7TTC0LFDZ:0002', 'Dynamics 365 Sales Enterprise', 105),
  sku('CFQ7TTC0LFF1:0002', 'Dynamics 365 Customer Service Enterprise', 105),
  sku('CFQ7TTC0LGV0:0001', 'Dynamics 365 Finance', 210, { terms: ['P1Y', 'P3Y'], minimum: 20 }),
  sku('CFQ7TTC0LFBJ:0001', 'Dynamics 365 Business Central Essentials', 70, {
    notIn: ['IN', 'JP'],
  }),
  sku('CFQ7TTC0LFBK:0001', 'Dynamics 365 Business Central Premium', 100, { notIn: ['IN', 'JP'] }),
  sku('CFQ7TTC0LFNJ:0001', 'Dynamics 365 Team Members', 8),
  sku('CFQ7TTC0LFLS:0002', 'Microsoft Entra ID P1', 6, { upgradesTo: ['CFQ7TTC0LFK5:0001'] }),
  sku('CFQ7TTC0LFK5:0001', 'Microsoft Entra ID P2', 9),
  sku('CFQ7TTC0LCH4:0009', 'Microsoft Intune Plan 1', 8),
  sku('CFQ7TTC0LHT4:0001', 'Enterprise Mobility + Security E3', 10.6, {
    upgradesTo: ['CFQ7TTC0LFJ1:0001'],
  }),
  sku('CFQ7TTC0LFJ1:0001', 'Enterprise Mobility + Security E5', 16.4),
  sku('CFQ7TTC0LXH3:0001', 'Microsoft Defender for Business', 3, upTo300),
  sku('CFQ7TTC0LGTX:0001', 'Windows 11 Enterprise E3', 7),
  sku('CFQ7TTC0J203:000H', 'Windows 365 Business 2 vCPU, 8 GB, 128 GB (Hybrid Benefit)', 36, {
    ...upTo300,
    attestation: 'WindowsHybridBenefit',
  }),
  sku('CFQ7TTC0H9MP:000T', 'Power BI Pro (Trial)', 0, {
    terms: ['P1M'],
    maximum: 25,
    isTrial: true,
    renewsTo: 'CFQ7TTC0H9MP:0001',
  }),
];
