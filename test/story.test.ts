import { care } from './story/care.ts';
import { changes } from './story/changes.ts';
import { chinese } from './story/chinese.ts';
import { chineseOrder } from './story/chineseOrder.ts';
import { decisions } from './story/decisions.ts';
import { invitation } from './story/invitation.ts';
import { largeOrder } from './story/largeOrder.ts';
import { licences } from './story/licences.ts';
import type { NewCustomer } from './story/newCustomer.ts';
import { newCustomer } from './story/newCustomer.ts';
import { orderDrafts } from './story/orderDrafts.ts';
import { manySubscriptions } from './story/manySubscriptions.ts';
import { moreForCustomer } from './story/moreForCustomer.ts';
import { mornings } from './story/mornings.ts';
import { opening } from './story/opening.ts';
import { outside } from './story/outside.ts';
import { relationships } from './story/relationships.ts';
import { removal } from './story/removal.ts';
import { resellersOfRecord } from './story/resellersOfRecord.ts';
import { restart } from './story/restart.ts';
import { secrecy } from './story/secrecy.ts';
import { sidesteps } from './story/sidesteps.ts';
import type { Stage } from './story/stage.ts';
import { openStage } from './story/stage.ts';
import { strangers } from './story/strangers.ts';
import { stumbles } from './story/stumbles.ts';
import { shelters } from './support/shelters.ts';

for (const { name, open } of shelters) {
  describe(`The whole tale on ${name}`, function () {
    this.timeout(60_000);
    let stage: Stage;
    const on = () => stage;
    // What one chapter makes and later ones need.
    let made: NewCustomer;
    const passwords: string[] = [];
    const tells = (password: string) => void passwords.push(password);

    before(async () => {
      stage = await openStage(await open());
    });

    after(() => stage?.close());

    describe('The desk is met', () => opening(on));
    describe('A partnership ends', () => removal(on));
    describe('A request is decided in other ways', () => decisions(on));
    describe('A reseller is looked after', () => care(on));
    describe('Resellers are invited', () => invitation(on));
    describe('A customer is added', () => newCustomer(on, (one) => (made = one)));
    describe('A customer gets its licences', () => licences(on, () => made, tells));
    describe('A large order', () => largeOrder(on, tells));
    describe('Orders are put aside', () => orderDrafts(on, () => made));
    describe('Orders stumble', () => stumbles(on, tells));
    describe('A customer gets more', () => moreForCustomer(on));
    describe('Resellers of record and support contacts', () => resellersOfRecord(on));
    describe('Many subscriptions at once', () => manySubscriptions(on));
    describe('A subscription is changed', () => changes(on));
    describe('Relationships with customers', () => relationships(on));
    describe('In the morning', () => mornings(on));
    describe('In the middle of something else', () => sidesteps(on));
    describe('Outside the desk', () => outside(on));
    describe('In Chinese', () => chinese(on));
    describe('A customer is added in Chinese', () => chineseOrder(on, tells));
    describe('The bot is killed and started again', () => restart(on));
    describe('Strangers', () => strangers(on));
    describe('Passwords', () => secrecy(on, () => passwords));
  });
}
