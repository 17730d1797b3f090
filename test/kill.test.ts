import type { ReplayMode } from '../sandbox/state/credentials.ts';
import type { Begun, Flow } from './support/killFlow.ts';
import { invitation } from './support/killInvitation.ts';
import { killEverywhere, momentsOf, type Sample } from './support/killLoop.ts';
import { aroundCreation, newOrder } from './support/killOrder.ts';
import type { NewOrder } from './support/killOrderBegun.ts';
import { assertKeptNowhere } from './support/killOrderSecret.ts';
import { asksAndIsApproved, removal } from './support/killRemoval.ts';
import { openKillWorld, type KillWorld } from './support/killWorld.ts';
import { shelters, type Shelter } from './support/shelters.ts';

const minutes = 60_000;
const partners = 220;

/**
 * At every moment on SQLite. What differs on Cosmos DB is the store alone, and there each moment takes longer: one in seven,
 * others each day, so that a week has all; of few moments one in three. `npm run test:kill` takes all of them.
 */
const every: Sample = { from: 1, step: 1 };
const today = Math.floor(Date.now() / (24 * 60 * minutes));
const sampleOn = (store: string, oneIn: number): Sample =>
  store === 'SQLite' || process.env.KILL === '1'
    ? every
    : { from: 1 + (today % oneIn), step: oneIn };
const [ofMany, ofFew] = [7, 3];

const whichOf = ({ from, step, to }: Sample): string => {
  const which = step === 1 ? 'every moment' : `one moment in ${step}`;
  if (to !== undefined) return `${which} from ${from} to ${to}, around the creation`;
  return step === 1 ? which : `${which}, from moment ${from}`;
};

const tell = (line: string): void => console.log(`      ${line}`);

for (const { name, open } of shelters) {
  describe(`A bot on ${name} that is killed at any moment and started again`, function () {
    this.timeout(60 * minutes);
    let shelter: Shelter;
    let world: KillWorld;

    const kill = async <Done extends Begun, Ready>(
      flow: Flow<Done, Ready>,
      sample = sampleOn(name, ofMany),
    ): Promise<string> => {
      const { killed, writes, calls, lost, told, shown } = await killEverywhere(
        world,
        flow,
        sample,
      );
      const around = writes + calls > 0 ? ` around ${writes} writes and ${calls} calls` : '';
      return (
        `${flow.name} on ${name}: killed ${killed} times${around} (${whichOf(sample)}); ` +
        `answers lost ${lost}, lines told twice ${told}, cards shown twice ${shown}`
      );
    };

    const killOrder = async (
      mode: ReplayMode,
      which?: (order: Flow<NewOrder, NewOrder>) => Promise<Sample>,
    ): Promise<string> => {
      const passwords: (string | undefined)[] = [];
      const order = newOrder(mode, (password) => void passwords.push(password));
      const told = await kill(order, await which?.(order));
      const shown = passwords.filter((password) => password !== undefined);
      await assertKeptNowhere(world, await shelter.contents(), shown);
      return `${told}, passwords lost ${passwords.length - shown.length}`;
    };

    before(async () => {
      shelter = await open();
      world = await openKillWorld(partners, shelter.settings);
    });

    after(async () => {
      await world?.close();
      await shelter?.close();
    });

    it('ends a partnership once, with every card true and everybody told', async () =>
      tell(await kill(removal)));

    it('invites each reseller once, and learns once who accepted', async () =>
      tell(await kill(invitation(await asksAndIsApproved(world)))));

    it('gives a new customer one order for each billing cycle, and its password to one person', async () =>
      tell(await killOrder('credentials')));

    for (const mode of ['withoutCredentials', 'taken'] as const)
      it(`creates a customer once where a repeated creation is answered as ‘${mode}’`, async () =>
        tell(
          await killOrder(mode, async (order) =>
            aroundCreation(await momentsOf(world, order), sampleOn(name, ofFew)),
          ),
        ));
  });
}
