import { hold, notify, notifyStop, reachable, readImpact, release } from './deeds.ts';
import type { Desk, DeskSettings } from './desk.ts';
import type { Doors } from './doors.ts';
import { batch, invited, mailLanguage, request, requests } from './find/requests.ts';
import {
  impact,
  managers,
  oneReseller,
  partnershipById,
  reseller,
  resellers,
} from './find/resellers.ts';
import { help, history, links, match, notices, notifications, profile } from './find/rest.ts';
import { invite } from './invite.ts';
import { assign, importManagers } from './managers.ts';
import { makeMove, saveDraft, submitRequest } from './perform.ts';
import { settleMatch } from './settleMatch.ts';

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
  },
  act: {
    submit: submitRequest(doors),
    move: makeMove(doors),
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
