import type { Center } from '../center.ts';
import type { Route } from '../http/route.ts';
import { openAgreements } from './agreement.ts';
import { html } from './html.ts';
import { page, writerFor } from './page.ts';

/** The page that says what this server is, and the one that says how a reseller enrols. */
export function home(center: Center): Route[] {
  return [
    {
      method: 'GET',
      path: '/',
      access: 'open',
      answer(call) {
        const { say, to } = writerFor(call);
        const direct = { invType: 'ResellerRelationship', partnerId: center.provider.tenant };
        const body = html`<p>${say('homeIntro')}</p>
          <ul>
            <li>
              <a href="${to(`/invite/${center.provider.inviteToken}`)}">${say('homeInvite')}</a>
            </li>
            <li><a href="${to('/portal/indirect-resellers')}">${say('homeResellers')}</a></li>
            <li>
              <a href="${to('/Adminportal/Home', direct)}">${say('homeRequest')}</a>
            </li>
            <li><a href="${to('/enrol')}">${say('homeEnrol')}</a></li>
          </ul>
          ${openAgreements(center, call)}`;
        return page(call, center.provider.name, body);
      },
    },
    {
      method: 'GET',
      path: '/enrol',
      access: 'open',
      answer(call) {
        const { say } = writerFor(call);
        return page(call, say('enrolTitle'), html`<p>${say('enrolText')}</p>`);
      },
    },
  ];
}
