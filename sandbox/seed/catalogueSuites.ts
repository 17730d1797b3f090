import { sku, upTo300 } from './catalogueSku.ts';

/** Microsoft 365 and Office 365. */
export const suites = [
  sku('CFQ7TTC0LH18:0001', 'Microsoft 365 Business Basic', 6, {
    ...upTo300,
    upgradesTo: ['CFQ7TTC0LDPB:0001', 'CFQ7TTC0LCHC:0002'],
  }),
  sku('CFQ7TTC0LDPB:0001', 'Microsoft 365 Business Standard', 12.5, {
    ...upTo300,
    upgradesTo: ['CFQ7TTC0LCHC:0002', 'CFQ7TTC0LFLX:0001'],
  }),
  sku('CFQ7TTC0LCHC:0002', 'Microsoft 365 Business Premium', 22, {
    ...upTo300,
    upgradesTo: ['CFQ7TTC0LFLX:0001', 'CFQ7TTC0LFLZ:0002'],
  }),
  sku('CFQ7TTC0LH1G:0001', 'Microsoft 365 Apps for business', 8.25, {
    ...upTo300,
    upgradesTo: ['CFQ7TTC0LDPB:0001'],
  }),
  sku('CFQ7TTC0LGZT:0001', 'Microsoft 365 Apps for enterprise', 12),
  sku('CFQ7TTC0LFLX:0001', 'Microsoft 365 E3', 36, { upgradesTo: ['CFQ7TTC0LFLZ:0002'] }),
  sku('CFQ7TTC0LFLX:000P', 'Microsoft 365 E3 (no Teams)', 33.75, {
    upgradesTo: ['CFQ7TTC0LFLZ:000P'],
  }),
  sku('CFQ7TTC0LFLZ:0002', 'Microsoft 365 E5', 57),
  sku('CFQ7TTC0LFLZ:000P', 'Microsoft 365 E5 (no Teams)', 54.75),
  sku('CFQ7TTC0MBMD:0002', 'Microsoft 365 F1', 2.25, { upgradesTo: ['CFQ7TTC0LH05:0001'] }),
  sku('CFQ7TTC0LH05:0001', 'Microsoft 365 F3', 8, { upgradesTo: ['CFQ7TTC0LFLX:0001'] }),
  sku('CFQ7TTC0LF8Q:0001', 'Office 365 E1', 10, { upgradesTo: ['CFQ7TTC0LF8R:0001'] }),
  sku('CFQ7TTC0LF8R:0001', 'Office 365 E3', 23, { upgradesTo: ['CFQ7TTC0LF8S:0002'] }),
  sku('CFQ7TTC0LF8S:0002', 'Office 365 E5', 38),
  sku('CFQ7TTC0LF8S:0001', 'Office 365 E5 without Audio Conferencing', 30.4),
  sku('CFQ7TTC0LGZM:0001', 'Office 365 F3', 4, { upgradesTo: ['CFQ7TTC0LF8Q:0001'] }),
  sku('CFQ7TTC0LCHC:000T', 'Microsoft 365 Business Premium (Trial)', 0, {
    terms: ['P1M'],
    maximum: 25,
    isTrial: true,
    renewsTo: 'CFQ7TTC0LCHC:0002',
  }),
  sku('CFQ7TTC0LFLZ:000T', 'Microsoft 365 E5 (Trial)', 0, {
    terms: ['P1M'],
    maximum: 25,
    isTrial: true,
    renewsTo: 'CFQ7TTC0LFLZ:0002',
  }),
];
