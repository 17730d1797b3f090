import { z } from 'zod';
import type { Center } from '../center.ts';
import type { Answer } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import type { Route } from '../http/route.ts';
import { partnerById, resellersWithoutPartnership } from '../state/partners.ts';
import { enterPartnership, objectionTo, partnershipWith } from '../state/partnerships.ts';
import type { Markup } from './html.ts';
import { html } from './html.ts';
import { page, seeOther, writerFor } from './page.ts';

const Form = z.object({ resellerId: z.string().min(1) });

/** The page behind the provider's personal invitation link: a reseller picks its organisation and accepts. */
export function invite(center: Center): Route[] {
  const path = `/invite/${center.provider.inviteToken}`;
  const known = (call: Call) => call.param('token') === center.provider.inviteToken;
  return [
    {
      method: 'GET',
      path: '/invite/:token',
      access: 'open',
      answer(call) {
        if (!known(call)) return unknownLink(call);
        const partner = partnershipWith(center.db, call.query('accepted') ?? '');
        return partner ? acceptedPage(center, call, partner.name) : invitation(center, call);
      },
    },
    {
      method: 'POST',
      path: '/invite/:token/accept',
      access: 'open',
      answer(call) {
        if (!known(call)) return unknownLink(call);
        const { say, to } = writerFor(call);
        const form = Form.safeParse(call.body);
        const reseller = form.success ? partnerById(center.db, form.data.resellerId) : undefined;
        if (reseller === undefined)
          return invitation(center, call, { status: 400, problem: say('missing') });
        const already = partnershipWith(center.db, reseller.id);
        const objection = already ? undefined : objectionTo(center, reseller);
        if (objection) {
          const problem = say(objection, {
            reseller: reseller.name,
            provider: center.provider.name,
          });
          return invitation(center, call, { status: 409, problem });
        }
        enterPartnership(center, reseller, center.clock());
        return seeOther(to(path, { accepted: reseller.id }));
      },
    },
  ];
}

function invitation(
  center: Center,
  call: Call,
  refused?: { status: number; problem: string },
): Answer {
  const { say, to } = writerFor(call);
  const provider = center.provider.name;
  const resellers = resellersWithoutPartnership(center.db);
  const options = resellers.map(
    (each) =>
      html`<option value="${each.id}">
        ${each.name} · ${each.country} · ${say('partnerId')} ${each.mpnId}
      </option>`,
  );
  const form = html`<form
    method="post"
    action="${to(`/invite/${center.provider.inviteToken}/accept`)}"
  >
    <label for="resellerId">${say('organization')}</label>
    <select id="resellerId" name="resellerId" required>
      <option value="">${say('choose')}</option>
      ${options}
    </select>
    <p class="soft">${say('acceptNote')}</p>
    <button type="submit">${say('accept')}</button>
  </form>`;
  const body = html`${refused && note(refused.problem, 'note bad')}
    <p>${say('inviteText', { provider })}</p>
    <p>${say('inviteThen', { provider })}</p>
    ${resellers.length > 0 ? form : note(say('nobodyLeft', { provider }), 'note')}
    <p><a href="${to('/enrol')}">${say('enrolTitle')}</a></p>`;
  return page(call, say('inviteTitle', { provider }), body, refused?.status);
}

function acceptedPage(center: Center, call: Call, reseller: string): Answer {
  const { say, to } = writerFor(call);
  const provider = center.provider.name;
  const body = html`${note(say('accepted', { reseller, provider }), 'note')}
    <p>${say('acceptedNote', { provider })}</p>
    <p><a href="${to(`/invite/${center.provider.inviteToken}`)}">${say('another')}</a></p>`;
  return page(call, say('inviteTitle', { provider }), body);
}

function unknownLink(call: Call): Answer {
  const { say } = writerFor(call);
  return page(call, say('notFoundTitle'), html`<p>${say('notFound')}</p>`, 404);
}

function note(text: string, kind: string): Markup {
  return html`<p class="${kind}" role="status">${text}</p>`;
}
