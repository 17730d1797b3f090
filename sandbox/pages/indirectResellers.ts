import type { Center } from '../center.ts';
import type { Answer } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import type { Route } from '../http/route.ts';
import { partnerById } from '../state/partners.ts';
import type { Partnership } from '../state/partnerships.ts';
import { endPartnership, listPartnerships, partnershipWith } from '../state/partnerships.ts';
import type { Markup } from './html.ts';
import { html } from './html.ts';
import type { Writer } from './page.ts';
import { page, seeOther, writerFor } from './page.ts';

const here = '/portal/indirect-resellers';

/** The portal's "Indirect resellers" page: the partnerships, and the way to remove one. */
export function indirectResellers(center: Center): Route[] {
  return [
    { method: 'GET', path: here, access: 'open', answer: (call) => listPage(center, call) },
    {
      method: 'GET',
      path: `${here}/:reseller/remove`,
      access: 'open',
      answer(call) {
        const partnership = partnershipWith(center.db, call.param('reseller'));
        return partnership ? question(call, partnership) : noPartnership(call);
      },
    },
    {
      method: 'POST',
      path: `${here}/:reseller/remove`,
      access: 'open',
      answer(call) {
        const id = call.param('reseller').toLowerCase();
        // A second click finds it gone, and that is what it wanted.
        if (!partnerById(center.db, id)) return noPartnership(call);
        endPartnership(center, id, center.clock());
        return seeOther(writerFor(call).to(here, { removed: id }));
      },
    },
  ];
}

function listPage(center: Center, call: Call): Answer {
  const writer = writerFor(call);
  const { say, to } = writer;
  const search = call.query('search') ?? '';
  const only = call.query('reseller');
  const shown = listPartnerships(center.db).filter((each) => matches(each, search, only));
  const invitation = new URL(
    `http://${call.header('Host') ?? 'localhost'}/invite/${center.provider.inviteToken}`,
  ).href;
  const body = html`${removedNote(center, call, writer)}
    <p>${say('resellersIntro', { provider: center.provider.name })}</p>
    <p class="soft">${say('invitationLink')}: <code>${invitation}</code></p>
    <form class="row" method="get" action="${here}" role="search">
      <label for="search">${say('search')}</label>
      <input
        id="search"
        name="search"
        type="search"
        value="${search}"
        placeholder="${say('search')}"
      />
      ${call.query('lang') !== undefined && html`<input type="hidden" name="lang" value="${writer.language}" />`}
      <button type="submit">${say('searchDo')}</button>
      ${(search !== '' || only !== undefined) && html`<a class="button" href="${to(here)}">${say('showAll')}</a>`}
    </form>
    ${shown.length > 0 ? table(shown, writer) : html`<p>${say('nothingFound')}</p>`}`;
  return page(call, say('resellersTitle'), body);
}

function matches(partnership: Partnership, search: string, only: string | undefined): boolean {
  if (only !== undefined) return partnership.id === only.toLowerCase();
  return (
    partnership.name.toLowerCase().includes(search.trim().toLowerCase()) ||
    partnership.mpnId === search.trim()
  );
}

function removedNote(center: Center, call: Call, { say }: Writer): Markup | undefined {
  const id = call.query('removed');
  const reseller =
    id === undefined || partnershipWith(center.db, id) ? undefined : partnerById(center.db, id);
  return (
    reseller &&
    html`<p class="note" role="status">${say('removed', { reseller: reseller.name })}</p>`
  );
}

function table(partnerships: Partnership[], { say, to, language }: Writer): Markup {
  const countries = new Intl.DisplayNames(language, { type: 'region' });
  const dates = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  const rows = partnerships.map(
    (each) =>
      html`<tr id="${each.id}">
        <td>${each.name}</td>
        <td>${each.mpnId}</td>
        <td>${countries.of(each.country)}</td>
        <td>${dates.format(new Date(each.since))}</td>
        <td class="number">${each.customers}</td>
        <td><a class="button" href="${to(`${here}/${each.id}/remove`)}">${say('remove')}</a></td>
      </tr>`,
  );
  return html`<div class="wide">
    <table>
      <thead>
        <tr>
          <th scope="col">${say('name')}</th>
          <th scope="col">${say('partnerIdColumn')}</th>
          <th scope="col">${say('country')}</th>
          <th scope="col">${say('since')}</th>
          <th scope="col" class="number">${say('customers')}</th>
          <td></td>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function question(call: Call, partnership: Partnership): Answer {
  const { say, to } = writerFor(call);
  const body = html`<ul>
      <li>${say('removeCustomers', { count: partnership.customers })}</li>
      <li>${say('removePrivileges')}</li>
      <li>${say('removeRepresent')}</li>
      <li>${say('removeNotice')}</li>
    </ul>
    <form class="answers" method="post" action="${to(`${here}/${partnership.id}/remove`)}">
      <button class="danger" type="submit">${say('yes')}</button>
      <a class="button" href="${to(here)}">${say('no')}</a>
    </form>`;
  return page(call, say('removeQuestion', { reseller: partnership.name }), body);
}

function noPartnership(call: Call): Answer {
  const { say, to } = writerFor(call);
  const body = html`<p>${say('noPartnership')}</p>
    <p><a href="${to(here)}">${say('resellersTitle')}</a></p>`;
  return page(call, say('notFoundTitle'), body, 404);
}
