import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  agreementAccepted,
  askToSign,
  confirmAgreement,
  signAgreement,
} from '../../sandbox/state/agreements.ts';
import { openDatabase } from '../../sandbox/state/database.ts';
import { create, newCustomer } from './newCustomers.ts';
import type { World } from './world.ts';
import { filter, openWorld } from './world.ts';

const idOf = async (world: World, prefix: string) =>
  (await world.get(`/v1/customers?${filter('Domain', prefix)}`)).body.items[0].id as string;
const template = '117a77b0-9360-443b-8795-c6dedc750cf9';
const confirmation = {
  primaryContact: {
    firstName: 'Ana',
    lastName: 'Bowman',
    email: 'ana@gulfcoastbikes.example',
    phoneNumber: '7135550100',
  },
  templateId: template,
  dateAgreed: '2026-05-19T00:00:00.000Z',
  type: 'MicrosoftCustomerAgreement',
};

describe('the customer agreement in the sandbox', () => {
  let world: World;
  let customer: string;
  beforeEach(async () => {
    world = await openWorld();
    customer = (await create(world, newCustomer())).body.id;
  });
  afterEach(() => world.close());

  const signed = async (id: string) =>
    (await world.get(`/v1/customers/${id}/directSignedMicrosoftCustomerAgreementStatus`)).body;
  const confirm = (changes: object = {}) =>
    world.post(`/v1/customers/${customer}/agreements`, { ...confirmation, ...changes });
  const types = (body: { items: { agreementType: string }[] }) =>
    body.items.map((each) => each.agreementType);

  it('is listed by type; without one it is the Cloud Agreement', async () => {
    const { body } = await world.get('/v1/agreements?agreementType=MicrosoftCustomerAgreement');
    assert.deepEqual(body, {
      totalCount: 1,
      items: [
        {
          templateId: template,
          agreementType: 'MicrosoftCustomerAgreement',
          agreementLink: 'https://aka.ms/customeragreement',
          versionRank: 0,
        },
      ],
      attributes: { objectType: 'Collection' },
    });
    const other = (await world.get('/v1/agreements')).body;
    assert.deepEqual(types(other), ['MicrosoftCloudAgreement']);
    assert.equal((await world.get('/v1/agreements?agreementType=*')).body.totalCount, 2);
    const unknown = await world.get('/v1/agreements?agreementType=Handshake');
    assert.deepEqual([unknown.status, unknown.body.code], [400, 2000]);
  });

  it('is for users only', async () => {
    const asApp = { Authorization: `Bearer ${world.app}` };
    const paths = ['/v1/agreements', `/v1/agreementtemplates/${template}/document`];
    for (const path of paths) assert.equal((await world.get(path, asApp)).body.code, 900329, path);
  });

  it('has a text, in a language and for a country', async () => {
    const path = `/v1/agreementtemplates/${template}/document?language=zh-CN&country=SG`;
    const { body } = await world.get(path);
    const text = await fetch(body.displayUri);
    assert.equal(text.status, 200);
    assert.match(await text.text(), /模板 117a77b0-.*国家\/地区 SG/);
    assert.ok(body.downloadUri);
    const unknown = await world.get(`/v1/agreementtemplates/${customer}/document`);
    assert.deepEqual([unknown.status, unknown.body.code], [404, 1000]);
  });

  it('counts as signed by the seeded customers, and not by a new one until it accepts', async () => {
    assert.deepEqual(await signed(await idOf(world, 'wingtiptoys')), { isSigned: true });
    assert.deepEqual(await signed(customer), { isSigned: false });
    await world.post('/_state', { acceptAgreement: customer });
    assert.deepEqual(await signed(customer), { isSigned: true });
    assert.equal((await world.post('/_state', { acceptAgreement: 'nobody' })).status, 404);
  });

  it('can be confirmed by the partner, which is not a signature of the customer', async () => {
    const { status, body } = await confirm();
    assert.equal(status, 201);
    const { userId, ...rest } = body;
    assert.match(userId, /^[0-9a-f-]{36}$/);
    assert.deepEqual(rest, confirmation);
    const listed = await world.get(
      `/v1/customers/${customer}/agreements?agreementType=MicrosoftCustomerAgreement`,
    );
    assert.deepEqual(listed.body.items, [
      { ...confirmation, agreementLink: 'https://aka.ms/customeragreement' },
    ]);
    const older = await world.get(`/v1/customers/${customer}/agreements`);
    assert.deepEqual(older.body.items, []);
    assert.deepEqual(await signed(customer), { isSigned: false });
  });

  it('refuses the same confirmation again, in an error shape of its own', async () => {
    await confirm();
    const { status, body } = await confirm({ dateAgreed: '2026-05-20T00:00:00Z' });
    assert.equal(status, 400);
    assert.deepEqual(Object.keys(body).toSorted(), [
      'code',
      'description',
      'errorMessageExtended',
      'errorName',
      'isRetryable',
      'message',
      'parameters',
    ]);
    assert.equal(body.code, 600061);
    const contact = { ...confirmation.primaryContact, email: 'ben@gulfcoastbikes.example' };
    assert.equal((await confirm({ primaryContact: contact })).status, 201);
  });

  const wrong: [string, object][] = [
    ['a template that does not exist', { templateId: 'x' }],
    ['a type that is not the template’s', { type: 'MicrosoftCloudAgreement' }],
    ['a date to come', { dateAgreed: '2026-06-01' }],
    ['no date', { dateAgreed: 'soon' }],
    ['no contact', { primaryContact: undefined }],
  ];
  for (const [what, changes] of wrong) {
    it(`refuses a confirmation with ${what}`, async () => {
      const { status, body } = await confirm(changes);
      assert.deepEqual([status, body.code], [400, 800002]);
    });
  }
});

describe('the profiles of a customer in the sandbox', () => {
  let world: World;
  before(async () => void (world = await openWorld()));
  after(() => world.close());

  it('show the company; its e-mail only with delegated privileges', async () => {
    const company = async (prefix: string) => {
      const { body } = await world.get(
        `/v1/customers/${await idOf(world, prefix)}/profiles/company`,
      );
      return [body.companyName, body.email];
    };
    assert.deepEqual(await company('wingtiptoys'), ['Wingtip Toys', 'billing@wingtiptoys.example']);
    assert.deepEqual(await company('tailwindtraders'), ['Tailwind Traders', undefined]);
  });

  it('show the billing contact, with its etag', async () => {
    const id = await idOf(world, 'tailwindtraders');
    const { body } = await world.get(`/v1/customers/${id}/profiles/billing`);
    assert.equal(body.email, 'billing@tailwindtraders.example');
    assert.match(body.attributes.etag, /^-\d+$/);
  });

  it('say whether its account may buy', async () => {
    const id = await idOf(world, 'wingtiptoys');
    const path = `/v1/customers/${id}/validationStatus`;
    assert.deepEqual((await world.get(`${path}?type=account`)).body, {
      type: 'account',
      status: 'Allowed',
      lastUpdateDateTime: '2026-05-20T12:00:00.000Z',
    });
    await world.post('/_state', { accountStatus: { customerId: id, status: 'UnderReview' } });
    assert.equal((await world.get(`${path}?type=account`)).body.status, 'UnderReview');
    assert.equal((await world.get(path)).body.code, 2000);
  });
});

describe('a file of the sandbox from before there were agreements', () => {
  it('opens, with its customers signed, and takes new ones', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'sandbox-'));
    const file = join(directory, 'partner-center.sqlite');
    try {
      await (await openWorld(file)).close();
      const db = new DatabaseSync(file);
      for (const table of ['agreementsToSign', 'agreementConfirmations', 'customerRequests'])
        db.exec(`DROP TABLE ${table}`);
      for (const table of ['credentials', 'accountValidations']) db.exec(`DROP TABLE ${table}`);
      db.close();
      const world = await openWorld(file);
      const path = `/v1/customers/${await idOf(world, 'wingtiptoys')}/directSignedMicrosoftCustomerAgreementStatus`;
      assert.deepEqual((await world.get(path)).body, { isSigned: true });
      assert.equal((await create(world, newCustomer())).status, 201);
      await world.close();
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});

describe('whether a customer can be sold to', () => {
  const customer = '11111111-2222-4333-8444-555555555555';
  const now = new Date('2026-05-20T12:00:00Z');
  const asked = () => {
    const db = openDatabase(':memory:');
    askToSign(db, customer);
    return db;
  };

  it('is so once it has signed, and for one that was never asked', () => {
    const db = asked();
    assert.equal(agreementAccepted(db, customer), false);
    signAgreement(db, customer, now);
    assert.equal(agreementAccepted(db, customer.toUpperCase()), true);
    assert.equal(agreementAccepted(db, customer.replaceAll('1', '9')), true);
    db.close();
  });

  it('is so once the partner has confirmed the present agreement, not the one before', () => {
    const db = asked();
    const older = { ...confirmation, userId: customer, type: 'MicrosoftCloudAgreement' };
    confirmAgreement(db, customer, { ...older, templateId: 'older' });
    assert.equal(agreementAccepted(db, customer), false);
    confirmAgreement(db, customer, { ...confirmation, userId: customer });
    assert.equal(agreementAccepted(db, customer), true);
    db.close();
  });
});
