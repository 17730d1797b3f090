import type { Center } from '../center.ts';
import type { Answer } from '../http/answer.ts';
import { badParameter, isAnswer, ok, refusal } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { collection } from '../http/collection.ts';
import { sameWord } from '../http/filter.ts';
import type { Route } from '../http/route.ts';
import { directlySigned, listConfirmations } from '../state/agreements.ts';
import type { Template } from '../state/agreementTemplates.ts';
import { templateById, templates } from '../state/agreementTemplates.ts';
import { confirm } from './agreementConfirmation.ts';
import { findCustomer } from './customers.ts';

/** The customer agreement: which there are, their text, and whether a customer has accepted. */
export function agreements(center: Center): Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/agreements',
      access: 'userOnly',
      answer(call) {
        const asked = askedFor(call);
        return isAnswer(asked) ? asked : ok(collection(asked));
      },
    },
    {
      method: 'GET',
      path: '/v1/agreementtemplates/:template/document',
      access: 'userOnly',
      answer: document,
    },
    {
      method: 'GET',
      path: '/v1/customers/:customer/agreements',
      access: 'userOnly',
      limited: true,
      answer(call) {
        const customer = findCustomer(center, call);
        if (isAnswer(customer)) return customer;
        const asked = askedFor(call);
        return isAnswer(asked) ? asked : ok(collection(confirmed(center, customer.id, asked)));
      },
    },
    {
      method: 'POST',
      path: '/v1/customers/:customer/agreements',
      access: 'userOnly',
      limited: true,
      answer(call) {
        const customer = findCustomer(center, call);
        return isAnswer(customer) ? customer : confirm(center, customer, call);
      },
    },
    {
      method: 'GET',
      path: '/v1/customers/:customer/directSignedMicrosoftCustomerAgreementStatus',
      access: 'userOnly',
      limited: true,
      answer(call) {
        const customer = findCustomer(center, call);
        if (isAnswer(customer)) return customer;
        return ok({ isSigned: directlySigned(center.db, customer.id) });
      },
    },
  ];
}

function askedFor(call: Call): Template[] | Answer {
  const type = call.query('agreementType') ?? 'MicrosoftCloudAgreement';
  if (type === '*') return templates;
  const found = templates.filter((each) => sameWord(each.agreementType, type));
  return found.length > 0 ? found : badParameter(`There is no agreement type ${type}.`);
}

function confirmed(center: Center, customerId: string, asked: Template[]) {
  return listConfirmations(center.db, customerId).flatMap(({ userId: _userId, ...shown }) => {
    const template = asked.find((each) => each.templateId === shown.templateId);
    return template ? [{ ...shown, agreementLink: template.agreementLink }] : [];
  });
}

function document(call: Call): Answer {
  const template = templateById(call.param('template'));
  if (template === undefined)
    return refusal(404, 1000, `Agreement template ${call.param('template')} was not found.`);
  const language = call.query('language') ?? 'en-US';
  const country = call.query('country') ?? 'US';
  if (!/^[a-z]{2}(-[a-z]{2,4})?$/i.test(language) || !/^[a-z]{2}$/i.test(country))
    return badParameter('language must be one as en-US, country one as US.');
  const host = call.header('Host') ?? 'localhost';
  const query = new URLSearchParams({ lang: language, country: country.toUpperCase() });
  const uri = `http://${host}/admin-centre/agreement-text/${template.templateId}?${query}`;
  return ok({ displayUri: uri, downloadUri: uri });
}
