import type { Form } from '../../../src/domain/forms.ts';
import type { Examples } from './example.ts';
import { customer } from './orders.ts';
import { contoso, fabrikam, hostile, hostileReseller, onHold } from './people.ts';
import { bought } from './subscription.ts';

type ChooseReseller = Extract<Form, { form: 'chooseReseller' }>;

const form = (change: Partial<ChooseReseller> = {}): ChooseReseller => ({
  form: 'chooseReseller',
  token: 'token-1',
  question: 'reseller',
  values: {},
  problems: {},
  back: true,
  customer,
  subscription: bought({ partnerId: undefined }),
  rows: [fabrikam, contoso, onHold],
  text: '',
  ...change,
});

export const examples: Examples = {
  usual: form(),
  replaces: form({
    subscription: bought({ partnerId: contoso.partnerId }),
    partnership: contoso,
    rows: [fabrikam],
  }),
  verified: form({
    values: { partnerId: fabrikam.partnerId },
    verdict: {
      partnerId: fabrikam.partnerId,
      name: fabrikam.name,
      checks: [
        { name: 'exists', state: 'fine' },
        { name: 'agreement', state: 'unknown' },
        { name: 'validation', state: 'fine' },
        { name: 'partnership', state: 'fine' },
      ],
    },
  }),
  wrong: form({
    values: { partnerId: '7012345' },
    problems: { reseller: { code: 'partnerRefused' } },
    verdict: {
      partnerId: '7012345',
      checks: [
        { name: 'exists', state: 'wrong', code: '3000' },
        { name: 'agreement', state: 'wrong', code: '2203' },
        { name: 'validation', state: 'wrong', code: '900414' },
        {
          name: 'partnership',
          state: 'wrong',
          code: 'anotherLocation',
          values: { reseller: fabrikam.name, partnerId: fabrikam.partnerId },
        },
      ],
    },
  }),
  none: form({ rows: [], text: 'Nobody' }),
  same: form({
    problems: { reseller: { code: 'sameReseller', values: { reseller: fabrikam.name } } },
  }),
  most: form({
    customer: { ...customer, name: hostile },
    subscription: bought({ name: hostile, partnerId: '7012345' }),
    rows: Array.from({ length: 11 }, (_, at) => ({ ...hostileReseller, id: `tenant-${at}` })),
    text: hostile,
    values: { partnerId: 'x', reseller: 'tenant-1' },
    problems: { partnerId: { code: 'notAPartnerId' } },
    verdict: {
      partnerId: '7012345',
      name: hostile,
      checks: [
        {
          name: 'partnership',
          state: 'wrong',
          code: 'onHold',
          values: { reason: hostile, by: hostile },
        },
      ],
    },
  }),
};
