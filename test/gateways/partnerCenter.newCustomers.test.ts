import assert from 'node:assert/strict';
import type { NewCustomer } from '../../src/domain/partnerCenter.ts';
import type { Answer } from '../../src/domain/partnerCenterDoor.ts';
import { startWorld } from './partnerCenter.world.ts';
import type { Scripted, World } from './partnerCenter.world.ts';

const northwind: NewCustomer = {
  company: 'Northwind Traders',
  domain: 'northwind.onmicrosoft.com',
  address: {
    line1: 'Main Street 1',
    city: 'São Paulo',
    state: 'SP',
    postalCode: '01310-100',
    country: 'BR',
  },
  firstName: 'Nora',
  lastName: 'Wind',
  email: 'nora@northwind.example',
  phone: '1155550101',
  registrationNumber: '12.345.678/0001-95',
  culture: 'pt-BR',
  resellerId: 'r1',
  gdap: true,
};
const password = 'Sesame&9 opens ';
const created = {
  id: 'C1-UPPER',
  relationshipToPartner: 'reseller',
  userCredentials: { userName: 'admin', password },
};

describe('A new customer at Partner Center', () => {
  let world: World;
  afterEach(() => world.close());

  const yes = async <T>(asked: Promise<Answer<T>>): Promise<T> => {
    const answer = await asked;
    assert.ok(answer.is === 'yes', JSON.stringify(answer));
    return answer.value;
  };
  const create = async (scripted: Scripted) => {
    world = await startWorld(() => scripted);
    return world.pc.createCustomer(northwind, 'the-request');
  };

  it('is created for its reseller, as the signed-in account, under the id of the request', async () => {
    assert.deepEqual(await yes(create({ status: 201, json: created })), {
      id: 'c1-upper',
      credentials: { userName: 'admin', password },
    });
    const [seen] = world.calls;
    assert.deepEqual([seen?.method, seen?.url.pathname], ['POST', '/v1/customers']);
    assert.equal(seen?.headers.authorization, 'Bearer user-1');
    assert.equal(seen?.headers['ms-requestid'], 'the-request');
    assert.deepEqual(JSON.parse(seen?.text ?? ''), {
      enableGDAPByDefault: true,
      companyProfile: {
        domain: 'northwind.onmicrosoft.com',
        organizationRegistrationNumber: '12.345.678/0001-95',
      },
      billingProfile: {
        email: 'nora@northwind.example',
        culture: 'pt-BR',
        language: 'pt',
        companyName: 'Northwind Traders',
        defaultAddress: {
          firstName: 'Nora',
          lastName: 'Wind',
          addressLine1: 'Main Street 1',
          city: 'São Paulo',
          state: 'SP',
          postalCode: '01310-100',
          country: 'BR',
          phoneNumber: '1155550101',
        },
      },
      associatedPartnerId: 'r1',
    });
  });

  for (const [what, userCredentials] of Object.entries({
    'no credentials': undefined,
    'empty credentials': null,
    'credentials without a password': { userName: 'admin' },
  })) {
    it(`may come with ${what}`, async () => {
      const value = await yes(create({ json: { ...created, userCredentials } }));
      assert.deepEqual(value, { id: 'c1-upper', credentials: undefined });
    });
  }

  it('is read in capital letters too', async () => {
    const json = { Id: 'C2', UserCredentials: { UserName: 'admin', Password: 'x' } };
    assert.deepEqual(await yes(create({ json })), {
      id: 'c2',
      credentials: { userName: 'admin', password: 'x' },
    });
  });

  it('is asked for again under the same id when the line is cut', async () => {
    world = await startWorld((_, count) => (count < 3 ? { cut: true } : { json: created }));
    assert.equal((await yes(world.pc.createCustomer(northwind, 'the-request'))).id, 'c1-upper');
    assert.deepEqual(
      world.calls.map(({ headers }) => headers['ms-requestid']),
      ['the-request', 'the-request', 'the-request'],
    );
  });

  it('leaves no trace of its password or its people in logs and errors', async () => {
    const secrets = [password, password.trim(), 'nora@', 'Nora', 'Northwind', 'northwind.onm'];
    const silent = (text: string) => {
      for (const secret of secrets) assert.ok(!text.includes(secret), text);
    };
    await yes(create({ json: created }));
    assert.ok(world.lines.some((line) => line.includes('/v1/customers')));
    silent(world.lines.join());
    await world.close();
    for (const json of [
      { ...created, id: undefined },
      { ...created, userCredentials: { userName: 'admin', password: [password] } },
      { ...created, userCredentials: password },
    ]) {
      await assert.rejects(create({ json }), (error: Error) => {
        assert.equal(error.name, 'UnreadableAnswer');
        silent(JSON.stringify(error, Object.getOwnPropertyNames(error)));
        return true;
      });
      silent(world.lines.join());
      await world.close();
    }
    const broken = { status: 500, text: JSON.stringify({ code: password, created }) };
    await assert.rejects(create(broken), (error: Error) => {
      silent(String(error) + String(error.cause));
      return true;
    });
    silent(world.lines.join());
  });

  it('is refused with the code of Partner Center', async () => {
    const answer = await create({ status: 400, json: { code: 600051, description: 'Phone' } });
    assert.ok(answer.is === 'no');
    assert.equal(answer.no.code, '600051');
  });
});
