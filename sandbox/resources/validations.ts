import { ok } from '../http/answer.ts';
import type { Route } from '../http/route.ts';
import { opinionOf } from '../state/addressOpinion.ts';
import { invalid } from './customerRules.ts';
import { AddressBody, faultOf } from './newCustomer.ts';

/** Whether an address exists, and which one was probably meant. */
export function validations(): Route[] {
  return [
    {
      method: 'POST',
      path: '/v1/validations/address',
      access: 'appOrUser',
      answer(call) {
        const address = AddressBody.safeParse(call.body);
        if (!address.success) return invalid(address.error.issues.map(faultOf))!;
        return ok({ originalAddress: address.data, ...opinionOf(address.data) });
      },
    },
  ];
}
