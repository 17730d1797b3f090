import { z } from 'zod';
import type { Center } from '../center.ts';
import type { Answer } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import type { Route } from '../http/route.ts';
import { customerById } from '../state/customers.ts';
import { partnershipWith } from '../state/partnerships.ts';
import { beginRelation, companiesOutside } from '../state/relations.ts';
import { html } from './html.ts';
import { page, seeOther, writerFor } from './page.ts';

const here = '/Adminportal/Home';

// What the link carries; it is handed on to the form and to the page after it.
const carried = ['invType', 'partnerId', 'msppId', 'indirectCSPId', 'DAP'];

const Form = z.object({ companyId: z.string().min(1) });

/** Who asks a company for a relationship: the provider, or one of its resellers together with it. */
interface Asker {
  provider: string;
  reseller?: { id: string; name: string };
}

/** The page behind the link of a relationship request: a company picks itself and accepts. */
export function relationshipRequest(center: Center): Route[] {
  return [
    {
      method: 'GET',
      path: here,
      access: 'open',
      answer(call) {
        const asker = askerOf(center, call);
        if (asker === undefined) return unknownLink(call);
        const accepted = customerById(center.db, call.query('accepted') ?? '');
        return accepted
          ? acceptedPage(call, asker, accepted.companyProfile.companyName)
          : question(center, call, asker);
      },
    },
    {
      method: 'POST',
      path: `${here}/accept`,
      access: 'open',
      answer(call) {
        const asker = askerOf(center, call);
        if (asker === undefined) return unknownLink(call);
        const form = Form.safeParse(call.body);
        const id = form.success ? form.data.companyId.toLowerCase() : '';
        const company = companiesOutside(center.db).find((each) => each.id === id);
        if (company) beginRelation(center, company, asker.reseller?.id);
        // A second click finds it a customer, and that is what it wanted.
        else if (!customerById(center.db, id)) return question(center, call, asker, 400);
        return seeOther(writerFor(call).to(here, { ...linkOf(call), accepted: id }));
      },
    },
  ];
}

function askerOf(center: Center, call: Call): Asker | undefined {
  const { tenant, name: provider } = center.provider;
  const type = call.query('invType');
  const partnerId = call.query('partnerId') ?? '';
  if (type === 'ResellerRelationship') return partnerId === tenant ? { provider } : undefined;
  const known = type === 'IndirectResellerRelationship' && call.query('indirectCSPId') === tenant;
  const reseller = known ? partnershipWith(center.db, partnerId) : undefined;
  return reseller && { provider, reseller: { id: reseller.id, name: reseller.name } };
}

function question(center: Center, call: Call, asker: Asker, status = 200): Answer {
  const { say, to } = writerFor(call);
  const names = namesOf(asker);
  const companies = companiesOutside(center.db);
  const options = companies.map(
    ({ id, companyProfile }) =>
      html`<option value="${id}">${companyProfile.companyName} · ${companyProfile.domain}</option>`,
  );
  const form = html`<form method="post" action="${to(`${here}/accept`, linkOf(call))}">
    <label for="companyId">${say('requestCompany')}</label>
    <select id="companyId" name="companyId" required>
      <option value="">${say('requestChoose')}</option>
      ${options}
    </select>
    <p class="soft">${say('requestNote')}</p>
    <button type="submit">${say('requestAccept')}</button>
  </form>`;
  const body = html`${status !== 200 && html`<p class="note bad" role="status">${say('requestMissing')}</p>`}
    <p>${say(asker.reseller ? 'requestText' : 'requestTextDirect', names)}</p>
    <p>${say('requestThen', names)}</p>
    ${companies.length > 0 ? form : html`<p class="note" role="status">${say('requestNobody')}</p>`}`;
  return page(call, say('requestTitle', names), body, status);
}

function acceptedPage(call: Call, asker: Asker, company: string): Answer {
  const { say } = writerFor(call);
  const names = { ...namesOf(asker), company };
  const body = html`<p class="note" role="status">
      ${say(asker.reseller ? 'requestAccepted' : 'requestAcceptedDirect', names)}
    </p>
    <p>${say('requestAcceptedNote')}</p>`;
  return page(call, say('requestTitle', names), body);
}

function unknownLink(call: Call): Answer {
  const { say } = writerFor(call);
  return page(call, say('notFoundTitle'), html`<p>${say('requestUnknown')}</p>`, 404);
}

function namesOf({ provider, reseller }: Asker) {
  return { provider, reseller: reseller?.name ?? provider };
}

function linkOf(call: Call): Record<string, string> {
  return Object.fromEntries(
    carried.flatMap((name) => {
      const value = call.query(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
