import { hold, notify, notifyStop, reachable, readImpact, release } from './deeds.ts';
import type { Desk, DeskSettings } from './desk.ts';
import type { Doors } from './doors.ts';
import { handOver, saveDraft } from './drafts.ts';
import { customer, customers, similarCustomers } from './find/customers.ts';
import { offers } from './find/offers.ts';
import { addressOpinion, countryRules, orderChecks } from './find/orders.ts';
import { batch, invited, mailLanguage, moveAndShow, request, requests } from './find/requests.ts';
import {
  impact,
  managers,
  oneReseller,
  partnershipById,
  reseller,
  resellers,
} from './find/resellers.ts';
import { help, history, links, match, notices, notifications, profile } from './find/rest.ts';
import { setup } from './find/setup.ts';
import { invite } from './invite.ts';
import { assign, importManagers } from './managers.ts';
import { makeMove } from './perform.ts';
import { settleMatch } from './settleMatch.ts';
import { reveal } from './setup.ts';
import { needsNow, submitRequest } from './submit.ts';

/** The two ways into the business, with their doors. */
export const openDesk = (doors: Doors, settings: DeskSettings): Desk => ({
  find: {
    actor: async (personId, freshness) => {
      const person = await doors.directory.person(personId, freshness);
      return person && person.roles.length > 0
        ? { id: person.id, name: person.name, roles: person.roles }
        : undefined;
    },
    help: help(doors),
    resellers: resellers(doors),
    reseller: reseller(doors),
    partnership: partnershipById(doors),
    oneReseller: oneReseller(doors),
    impact: impact(doors),
    request: request(doors),
    requests: requests(doors),
    batch: batch(doors),
    match: match(doors),
    history: history(doors),
    profile: profile(doors),
    links: links(doors),
    notices: notices(doors, settings.providerName),
    notifications: notifications(doors),
    invited: invited(doors),
    mailLanguage: mailLanguage(doors),
    managers: managers(doors),
    customers: customers(doors),
    customer: customer(doors),
    similarCustomers: similarCustomers(doors),
    offers: offers(doors),
    countryRules: countryRules(doors),
    addressOpinion: addressOpinion(doors),
    orderChecks: orderChecks(doors),
    needsOf: (kind, input, self) => needsNow(doors, kind, input, self),
    setup: setup(doors),
  },
  act: {
    submit: submitRequest(doors),
    move: makeMove(doors),
    moveAndShow: moveAndShow(doors),
    reveal: reveal(doors),
    handOver: handOver(doors),
    saveDraft: saveDraft(doors),
    invite: invite(doors),
    assign: assign(doors),
    hold: hold(doors),
    release: release(doors),
    settleMatch: settleMatch(doors),
    notify: notify(doors),
    notifyStop: notifyStop(doors),
    reachable: reachable(doors),
    readImpact: readImpact(doors),
    importManagers: importManagers(doors),
  },
  settings,
});
