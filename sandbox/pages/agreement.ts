import type { Center } from '../center.ts';
import type { Answer } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import type { Route } from '../http/route.ts';
import { customersToSign, directlySigned, signAgreement } from '../state/agreements.ts';
import { templateById, templates } from '../state/agreementTemplates.ts';
import type { Customer } from '../state/customers.ts';
import { customerById } from '../state/customers.ts';
import type { Markup } from './html.ts';
import { html } from './html.ts';
import { page, seeOther, writerFor } from './page.ts';

const here = '/admin-centre/agreement';
const most = 50;

/** The page of the customer's admin centre where it accepts the customer agreement itself. */
export function agreement(center: Center): Route[] {
  return [
    {
      method: 'GET',
      path: `${here}/:customer`,
      access: 'open',
      answer(call) {
        const customer = customerById(center.db, call.param('customer'));
        if (customer === undefined) return unknownCustomer(call);
        const accepted = directlySigned(center.db, customer.id);
        return accepted ? acceptedPage(call, customer) : question(center, call, customer);
      },
    },
    {
      method: 'POST',
      path: `${here}/:customer/accept`,
      access: 'open',
      answer(call) {
        const customer = customerById(center.db, call.param('customer'));
        if (customer === undefined) return unknownCustomer(call);
        signAgreement(center.db, customer.id, center.clock());
        return seeOther(writerFor(call).to(`${here}/${customer.id}`));
      },
    },
    {
      method: 'GET',
      path: '/admin-centre/agreement-text/:template',
      access: 'open',
      answer: textPage,
    },
  ];
}

/** The customers that have yet to accept, each with the way to its page; the newest first. */
export function openAgreements(center: Center, call: Call): Markup {
  const { say, to } = writerFor(call);
  const ids = customersToSign(center.db, most);
  if (ids.length === 0) return html`<p class="soft">${say('homeAgreementsNone')}</p>`;
  const items = ids.map((id) => {
    const { companyName, domain } = customerById(center.db, id)!.companyProfile;
    return html`<li>
      <a href="${to(`${here}/${id}`)}">${companyName}</a> <span class="soft">${domain}</span>
    </li>`;
  });
  return html`<p>${say('homeAgreements')}</p>
    <ul>
      ${items}
    </ul>`;
}

function question(center: Center, call: Call, customer: Customer): Answer {
  const { say, to } = writerFor(call);
  const { companyName, domain } = customer.companyProfile;
  const names = { customer: companyName, provider: center.provider.name };
  const text = `/admin-centre/agreement-text/${templates[0]!.templateId}`;
  const { country } = customer.billingProfile.defaultAddress;
  const body = html`<p class="soft">${say('agreementCentre', names)} · ${domain}</p>
    <p>${say('agreementText', names)}</p>
    <p><a href="${to(text, { country })}">${say('agreementRead')}</a></p>
    <form method="post" action="${to(`${here}/${customer.id}/accept`)}">
      <p class="soft">${say('agreementNote', names)}</p>
      <button type="submit">${say('agreementAccept')}</button>
    </form>`;
  return page(call, say('agreementTitle'), body);
}

function acceptedPage(call: Call, customer: Customer): Answer {
  const { say } = writerFor(call);
  const names = { customer: customer.companyProfile.companyName };
  const body = html`<p class="soft">${say('agreementCentre', names)}</p>
    <p class="note" role="status">${say('agreementAccepted', names)}</p>
    <p>${say('agreementAcceptedNote')}</p>`;
  return page(call, say('agreementTitle'), body);
}

function textPage(call: Call): Answer {
  const { say } = writerFor(call);
  const template = templateById(call.param('template'));
  if (template === undefined) return unknownCustomer(call);
  const values = { template: template.templateId, country: call.query('country') ?? 'US' };
  return page(call, say('agreementTitle'), html`<p>${say('agreementTextNote', values)}</p>`);
}

function unknownCustomer(call: Call): Answer {
  const { say } = writerFor(call);
  return page(call, say('notFoundTitle'), html`<p>${say('agreementUnknown')}</p>`, 404);
}
