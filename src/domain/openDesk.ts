import { azureDone } from './azure.ts';
import { hold, notify, notifyStop, reachable, readImpact, release } from './deeds.ts';
import type { Desk, DeskSettings } from './desk.ts';
import type { Doors } from './doors.ts';
import { handOver, saveDraft } from './drafts.ts';
import {
  customer,
  customerById,
  customerRead,
  customers,
  oneCustomer,
  similarCustomers,
} from './find/customers.ts';
import { changeRoom } from './find/changes.ts';
import { offers } from './find/offers.ts';
import { endDates, promotions, quote } from './find/buying.ts';
import { addressOpinion, countryRules, orderChecks } from './find/orders.ts';
import { countryOf, owned, ownedNow } from './find/owned.ts';
import { azure, customerAsked, relationshipEnd, relationshipLink } from './find/relationships.ts';
import { batch, invited, mailLanguage, moveAndShow, request, requests } from './find/requests.ts';
import {
  impact,
  managers,
  oneReseller,
  partnershipById,
  reseller,
  resellers,
} from './find/resellers.ts';
import { reassignPlan } from './find/reassignPlan.ts';
import { partnerNames, rows } from './find/rows.ts';
import { transitionChoices } from './find/transitions.ts';
import { help, history, links, match, notifications, profile } from './find/rest.ts';
import { setup } from './find/setup.ts';
import {
  subscription,
  subscriptionById,
  subscriptionRows,
  subscriptions,
} from './find/subscriptions.ts';
import { noticesOrMail } from './find/supportMail.ts';
import { ownContact, verifyPartner } from './find/verifyPartner.ts';
import { today } from './find/today.ts';
import { invite } from './invite.ts';
import { assign, importManagers } from './managers.ts';
import { makeMove } from './perform.ts';
import { reassign } from './reassign.ts';
import { settleMatch } from './settleMatch.ts';
import { reveal } from './setup.ts';
import { needsNow, submitRequest } from './submit.ts';
import { wantToday } from './wantToday.ts';

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
    notices: noticesOrMail(doors, settings),
    notifications: notifications(doors),
    invited: invited(doors),
    mailLanguage: mailLanguage(doors),
    managers: managers(doors),
    customers: customers(doors),
    customer: customer(doors),
    similarCustomers: similarCustomers(doors),
    customerById: customerById(doors),
    customerRead: customerRead(doors),
    relationshipLink: relationshipLink(doors, settings.providerId),
    relationshipEnd: relationshipEnd(doors),
    customerAsked: customerAsked(doors),
    azure: azure(doors),
    today: today(doors),
    oneCustomer: oneCustomer(doors),
    subscriptionById: subscriptionById(doors),
    subscriptionRows: subscriptionRows(doors),
    subscriptions: subscriptions(doors),
    subscription: subscription(doors),
    verifyPartner: verifyPartner(doors),
    ownContact: ownContact(doors, settings),
    changeRoom: changeRoom(doors),
    transitionChoices: transitionChoices(doors),
    offers: offers(doors),
    countryRules: countryRules(doors),
    addressOpinion: addressOpinion(doors),
    orderChecks: orderChecks(doors),
    owned: owned(doors),
    ownedNow: ownedNow(doors),
    countryOf: countryOf(doors),
    endDates: endDates(doors),
    promotions: promotions(doors),
    quote: quote(doors),
    needsOf: (kind, input, self) => needsNow(doors, kind, input, self),
    setup: setup(doors),
    reassignPlan: reassignPlan(doors),
    partnerNames: partnerNames(doors),
    rows: rows(doors),
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
    reassign: reassign(doors),
    azureDone: azureDone(doors),
    wantToday: wantToday(doors),
  },
  settings,
});
