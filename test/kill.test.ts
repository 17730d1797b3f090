import type { Begun, Flow } from './support/killFlow.ts';
import { invitation } from './support/killInvitation.ts';
import { killEverywhere, type Sample } from './support/killLoop.ts';
import { asksAndIsApproved, removal } from './support/killRemoval.ts';
import { openKillWorld, type KillWorld } from './support/killWorld.ts';
import { shelters, type Shelter } from './support/shelters.ts';

const minutes = 60_000;
const partners = 220;

/**
 * At every moment on SQLite. What differs on Cosmos DB is the store alone, and there each moment takes longer: one in seven,
 * others each day, so that a week has all. `npm run test:kill` takes all of them.
 */
const every: Sample = { from: 1, step: 1 };
const oneIn = 7;
const today = Math.floor(Date.now() / (24 * 60 * minutes));
const samples: Record<string, Sample> = {
  SQLite: every,
  'Cosmos DB': process.env.KILL === '1' ? every : { from: 1 + (today % oneIn), step: oneIn },
};

const whichOf = ({ from, step }: Sample): string =>
  step === 1 ? 'every moment' : `one moment in ${step}, from moment ${from}`;

for (const { name, open } of shelters) {
  describe(`A bot on ${name} that is killed at any moment and started again`, function () {
    this.timeout(20 * minutes);
    let shelter: Shelter;
    let world: KillWorld;

    const kill = async <Done extends Begun>(flow: Flow<Done>): Promise<void> => {
      const sample = samples[name] ?? every;
      const { killed, writes, calls, lost, told, shown } = await killEverywhere(
        world,
        flow,
        sample,
      );
      console.log(
        `      ${flow.name} on ${name}: killed ${killed} times around ${writes} writes and ${calls} calls ` +
          `(${whichOf(sample)}); ` +
          `answers lost ${lost}, lines told twice ${told}, cards shown twice ${shown}`,
      );
    };

    before(async () => {
      shelter = await open();
      world = await openKillWorld(partners, shelter.settings);
    });

    after(async () => {
      await world?.close();
      await shelter?.close();
    });

    it('ends a partnership once, with every card true and everybody told', () => kill(removal));

    it('invites each reseller once, and learns once who accepted', async () =>
      kill(invitation(await asksAndIsApproved(world))));
  });
}
