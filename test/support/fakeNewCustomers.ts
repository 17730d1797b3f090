import type {
  AddressOpinion,
  CountryRules,
  FullCustomer,
  NewCustomer,
} from '../../src/domain/partnerCenter.ts';
import type { PartnerCenter } from '../../src/domain/partnerCenterDoor.ts';
import type { Country, Id } from '../../src/domain/values.ts';
import { no, yes, type AnswerTo } from './fakeAnswers.ts';
import type { World } from './fakePartnerCenter.ts';

/** What there is of new customers and their agreements. */
export interface NewCustomersWorld {
  /** How a creation is answered that comes again under the same request id. */
  replay: 'credentials' | 'withoutCredentials' | 'taken';
  /** The code with which a domain that somebody has is refused; none is published. */
  takenCode: string;
  /** Domains of others; those of our customers are taken anyway. */
  takenDomains: Set<string>;
  /** Customers that have not accepted the customer agreement; new ones are put here. */
  unsignedCustomers: Set<Id>;
  /** What is thought of every address. */
  opinion: AddressOpinion;
  /** Rules of countries; the others have `plainRules`. */
  rules: Record<Country, CountryRules>;
  /** What was done here, by count. */
  done: { customers: number; confirmations: number; carts: number; orders: number };
  /** Passwords that were given out, in order: what no store and no log may hold. */
  passwords: string[];
}

/** An empty one. */
export const newCustomersWorld = (): NewCustomersWorld => ({
  replay: 'credentials',
  takenCode: '600001',
  takenDomains: new Set(),
  unsignedCustomers: new Set(),
  opinion: { verdict: 'fine', suggestions: [] },
  rules: {},
  done: { customers: 0, confirmations: 0, carts: 0, orders: 0 },
  passwords: [],
});

/** The rules of a country that demands a postal code and little else. */
export const plainRules = (country: Country): CountryRules => ({
  country,
  states: [],
  stateRequired: false,
  postalCodeRequired: true,
  cityRequired: true,
  registrationNumber: 'none',
  phoneRequired: false,
  cultures: ['en-US'],
  defaultCulture: 'en-US',
  callingCodes: [],
});

type NewCustomersCalls = Pick<
  PartnerCenter,
  | 'customer'
  | 'domainTaken'
  | 'checkAddress'
  | 'countryRules'
  | 'createCustomer'
  | 'customerAgreement'
  | 'agreementText'
  | 'confirmAgreement'
>;

/** The calls about one customer, and those with which a customer comes to be. */
export const fakeNewCustomers = (world: World, answer: AnswerTo): NewCustomersCalls => {
  const created = new Map<Id, { id: Id; password: string }>();
  const find = (id: Id) => world.customers.find((one) => one.id === id);
  const taken = (domain: string) =>
    [...world.takenDomains, ...world.customers.map((one) => one.domain)].some(
      (one) => one.toLowerCase() === domain.toLowerCase(),
    );

  const create = ({ company, domain, email, resellerId }: NewCustomer, requestId: Id) => {
    const count = (world.done.customers += 1);
    const id = `new-customer-${count}`;
    const password = `Once-${count}!Only`;
    world.customers.push({ id, name: company, domain, resellerId, email });
    world.unsignedCustomers.add(id);
    world.passwords.push(password);
    created.set(requestId, { id, password });
    return yes({ id, credentials: { userName: 'admin', password } });
  };

  return {
    customer: (id) =>
      answer('customer', id, () => {
        const known = find(id);
        if (!known) return no('20002', 403);
        const { name, domain, resellerId, email } = known;
        const country = 'US';
        const full: FullCustomer = {
          id,
          name,
          domain,
          associatedPartnerId: resellerId,
          email,
          country,
        };
        return yes(full);
      }),
    domainTaken: (domain) => answer('domainTaken', domain, () => yes({ taken: taken(domain) })),
    checkAddress: (address) => answer('checkAddress', address.country, () => yes(world.opinion)),
    countryRules: (country) =>
      answer('countryRules', country, () => yes(world.rules[country] ?? plainRules(country))),
    createCustomer: (customer, requestId) =>
      answer('createCustomer', requestId, () => {
        const before = created.get(requestId);
        if (before && world.replay !== 'taken') {
          const credentials = { userName: 'admin', password: before.password };
          return yes({ id: before.id, ...(world.replay === 'credentials' && { credentials }) });
        }
        if (taken(customer.domain)) return no(world.takenCode, 409);
        const partner = world.resellers.some(({ id }) => id === customer.resellerId);
        return partner ? create(customer, requestId) : no('600006', 403);
      }),
    customerAgreement: (id) =>
      answer('customerAgreement', id, () =>
        find(id) ? yes({ signed: !world.unsignedCustomers.has(id) }) : no('20002', 403),
      ),
    agreementText: ({ language, country }) =>
      answer('agreementText', `${language} ${country}`, () =>
        yes({ url: `https://agreements.example/${country}/${language}` }),
      ),
    confirmAgreement: (id) =>
      answer('confirmAgreement', id, () => {
        if (!find(id)) return no('20002', 403);
        if (world.unsignedCustomers.delete(id)) world.done.confirmations += 1;
        return yes({ signed: true });
      }),
  };
};
