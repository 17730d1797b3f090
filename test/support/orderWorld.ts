import type { Offer } from '../../src/domain/catalogue.ts';
import type { Desk } from '../../src/domain/desk.ts';
import type { CountryRules } from '../../src/domain/partnerCenter.ts';
import type { Partnership } from '../../src/domain/partnership.ts';
import { refuse, type Refusal } from '../../src/domain/refusal.ts';
import type { Request } from '../../src/domain/request.ts';
import type { PostalAddress } from '../../src/domain/order.ts';
import type { CheckState, CustomerRow } from '../../src/domain/customerViews.ts';
import { alex, megan, monday, patti, removal } from './requests.ts';

/** What a new customer's form brings when everything is right. */
export const northwind = {
  company: 'Northwind Traders',
  prefix: '',
  country: 'US',
  line1: '1 Main Street',
  line2: '',
  city: 'Redmond',
  state: 'WA',
  postalCode: '98052',
  registrationNumber: '',
  firstName: 'Ann',
  lastName: 'Beebe',
  email: 'ann@northwind.example',
  phone: '4255550100',
  culture: 'en-US',
};

/** The same, as it is kept. */
export const northwindKept = {
  company: 'Northwind Traders',
  prefix: 'northwindtraders',
  country: 'US',
  line1: '1 Main Street',
  city: 'Redmond',
  state: 'WA',
  postalCode: '98052',
  firstName: 'Ann',
  lastName: 'Beebe',
  email: 'ann@northwind.example',
  phone: '4255550100',
  culture: 'en-US',
};

const rules = (change: Partial<CountryRules> & { country: string }): CountryRules => ({
  states: [],
  stateRequired: false,
  postalCodeRequired: false,
  cityRequired: true,
  registrationNumber: 'none',
  phoneRequired: false,
  cultures: ['en-US'],
  defaultCulture: 'en-US',
  callingCodes: [],
  ...change,
});

/** Countries that demand different things. */
const countryBook: Readonly<Record<string, CountryRules>> = {
  US: rules({
    country: 'US',
    states: ['CA', 'WA'],
    stateRequired: true,
    postalCodeRequired: true,
    postalCodePattern: '^([0-9]{5})(-[0-9]{4})?$',
    cultures: ['en-US', 'es-US'],
  }),
  IN: rules({
    country: 'IN',
    phoneRequired: true,
    phonePattern: '[0-9]{10}',
    registrationNumber: 'required',
    registrationPattern: '[A-Z]{5}[0-9]{4}[A-Z]',
    registrationSample: 'ABCDE1234F',
    cultures: ['en-IN', 'hi-IN'],
    defaultCulture: 'en-IN',
  }),
  SG: rules({ country: 'SG', cityRequired: false, cultures: ['en-SG'], defaultCulture: 'en-SG' }),
  DE: rules({
    country: 'DE',
    postalCodePattern: '((',
    cultures: ['de-DE'],
    defaultCulture: 'de-DE',
  }),
};

/** Something that can be ordered in the United States. */
export const offer = (title: string, change: Partial<Offer> = {}): Offer => ({
  country: 'US',
  segment: 'commercial',
  productId: title.toLowerCase().replace(/\W/g, ''),
  skuId: '0001',
  title,
  minimum: 1,
  maximum: 300,
  isTrial: false,
  isAddon: false,
  needs: [],
  plans: [
    { term: 'P1Y', billingCycle: 'monthly' },
    { term: 'P1Y', billingCycle: 'annual' },
    { term: 'P1M', billingCycle: 'monthly' },
  ],
  asOf: monday,
  ...change,
});

/** The catalogue of the United States, commercial. */
const catalogue: readonly Offer[] = [
  offer('Microsoft 365 E3'),
  offer('Office 365 E3'),
  offer('Microsoft 365 E5', { minimum: 5 }),
  offer('Visio Plan 2', { plans: [{ term: 'P1Y', billingCycle: 'annual' }] }),
  offer('Teams Phone', { isAddon: true, needs: ['microsoft365e3:0001'] }),
  offer('Exchange Trial', {
    isTrial: true,
    maximum: 1,
    plans: [{ term: 'P1M', billingCycle: 'monthly' }],
  }),
];

/** What a desk that only answers knows, and what was asked and told. */
export interface OrderWorld {
  desk: Desk;
  partnerships: Partnership[];
  /** The checks that are not fine. */
  checks: CheckState[];
  /** What each look at the checks asked for. */
  checked: Parameters<Desk['find']['orderChecks']>[0][];
  alike: CustomerRow[];
  suggestions: PostalAddress[];
  opinions: number;
  offers: Offer[];
  known: boolean;
  requests: Request[];
  submitted: unknown[];
  drafts: { answers: Record<string, unknown>; about: unknown }[];
  handed: unknown[];
  discarded: string[];
  /** What submitting and handing over are refused with. */
  refusal?: Refusal;
}

/** A request to add a customer, as far along as wanted. */
export const order = (change: Partial<Request> = {}): Request => ({
  ...removal(),
  id: 'o1',
  kind: 'addCustomer',
  state: 'draft',
  input: null,
  about: { type: 'customer', id: 'o1', label: 'Northwind Traders' },
  ...change,
});

/** A desk for conversations about orders: it answers out of the world's lists, and notes what it is told. */
export const openOrderWorld = (partnership: Partnership): OrderWorld => {
  const world = {
    partnerships: [partnership],
    checks: [],
    checked: [],
    alike: [],
    suggestions: [],
    opinions: 0,
    offers: [...catalogue],
    known: true,
    requests: [],
    submitted: [],
    drafts: [],
    handed: [],
    discarded: [],
  } as unknown as OrderWorld;
  world.desk = { find: finding(world), act: acting(world), settings } as unknown as Desk;
  return world;
};

const settings = {
  customersUrl: 'https://portal.example/customers',
  gdapByDefault: true,
  language: 'en-US',
  zone: 'UTC',
};

const finding = (world: OrderWorld): Partial<Desk['find']> => ({
  help: (actor) => ({
    view: 'help',
    welcome: false,
    name: actor.name,
    roles: [],
    commands: actor.roles.includes('salesAgent') ? ['addCustomer'] : [],
  }),
  managers: () => Promise.resolve([alex, patti, megan].map(({ id, name }) => ({ id, name }))),
  partnership: (id) => Promise.resolve(world.partnerships.find((one) => one.id === id)),
  oneReseller: (text) =>
    Promise.resolve(world.partnerships.find((one) => one.name.toLowerCase() === text)),
  resellers: () =>
    Promise.resolve({
      view: 'resellers',
      text: '',
      scope: 'all',
      managesSome: false,
      page: 0,
      more: false,
      rows: world.partnerships,
    }),
  countryRules: (country) => Promise.resolve(countryBook[country]),
  addressOpinion: () => {
    world.opinions += 1;
    const verdict = world.suggestions.length > 0 ? 'suggestions' : 'fine';
    return Promise.resolve({ verdict, suggestions: world.suggestions });
  },
  similarCustomers: () => Promise.resolve(world.alike),
  orderChecks: (ask) => {
    world.checked.push(ask);
    const first = ['partnership', 'hold', 'agreement', 'validation'];
    const asked = world.checks.filter(
      ({ name }) => ask.prefix !== undefined || first.includes(name),
    );
    return Promise.resolve([{ name: 'partnership', state: 'fine' }, ...asked]);
  },
  offers: ({ country, segment, text }) => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const found = world.offers.filter(
      (one) =>
        one.country === country &&
        one.segment === segment &&
        words.every((word) => one.title.toLowerCase().includes(word)),
    );
    const offers = words.length === 0 ? found.slice(0, 1) : found;
    return Promise.resolve({ offers, more: false, known: world.known });
  },
  needsOf: () => Promise.resolve({ by: 'approver', because: ['orders.licenceMonths'] }),
  request: (actor, id) => {
    const request = world.requests.find((one) => one.id === id);
    if (!request) return Promise.resolve(refuse('notFound'));
    const audience = request.asker.id === actor.id ? ('asker' as const) : ('reader' as const);
    return Promise.resolve({
      view: 'request',
      request,
      audience,
      may: [],
      findings: [],
      changed: [],
      history: [],
    });
  },
});

const acting = (world: OrderWorld): Partial<Desk['act']> => ({
  submit: (_actor, _kind, input, options) => {
    world.submitted.push(input);
    if (world.refusal) return Promise.resolve(world.refusal);
    const made = order({
      id: options?.draftId,
      state: 'pending',
      input,
      answers: options?.answers,
    });
    world.requests = [...world.requests.filter(({ id }) => id !== made.id), made];
    return Promise.resolve(made);
  },
  saveDraft: (_actor, _kind, answers, about, id) => {
    const known = world.requests.find((one) => one.id === id);
    if (known && known.state !== 'draft') return Promise.resolve(refuse('wrongState'));
    const kept = JSON.parse(JSON.stringify(answers)) as Record<string, unknown>;
    const draft = order({ id, answers: kept, submittedAt: undefined });
    world.drafts.push({ answers, about });
    world.requests = [...world.requests.filter((one) => one.id !== id), draft];
    return Promise.resolve(draft);
  },
  move: (_actor, id) => {
    world.discarded.push(id);
    return Promise.resolve(order({ id, state: 'discarded' }));
  },
  handOver: (...given) => {
    world.handed.push(given);
    return Promise.resolve(world.refusal ?? order());
  },
});
