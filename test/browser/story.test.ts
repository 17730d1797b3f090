import { findChromium } from '../support/browser.ts';
import { care } from './care.ts';
import { changes } from './changes.ts';
import { decisions } from './decisions.ts';
import { following } from './following.ts';
import { invitation } from './invitation.ts';
import { largeOrder } from './largeOrder.ts';
import { looks } from './looks.ts';
import { manySubscriptions } from './manySubscriptions.ts';
import { moreForCustomer } from './moreForCustomer.ts';
import { newCustomer } from './newCustomer.ts';
import { relationship } from './relationship.ts';
import { removal } from './removal.ts';
import { resellerOfRecord } from './resellerOfRecord.ts';
import { stranger } from './stranger.ts';
import type { Theatre } from './theatre.ts';
import { openTheatre } from './theatre.ts';
import { inEnglish, inChinese } from './tales.ts';
import { wordsOf } from './words.ts';

describe('the tale in two chat clients', function () {
  this.timeout(90_000);

  let theatre: Theatre | undefined;
  const open = (): Theatre => {
    if (!theatre) throw new Error('Nothing was opened');
    return theatre;
  };

  before(async function () {
    this.timeout(180_000);
    const chromium = findChromium();
    if (!chromium) {
      console.log(
        '    NOT RUN: the browser story. No Chromium was found; install one or set CHROMIUM_PATH.',
      );
      return this.skip();
    }
    theatre = await openTheatre(chromium);
  });

  after(async () => theatre?.close());

  afterEach(async function () {
    if (!theatre || this.currentTest?.state !== 'failed') return;
    await theatre.keepTraces(this.currentTest.title.replace(/[^a-z]+/gi, '-').slice(0, 40));
  });

  const english = wordsOf('en-US');
  const chinese = wordsOf('zh-CN');

  describe('in English', () => {
    before('an admin sets the channel up', async () => {
      const { admin } = open();
      await admin.goTo('Approvals');
      await admin.says('notify here approvals failures partnerships customers orders');
      await admin.card(english.like('card.notifications.title'));
      await admin.shot('en-US-notify-here');
    });

    removal(open, english, inEnglish.removal);
    decisions(open, english, inEnglish.decision);
    invitation(open, english, inEnglish.invitation);
    following(open, english, inEnglish.following);
    care(open, english, inEnglish.care);
    newCustomer(open, english, inEnglish.customer);
    largeOrder(open, english, inEnglish.large);
    moreForCustomer(open, english, inEnglish.more);
    resellerOfRecord(open, english, inEnglish.record);
    manySubscriptions(open, english, inEnglish.many);
    changes(open, english, inEnglish.change);
    relationship(open, english, inEnglish.relationship);
    stranger(open, english);
    looks(open, english, inEnglish.looks);
  });

  describe('in Chinese', () => {
    before('everybody and the channel speak Chinese', async () => {
      const { sales, admin } = open();
      const set = chinese.like('line.languageSet', { language: chinese.label('language.zh-CN') });
      await sales.goTo('Personal Chat');
      await sales.says('language 中文');
      await sales.line(set);
      await admin.goTo('Personal Chat');
      await admin.says('language 中文');
      await admin.line(set);
      await admin.goTo('Approvals');
      await admin.says('language 中文');
      await admin.line(set);
      await admin.says(`${chinese.typed('notifyHere')} 审批 失败 合作关系 客户 订单`);
      await admin.card(chinese.like('card.notifications.title'));
      await admin.shot('zh-CN-notify-here');
    });

    removal(open, chinese, inChinese.removal);
    invitation(open, chinese, inChinese.invitation);
    decisions(open, chinese, inChinese.decision);
    following(open, chinese, inChinese.following);
    care(open, chinese, inChinese.care);
    newCustomer(open, chinese, inChinese.customer);
    largeOrder(open, chinese, inChinese.large);
    moreForCustomer(open, chinese, inChinese.more);
    relationship(open, chinese, inChinese.relationship);
    looks(open, chinese, inChinese.looks);
  });
});
