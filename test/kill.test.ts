import { checkInvitation, checkRemoval } from './support/killCheck.ts';
import { asksAndIsApproved, invitation, removal } from './support/killFlows.ts';
import { killEverywhere, type Moments, type Seen } from './support/killLoop.ts';
import { openKillWorld, type KillWorld } from './support/killWorld.ts';
import { shelters, type Shelter } from './support/shelters.ts';

const minutes = 60_000;
const partners = 220;

/** At every moment on SQLite; what differs on Cosmos DB is the store alone, so that some of them are enough there. */
const moments: Record<string, Moments> = {
  SQLite: { step: 1 },
  'Cosmos DB': { step: 7 },
};

/** It takes its time, so it is asked for: `npm run test:kill`. */
const describeIfAsked = process.env.KILL === '1' ? describe : describe.skip;

for (const { name, open } of shelters) {
  describeIfAsked(`A bot on ${name} that is killed at any moment and started again`, function () {
    this.timeout(20 * minutes);
    let shelter: Shelter;
    let world: KillWorld;
    const seen = new Map<string, Seen>();

    before(async () => {
      shelter = await open();
      world = await openKillWorld(partners, shelter.settings);
    });

    after(async () => {
      await world?.close();
      await shelter?.close();
      for (const [flow, { killed, writes, calls, lost, told, shown }] of seen) {
        console.log(
          `      ${flow} on ${name}: killed ${killed} times around ${writes} writes and ${calls} calls; ` +
            `answers lost ${lost}, lines told twice ${told}, cards shown twice ${shown}`,
        );
      }
    });

    it('ends a partnership once, with every card true and everybody told', async () => {
      seen.set('Removal', await killEverywhere(world, removal, checkRemoval, moments[name]));
    });

    it('invites each reseller once, and learns once who accepted', async () => {
      const flow = invitation(await asksAndIsApproved(world));
      seen.set('Invitation', await killEverywhere(world, flow, checkInvitation, moments[name]));
    });
  });
}
