import type { Center } from '../center.ts';
import { badParameter, isAnswer, ok } from '../http/answer.ts';
import type { Route } from '../http/route.ts';
import { readMeta } from '../state/meta.ts';
import { accountValidation } from '../state/accountValidation.ts';
import { visibleTo } from '../state/customerBody.ts';
import { findCustomer } from './customers.ts';

/** Parts of one customer: its company, its billing contact, and whether its account may buy. */
export function customerProfiles(center: Center): Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/customers/:customer/profiles/company',
      access: 'userOnly',
      limited: true,
      answer(call) {
        const customer = findCustomer(center, call);
        return isAnswer(customer) ? customer : ok(visibleTo(customer).companyProfile);
      },
    },
    {
      method: 'GET',
      path: '/v1/customers/:customer/profiles/billing',
      access: 'appOrUser',
      limited: true,
      answer(call) {
        const customer = findCustomer(center, call);
        return isAnswer(customer) ? customer : ok(customer.billingProfile);
      },
    },
    {
      method: 'GET',
      path: '/v1/customers/:customer/validationStatus',
      access: 'userOnly',
      limited: true,
      answer(call) {
        const customer = findCustomer(center, call);
        if (isAnswer(customer)) return customer;
        if (call.query('type')?.toLowerCase() !== 'account')
          return badParameter('The type must be account.');
        const { status, at } = accountValidation(center.db, customer.id);
        const lastUpdateDateTime = at ?? readMeta(center.db, 'seededAt');
        return ok({ type: 'account', status, lastUpdateDateTime });
      },
    },
  ];
}
