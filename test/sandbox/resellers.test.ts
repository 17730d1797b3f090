import assert from 'node:assert/strict';
import type { World } from './world.ts';
import { filter, openWorld, seeded, tenant } from './world.ts';

const faq = 'https://learn.microsoft.com/partner-center/mpa-indirect-provider-faq';
const list = '/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf';

describe('resellers in the sandbox', () => {
  let world: World;
  before(async () => void (world = await openWorld()));
  after(() => world.close());

  describe('GET /v1/relationships', () => {
    it('lists the partnerships in one piece, without links or continuation', async () => {
      const { status, body } = await world.get(list);
      assert.equal(status, 200);
      assert.deepEqual(Object.keys(body), ['totalCount', 'items', 'attributes']);
      assert.equal(body.totalCount, 6);
      assert.deepEqual(body.attributes, { objectType: 'Collection' });
      assert.deepEqual(body.items[0], {
        id: '7a0c1e52-4b0d-4f8e-9a51-2c6d0b8f1e01',
        name: 'Fabrikam Inc.',
        relationshipType: 'is_indirect_cloud_solution_provider_of',
        state: 'Active',
        mpnId: '4847101',
        location: 'US',
        attributes: { objectType: 'PartnerRelationship' },
      });
      assert.deepEqual(
        body.items.map((each: { name: string }) => each.name),
        [
          'Fabrikam Inc.',
          'Contoso Ltd.',
          'Adatum Corporation',
          'Tailspin Toys',
          'Wide World Importers',
          'Fourth Coffee',
        ],
      );
    });

    it('filters by the beginning of the name, whatever its case', async () => {
      const { body } = await world.get(`${list}&${filter('Name', 'tailSPIN')}`);
      assert.deepEqual([body.totalCount, body.items[0].name], [1, 'Tailspin Toys']);
      assert.equal((await world.get(`${list}&${filter('Name', 'spin')}`)).body.totalCount, 0);
    });

    it('refuses other filters, and a question without its type', async () => {
      assert.equal((await world.get(`${list}&${filter('Location', 'US')}`)).body.code, 2000);
      assert.equal((await world.get(`${list}&filter=name`)).body.code, 2000);
      assert.equal((await world.get('/v1/relationships')).status, 400);
    });

    it('refuses the question of a reseller with 1002, since the caller is none', async () => {
      const { status, body } = await world.get(
        '/v1/relationships?relationship_type=IsIndirectResellerOf',
      );
      assert.deepEqual([status, body.code, body.description], [403, 1002, 'Authorization Failed']);
    });
  });

  describe('GET /v1/profiles', () => {
    it('tells whose a Partner ID is', async () => {
      const { status, body } = await world.get('/v1/profiles/mpn?mpnId=4847101');
      assert.equal(status, 200);
      assert.deepEqual(body, {
        partnerName: 'Fabrikam Inc.',
        mpnId: '4847101',
        profileType: 'MpnProfile',
        links: { self: { uri: '/profiles/mpn', method: 'GET', headers: [] } },
        attributes: { objectType: 'MpnProfile' },
      });
    });

    it('tells the provider its own when none is given', async () => {
      const { body } = await world.get('/v1/profiles/mpn');
      assert.deepEqual([body.partnerName, body.mpnId], ['Northwind Distribution', '4846001']);
    });

    it('answers 3000 for a Partner ID that nobody has', async () => {
      const { status, body } = await world.get('/v1/profiles/mpn?mpnId=9999999');
      assert.equal(status, 404);
      assert.deepEqual(body, {
        code: 3000,
        description: 'Partner Organization with partner_id 9999999 could not be found',
        data: [],
        source: 'PartnerFD',
      });
    });

    it('shows the legal business profile of the provider', async () => {
      const { status, body } = await world.get('/v1/profiles/legalbusiness?vettingVersion=Current');
      assert.equal(status, 200);
      assert.deepEqual(body, {
        companyName: 'Northwind Distribution',
        address: {
          country: 'US',
          city: 'Spokane',
          state: 'WA',
          addressLine1: '400 Riverside Avenue',
          addressLine2: 'Suite 12',
          postalCode: '99201',
          firstName: 'Gena',
          lastName: 'Soto',
          phoneNumber: '5095550100',
        },
        primaryContact: {
          firstName: 'Gena',
          lastName: 'Soto',
          email: 'contact@northwind-distribution.example',
          phoneNumber: '5095550100',
        },
        companyApproverAddress: {
          country: 'US',
          city: 'Spokane',
          state: 'WA',
          addressLine1: '400 Riverside Avenue',
          addressLine2: 'Suite 12',
          postalCode: '99201',
        },
        companyApproverEmail: 'contact@northwind-distribution.example',
        vettingStatus: 'authorized',
        vettingSubStatus: 'none',
        profileType: 'LegalBusinessProfile',
        links: { self: { uri: '/profiles/legalbusiness', method: 'GET', headers: [] } },
        attributes: { objectType: 'LegalBusinessProfile' },
      });
      assert.equal(
        (await world.get('/v1/profiles/legalbusiness?vettingVersion=LastFinalized')).status,
        200,
      );
      assert.equal((await world.get('/v1/profiles/legalbusiness?vettingVersion=Next')).status, 400);
    });
  });

  describe('GET /v1/compliance/csp/agreementstatus', () => {
    const unknownTenant = '12345678-ACBD-1234-ABCD-123456789ABC';
    const controllers = 'PartnerApiServiceControllers';

    it('says that the agreement is signed, by Partner ID and by tenant', async () => {
      const path = '/v1/compliance/csp/agreementstatus';
      assert.deepEqual((await world.get(`${path}?mpnId=4847101`)).body, {
        isAgreementSigned: true,
      });
      assert.deepEqual(
        (await world.get(`${path}?tenantId=${seeded.fabrikam.id.toUpperCase()}`)).body,
        {
          isAgreementSigned: true,
        },
      );
    });

    const refusals: [string, string, number, string, string[], string][] = [
      [
        'a tenant that is no GUID',
        'tenantId=abc',
        2000,
        'Tenant Id must be a GUID.',
        [],
        controllers,
      ],
      [
        'a Partner ID that is no number',
        'mpnId=abc',
        2000,
        'MPN Id must be numeric.',
        [],
        controllers,
      ],
      [
        'neither',
        '',
        2001,
        'Both MPN Id and Tenant Id cannot be empty.',
        [],
        'ComplianceController',
      ],
      [
        'both',
        `mpnId=1&tenantId=${unknownTenant}`,
        2000,
        'Both MPN Id and Tenant Id should not be passed.',
        [],
        'ComplianceController',
      ],
      [
        'an unknown Partner ID',
        'mpnId=123456',
        2200,
        'Requested MPN Id 123456 is either invalid or does not exist in Partner Center.',
        ['https://partner.microsoft.com/resources/detail/migrate-pmc-pc-mpa-guide-pptx'],
        'PartnerFD',
      ],
      [
        'a reseller of another region',
        `mpnId=${seeded.vanArsdel.mpnId}`,
        2201,
        `The CSP region of the requested PartnerID 4847239 is Asia Pacific and doesn't match the CSP region Americas of Indirect Provider with Tenant id ${tenant}.`,
        [faq],
        'PartnerFD',
      ],
      [
        'a reseller that has not signed',
        `mpnId=${seeded.margie.mpnId}`,
        2203,
        'MPN Id 4847197 has not signed Microsoft Partner Agreement (MPA) for the CSP region where the order is being placed. Please advise your reseller to sign MPA to continue with the order.',
        [faq],
        'PartnerFD',
      ],
      [
        'an organisation that is no reseller',
        `mpnId=${seeded.relecloud.mpnId}`,
        2204,
        'Requested MPN Id 4847244 is not associated with any CSP Indirect Reseller account in Partner Center. Please advise your reseller to enroll into the CSP program as an indirect reseller in Partner Center to be compliant.',
        [faq],
        'PartnerFD',
      ],
      [
        'an unknown tenant',
        `tenantId=${unknownTenant}`,
        2205,
        `Could not find account with id '${unknownTenant}'.`,
        [],
        'PartnerFD',
      ],
      [
        'a tenant that has not signed',
        `tenantId=${seeded.margie.id}`,
        2206,
        `Parnter Center Account associated to Tenant Id ${seeded.margie.id} hasn't signed the agreement`,
        [faq],
        'PartnerFD',
      ],
    ];
    for (const [what, query, code, description, data, source] of refusals) {
      it(`refuses ${what} with ${code}`, async () => {
        const heard = await world.get(`/v1/compliance/csp/agreementstatus?${query}`);
        assert.equal(heard.status, 400);
        assert.deepEqual(heard.body, { code, description, data, source });
      });
    }
  });

  describe('POST /v1/partners/validateresellers', () => {
    it('says of each Partner ID, in the order asked, whether it may be partner of record', async () => {
      const partnerIds = [seeded.fabrikam.mpnId, '1', seeded.proseware.mpnId];
      const { status, body } = await world.post('/v1/partners/validateresellers', { partnerIds });
      assert.equal(status, 200);
      assert.deepEqual(body, {
        validationResults: [
          { partnerId: '4847101', isValidPartnerIdOnRecord: true },
          {
            partnerId: '1',
            isValidPartnerIdOnRecord: false,
            errorCode: 900400,
            errorDescription:
              'The PLA ID (formerly MPN ID) is not linked to any active reseller tenant.',
          },
          {
            partnerId: '4847181',
            isValidPartnerIdOnRecord: false,
            errorCode: 900414,
            errorDescription:
              'The requested indirect reseller with PLA ID (formerly MPN ID) is not currently authorized to be associated with this transaction. Ensure the reseller has an active CSP indirect reseller tenant.',
          },
        ],
      });
    });

    it('reads PascalCase too, takes an app-only token, and refuses an empty question', async () => {
      const path = '/v1/partners/validateresellers';
      const appOnly = { Authorization: `Bearer ${world.app}` };
      assert.equal((await world.post(path, { PartnerIds: ['4847101'] }, appOnly)).status, 200);
      const empty = await world.post(path, {});
      assert.deepEqual([empty.status, empty.body.code], [400, 800002]);
    });
  });
});
