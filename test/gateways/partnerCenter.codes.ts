import { cartErrors } from '../../src/gateways/partnerCenter/cartErrors.ts';

const split = (codes: string) => codes.split(' ');

/** The codes with which the calls for adding a customer are refused, by call; source: the contract's tables. */
export const orderingCodes: Readonly<Record<string, readonly string[]>> = {
  agreementStatus: split('2000 2001 2200 2201 2203 2204 2205 2206'),
  validateResellers: split('900400 900414 900154'),
  createCustomer: split('600001 600002 600006 600049 600050 600051 800002'),
  customer: split('900118 20002 60003'),
  customerAgreement: split('600061 13605'),
  catalogue: split('400013 400018 400019 400030 400036 400072 2100'),
  cart: split(
    '2002 2006 2030 2032 2071 2072 2085 2091 27006 27007 800004 800008 800009 800010 800015 800016 ' +
      '800017 800018 800020 800027 800028 800029 800039 800043 800070 800071 900169 900203 900206 ' +
      '900242 900244 900245 900246 900275 900322',
  ),
  checkout: split(
    '13605 800005 800023 800025 800060 800064 800065 800066 800067 800068 800069 800073 800074 800075 ' +
      '800088 800089 900121 900123 900124 900416 900419',
  ),
  orders: split('20000 20003 800007'),
  anyCall: split(
    '400 1000 1002 90000 800001 800003 900149 900150 900308 900309 900329 900420 900421',
  ),
  cartLines: Object.values(cartErrors).map((name) => `cart.${name}`),
};

/** The codes with which the calls for existing subscriptions and customers are refused, by call; source: as above. */
export const changingCodes: Readonly<Record<string, readonly string[]>> = {
  subscription: split('20002 20003 900118'),
  quantity: split(
    '2002 2011 2055 800067 800082 800088 800090 800094 800095 900214 900257 900275 900277 900278 ' +
      '900279 900280 900311 quantityWhileSuspended',
  ),
  reseller: split('2072 800098 900123 900154 900400 900414'),
  cancel: split('800091 800096 900117 900213'),
  renewal: split(
    '2054 800093 800097 800107 800121 800122 900236 900260 900263 900268 900269 900270',
  ),
  transition: split('900236 900258 900259 900260 900261 900263 900267 notEligible'),
  supportContact: split('2071 3000 600006'),
  purchase: split('900203 900242 900244 900245 900246 27007'),
  relationship: split('600006 800002 20002'),
};
