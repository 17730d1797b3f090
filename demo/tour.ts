import { adminAgent, nameOf, salesAgent } from './people.ts';
import type { Settings } from './settings.ts';
import { addressesOf } from './settings.ts';

/** What to try first, for somebody who has never seen the desk. */
export const tour = (settings: Settings): string[] => {
  if (settings.headless) return [];
  const { sandbox } = addressesOf(settings);
  return [
    '',
    `A short tour. ${nameOf(salesAgent)} is a sales agent, ${nameOf(adminAgent)} an admin agent; each has a browser page below.`,
    `  1. Admin agent, channel Approvals:  @Reseller Desk notify here   (pick the bot from the list that @ opens)`,
    `  2. Sales agent, Personal Chat:      resellers                    then open one of them`,
    `  3. Sales agent, Personal Chat:      remove partnership           and say Yes`,
    `  4. Admin agent, channel Approvals:  approve it on the card; then finish it as the portal would:`,
    `     ${sandbox}/portal/indirect-resellers`,
    `  5. Sales agent, Personal Chat:      request partnership          the link in the text is where a reseller accepts`,
    `  6. Sales agent, Personal Chat:      add customer                 then type 25 x Microsoft 365 E3 yearly; 120 of them need an approval`,
    `     The order waits until the customer accepts its agreement: open the page that the card names, then Check now.`,
    `  help lists everything. Kill the bot's process at any moment, and it comes back and goes on.`,
    `  Ctrl-C stops all of it. Data and logs stay in ${settings.dataDir}; npm run demo -- --reset begins anew.`,
    '',
  ];
};

/** The last line of a start: the addresses. */
export const readyLine = (settings: Settings): string => {
  const { bot, salesAgent: sales, adminAgent: admin, sandbox } = addressesOf(settings);
  const clients = settings.headless ? `bot ${bot}` : `sales agent ${sales}, admin agent ${admin}`;
  return `Ready: ${clients}, Partner Center sandbox ${sandbox}`;
};
