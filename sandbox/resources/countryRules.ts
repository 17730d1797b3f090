import { badParameter, ok, refusal } from '../http/answer.ts';
import type { Route } from '../http/route.ts';
import { countryRules as rulesIn } from '../state/countries.ts';

/** What Partner Center demands of customers, country by country. */
export function countryRules(): Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/countryvalidationrules/:country',
      access: 'appOrUser',
      answer(call) {
        const country = call.param('country');
        if (!/^[a-z]{2}$/i.test(country))
          return badParameter('The country must be a code of two letters.');
        const rules = rulesIn(country);
        return rules
          ? ok(rules)
          : refusal(404, 1000, `There are no validation rules for ${country.toUpperCase()}.`);
      },
    },
  ];
}
