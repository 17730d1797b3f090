import type { ReplayMode } from '../sandbox/state/credentials.ts';
import { addition } from './support/killAddition.ts';
import { licencesRaised } from './support/killChange.ts';
import { openCustomers, type NextCustomer } from './support/killCustomers.ts';
import type { Begun, Flow } from './support/killFlow.ts';
import { invitation } from './support/killInvitation.ts';
import { killAgain, type Aim } from './support/killAgain.ts';
import { killEverywhere, momentsOf, type Sample } from './support/killLoop.ts';
import { resellerReplaced } from './support/killOfRecord.ts';
import { aroundCreation, newOrder } from './support/killOrder.ts';
import type { NewOrder } from './support/killOrderBegun.ts';
import { assertKeptNowhere } from './support/killOrderSecret.ts';
import { openPortfolio, reassignment } from './support/killReassign.ts';
import { relationshipAsked, relationshipEnd } from './support/killRelationship.ts';
import { asksAndIsApproved, removal } from './support/killRemoval.ts';
import { supportNamed } from './support/killSupport.ts';
import { upgrade } from './support/killUpgrade.ts';
import { openKillWorld, type KillWorld } from './support/killWorld.ts';
import { shelters, type Shelter } from './support/shelters.ts';

const minutes = 60_000;
const partners = 220;

/**
 * Of flows that have much of their own every moment on SQLite; what differs on Cosmos DB is the store alone, and there each moment
 * takes longer: one in seven, of few moments one in three. Of the others, which are much alike, fewer. Other moments each day, so
 * that some days have all; `npm run test:kill` takes all of them at once.
 */
const every: Sample = { from: 1, step: 1 };
const today = Math.floor(Date.now() / (24 * 60 * minutes));
const oneIn = (step: number): Sample =>
  process.env.KILL === '1' ? every : { from: 1 + (today % step), step };
const sampleOn = (store: string, step: number): Sample =>
  store === 'SQLite' ? every : oneIn(step);
const [ofMany, ofFew] = [7, 3];
const ofLike = { onSqlite: 3, elsewhere: 15 };

/** Moments of a reassignment before its first row, after its last one, and lives that are long enough to be in the middle of it. */
const [atBegin, atEnd, atEndFrom] = [40, 18, 'partnership:'];
const middles = [301, 257, 333];

/** So many runs, each killed at the beginning, three times among the rows, and at the end: every day at other moments. */
const aimsOn = (store: string): Aim[][] => {
  const runs = process.env.KILL === '1' ? atBegin : store === 'SQLite' ? 5 : 1;
  const step = Math.ceil(atBegin / runs);
  return Array.from({ length: runs }, (_, run) => {
    const at = 1 + run * step + (today % step);
    const rows = middles.map((middle) => ({ at: middle + at }));
    return [{ at }, ...rows, { at: 1 + (at % atEnd), from: atEndFrom }];
  });
};

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
    let nextCustomer: NextCustomer;

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

    const killLike = async <Done extends Begun, Ready>(flow: Flow<Done, Ready>): Promise<void> =>
      tell(await kill(flow, oneIn(name === 'SQLite' ? ofLike.onSqlite : ofLike.elsewhere)));

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
      world = await openKillWorld(partners, { ...shelter.settings, CALLS_PER_MINUTE: '1000000' });
      nextCustomer = openCustomers(world, 'one');
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

    it('adds licences to what a customer has once, and orders once what it has not', async () =>
      // Its steps are those of a new customer's order, but for one.
      tell(await kill(addition(), oneIn(name === 'SQLite' ? ofFew : ofMany))));

    it('gives each of three hundred subscriptions its new reseller once, and says of each how it went', async () => {
      const flow = reassignment(await openPortfolio(world));
      const { killed, runs, lost, told, shown } = await killAgain(world, flow, aimsOn(name));
      tell(
        `${flow.name} on ${name}: killed ${killed} times in ${runs} runs; ` +
          `answers lost ${lost}, lines told twice ${told}, cards shown twice ${shown}`,
      );
    });

    for (const mode of ['withoutCredentials', 'taken'] as const)
      it(`creates a customer once where a repeated creation is answered as ‘${mode}’`, async () =>
        tell(
          await killOrder(mode, async (order) =>
            aroundCreation(await momentsOf(world, order), sampleOn(name, ofFew)),
          ),
        ));

    it('ends the relationship with a customer once', () =>
      killLike(relationshipEnd(openCustomers(world, 'nothing'))));

    it('asks a company once, and learns once that it is a customer now', () =>
      killLike(relationshipAsked(world)));

    for (const how of ['at once', 'later'] as const)
      it(`changes a subscription once where Partner Center does so ${how}`, () =>
        killLike(licencesRaised(nextCustomer, how)));

    for (const how of ['heard', 'lost'] as const)
      it(`upgrades a subscription once when the answer to that is ${how}`, () =>
        killLike(upgrade(nextCustomer, how)));

    it('replaces a reseller of record once', () => killLike(resellerReplaced(world, nextCustomer)));

    it('names a support contact once', async () => killLike(await supportNamed(world)));
  });
}
