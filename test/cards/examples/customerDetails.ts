import type { CountryRules } from '../../../src/domain/partnerCenter.ts';
import type { Examples } from './example.ts';
import { brazil, chinese, details, rules } from './orders.ts';
import { fabrikam, hostile, hostileReseller } from './people.ts';

const form = {
  form: 'customerDetails',
  token: 'f3c1a6d2-7f0a-4a57-9a35-2f2f5d7b9c11',
  question: 'details',
  problems: {},
  back: true,
  partnership: fabrikam,
} as const;

const unitedStates: CountryRules = {
  ...rules,
  country: 'US',
  states: Array.from({ length: 62 }, (_, at) => `S${at}`),
  stateRequired: true,
  cultures: ['en-US', 'es-US'],
  defaultCulture: 'en-US',
  callingCodes: ['1'],
};

export const examples: Examples = {
  first: {
    ...form,
    values: {
      company: 'Adventure Works Cycles AG',
      prefix: 'adventureworkscyclesag',
      country: 'CH',
    },
    rules,
  },
  filled: { ...form, values: { ...details, line2: '3rd floor' } as Record<string, string>, rules },
  demanding: { ...form, values: { company: 'Contoso', country: 'BR' }, rules: brazil },
  problems: {
    ...form,
    values: { company: 'Contoso', prefix: 'contoso', country: 'BR', postalCode: '1', email: 'x@' },
    rules: brazil,
    problems: {
      prefix: { code: 'domainTaken', values: { domain: 'contoso.onmicrosoft.com' } },
      line1: { code: 'required' },
      state: { code: 'stateUnknown', values: { country: 'BR' } },
      postalCode: { code: 'postalCodeBad', values: { country: 'BR' } },
      phone: { code: 'phoneMissing', values: { country: 'BR' } },
      registrationNumber: {
        code: 'registrationBad',
        values: { country: 'BR', sample: '00.000.000/0000-00' },
      },
      email: { code: 'notAnEmail', values: { wrong: 'x@' } },
    },
  },
  refusedCountry: {
    ...form,
    values: { company: chinese.company, country: 'CN' },
    problems: {
      country: { code: 'country21Vianet' },
      postalCode: { code: 'postalCodeBad', values: { country: 'CN' } },
    },
  },
  rulesUnknown: { ...form, values: { country: 'CH' }, back: false },
  least: { ...form, values: {}, back: false },
  most: {
    ...form,
    partnership: hostileReseller,
    values: {
      ...Object.fromEntries(Object.keys(details).map((name) => [name, hostile])),
      country: 'US',
    },
    rules: { ...unitedStates, registrationNumber: 'optional', registrationSample: hostile },
    problems: {
      ...Object.fromEntries(Object.keys(details).map((name) => [name, { code: 'required' }])),
      prefix: { code: 'domainOurs', values: { domain: hostile, customer: hostile } },
    },
  },
};
