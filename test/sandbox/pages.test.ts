import assert from 'node:assert/strict';
import type { World } from './world.ts';
import { filter, openWorld, seeded } from './world.ts';

const list = '/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf';
const invite = '/invite/northwind-7f3a';
const portal = '/portal/indirect-resellers';

describe('the pages of the sandbox', () => {
  let world: World;
  beforeEach(async () => void (world = await openWorld()));
  afterEach(() => world.close());

  const partners = async () =>
    (await world.get(list)).body.items.map((each: { id: string }) => each.id) as string[];
  const deeds = async () =>
    (
      await world.get(
        `/v1/auditrecords?startDate=2026-05-20&${filter('ResourceType', 'partner_relationship', 'equals')}`,
      )
    ).body.items as {
      operationType: string;
      resourceNewValue?: string;
      resourceOldValue?: string;
    }[];

  describe('behind the invitation link', () => {
    it('names the provider and offers the enrolled resellers without a partnership', async () => {
      const { status, text, headers } = await world.get(invite);
      assert.equal(status, 200);
      assert.equal(headers.get('Content-Type'), 'text/html; charset=utf-8');
      assert.match(text, /<h1>Partnership with Northwind Distribution<\/h1>/);
      const offered = [...text.matchAll(/<option value="([0-9a-f-]{36})"/g)].map((each) => each[1]);
      assert.equal(offered.length, 8);
      assert.ok(offered.includes(seeded.alpine.id));
      assert.ok(!offered.includes(seeded.fabrikam.id) && !offered.includes(seeded.relecloud.id));
      assert.match(text, /ウィングチップトイズ東京株式会社 · JP · Partner ID 4847226/);
      assert.match(text, /Margie&#39;s Travel/);
    });

    it('makes a partnership when the reseller accepts, and says so', async () => {
      const sent = await world.send(`${invite}/accept`, { resellerId: seeded.alpine.id });
      assert.equal(sent.status, 303);
      const location = sent.headers.get('Location') ?? '';
      assert.match(
        (await world.get(location)).text,
        /Alpine Ski House is now in partnership with Northwind Distribution\./,
      );
      assert.equal((await partners()).at(-1), seeded.alpine.id);
      const [deed] = await deeds();
      assert.equal(deed?.operationType, 'create_partner_relationship');
      assert.equal(JSON.parse(deed.resourceNewValue ?? '').Id, seeded.alpine.id);
    });

    it('makes one partnership of two acceptances', async () => {
      await world.send(`${invite}/accept`, { resellerId: seeded.alpine.id });
      assert.equal(
        (await world.send(`${invite}/accept`, { resellerId: seeded.alpine.id })).status,
        303,
      );
      assert.equal((await partners()).filter((id) => id === seeded.alpine.id).length, 1);
      assert.equal((await deeds()).length, 1);
    });

    const refused: [string, string, RegExp][] = [
      [
        'has not signed the agreement',
        seeded.margie.id,
        /Margie&#39;s Travel has not signed the Microsoft Partner Agreement/,
      ],
      [
        'is in another region',
        seeded.vanArsdel.id,
        /VanArsdel, Ltd\. belongs to another CSP region/,
      ],
      ['is not enrolled', seeded.relecloud.id, /Relecloud is not enrolled/],
    ];
    for (const [why, resellerId, sentence] of refused) {
      it(`says no to a reseller that ${why}`, async () => {
        const { status, text } = await world.send(`${invite}/accept`, { resellerId });
        assert.equal(status, 409);
        assert.match(text, sentence);
        assert.equal((await partners()).length, 6);
      });
    }

    it('asks again when nothing was chosen', async () => {
      const { status, text } = await world.send(`${invite}/accept`, { resellerId: '' });
      assert.equal(status, 400);
      assert.match(text, /Choose your organization first\./);
    });

    it('is a 404 page for a link of nobody', async () => {
      const { status, text } = await world.get('/invite/northwind-0000');
      assert.equal(status, 404);
      assert.match(text, /belongs to no provider/);
      assert.equal(
        (await world.send('/invite/northwind-0000/accept', { resellerId: seeded.alpine.id }))
          .status,
        404,
      );
      assert.equal((await partners()).length, 6);
    });
  });

  describe('of the portal', () => {
    it('lists the partnerships with a way to remove each', async () => {
      const { text } = await world.get(portal);
      assert.equal([...text.matchAll(/<tr\s+id="/g)].length, 6);
      assert.match(
        text,
        /Fabrikam Inc\.<\/td>\s*<td>4847101<\/td>\s*<td>United States<\/td>\s*<td>Jun 19, 2024<\/td>\s*<td class="number">12</,
      );
      assert.equal([...text.matchAll(/\/remove"[^>]*>\s*Remove partnership/g)].length, 6);
      assert.match(text, /\/invite\/northwind-7f3a</);
    });

    it('searches by name and Partner ID, and shows one reseller for a deep link', async () => {
      const rows = async (query: string) =>
        [...(await world.get(`${portal}?${query}`)).text.matchAll(/<tr\s+id="([^"]+)"/g)].map(
          (each) => each[1],
        );
      assert.deepEqual(await rows('search=fabri'), [seeded.fabrikam.id]);
      assert.deepEqual(await rows('search=4847133'), [seeded.tailspin.id]);
      assert.deepEqual(await rows('search=nobody'), []);
      assert.deepEqual(await rows(`reseller=${seeded.contoso.id}`), [seeded.contoso.id]);
    });

    it('asks before it removes, with everything that follows, Yes and No', async () => {
      const { status, text } = await world.get(`${portal}/${seeded.fabrikam.id}/remove`);
      assert.equal(status, 200);
      assert.match(text, /Remove the partnership with Fabrikam Inc\.\?/);
      assert.match(text, /\(12\) are not removed/);
      assert.match(text, /Delegated admin privileges that were granted stay/);
      assert.match(text, /in good faith/);
      assert.match(text, /legal notice of termination/);
      assert.match(text, /<button[^>]*>\s*Yes\s*<\/button>/);
      assert.match(text, />\s*No\s*<\/a/);
      assert.equal((await partners()).length, 6);
    });

    it('removes on Yes: gone from both lists, in the log, and the customers stay', async () => {
      const sent = await world.send(`${portal}/${seeded.fabrikam.id}/remove`, {});
      assert.equal(sent.status, 303);
      const { text } = await world.get(sent.headers.get('Location') ?? '');
      assert.match(text, /The partnership with Fabrikam Inc\. has been removed\./);
      assert.doesNotMatch(text, new RegExp(`id="${seeded.fabrikam.id}"`));
      assert.ok(!(await partners()).includes(seeded.fabrikam.id));
      const [deed] = await deeds();
      assert.equal(deed?.operationType, 'remove_partner_relationship');
      assert.equal(JSON.parse(deed.resourceOldValue ?? '').Id, seeded.fabrikam.id);
      const customers = (
        await world.get(`/v1/customers?${filter('IndirectReseller', seeded.fabrikam.id)}`)
      ).body;
      assert.equal(customers.totalCount, 12);
      const customer = (await world.get(`/v1/customers/${customers.items[0].id}`)).body;
      assert.equal(customer.associatedPartnerId, seeded.fabrikam.id);
    });

    it('takes a second Yes as done, once in the log', async () => {
      await world.send(`${portal}/${seeded.fabrikam.id}/remove`, {});
      assert.equal((await world.send(`${portal}/${seeded.fabrikam.id}/remove`, {})).status, 303);
      assert.equal((await deeds()).length, 1);
      assert.equal((await world.get(`${portal}/${seeded.fabrikam.id}/remove`)).status, 404);
    });

    it('lets a removed reseller accept again', async () => {
      await world.send(`${portal}/${seeded.fabrikam.id}/remove`, {});
      await world.send(`${invite}/accept`, { resellerId: seeded.fabrikam.id });
      assert.equal((await partners()).at(-1), seeded.fabrikam.id);
    });
  });

  describe('in two languages', () => {
    const chinese = { 'Accept-Language': 'fr;q=0.9, zh-CN;q=0.8, en;q=0.5' };

    it('follow the browser, and the choice in the address before it', async () => {
      assert.match(
        (await world.get(invite, chinese)).text,
        /<html lang="zh-CN">[^]*与 Northwind Distribution 的合作关系/,
      );
      assert.match(
        (await world.get(`${invite}?lang=en`, chinese)).text,
        /<html lang="en">[^]*Partnership with/,
      );
      assert.match((await world.get(portal, chinese)).text, /删除合作关系/);
      assert.match(
        (await world.get(`${portal}/${seeded.fabrikam.id}/remove?lang=zh`)).text,
        /确定要删除与 Fabrikam Inc\. 的合作关系吗？/,
      );
    });

    it('keep the choice through links and forms', async () => {
      const { text } = await world.get(`${portal}/${seeded.fabrikam.id}/remove?lang=zh`);
      const action = /action="([^"]+)"/.exec(text)?.[1] ?? '';
      const sent = await world.send(action, {});
      assert.match(
        (await world.get(sent.headers.get('Location') ?? '')).text,
        /已删除与 Fabrikam Inc\. 的合作关系。/,
      );
    });
  });

  it('begin at an index, and say how to enrol', async () => {
    const { text } = await world.get('/');
    for (const path of [invite, portal, '/enrol']) assert.ok(text.includes(`href="${path}"`), path);
    assert.match((await world.get('/enrol')).text, /How to enrol as an indirect reseller/);
  });
});
