import assert from 'node:assert/strict';
import type { Answer } from '../../src/domain/partnerCenterDoor.ts';
import { startWorld } from './partnerCenter.world.ts';
import type { Scripted, Seen, World } from './partnerCenter.world.ts';

const templates = {
  items: [
    { templateId: 'old', agreementType: 'MicrosoftCustomerAgreement', versionRank: 0 },
    {
      templateId: 'new',
      agreementType: 'microsoft_customer_agreement',
      agreementLink: 'https://aka.example/agreement',
      versionRank: '1',
    },
    { templateId: 'cloud', agreementType: 'MicrosoftCloudAgreement', versionRank: 7 },
  ],
};
const signed = {
  firstName: 'Nora',
  lastName: 'Wind',
  email: 'nora@northwind.example',
  at: '2026-11-23T09:00:00.000Z',
};

describe('The customer agreement at Partner Center', () => {
  let world: World;
  afterEach(() => world.close());

  /** Answers by the last part of the path; what is not scripted is not found. */
  const open = async (script: Record<string, Scripted>) => {
    const last = ({ method, url }: Seen) => `${method} ${url.pathname.split('/').at(-1)}`;
    world = await startWorld((seen) => script[last(seen)] ?? { status: 404 });
    return world.pc;
  };
  const yes = async <T>(asked: Promise<Answer<T>>): Promise<T> => {
    const answer = await asked;
    assert.ok(answer.is === 'yes', JSON.stringify(answer));
    return answer.value;
  };
  const no = async (asked: Promise<Answer<unknown>>): Promise<string> => {
    const answer = await asked;
    assert.ok(answer.is === 'no', JSON.stringify(answer));
    return answer.no.code;
  };

  const direct = 'GET directSignedMicrosoftCustomerAgreementStatus';
  const list = 'GET agreements';

  it('is signed when the customer has signed itself, and nothing else is asked then', async () => {
    const pc = await open({ [direct]: { json: { isSigned: true } } });
    assert.deepEqual(await yes(pc.customerAgreement('c1')), { signed: true });
    assert.equal(world.calls.length, 1);
    assert.equal(world.calls[0]?.headers.authorization, 'Bearer user-1');
    assert.equal(
      world.calls[0]?.url.pathname,
      '/v1/customers/c1/directSignedMicrosoftCustomerAgreementStatus',
    );
  });

  for (const [what, json, expected] of [
    ['one is listed', { items: [{ type: 'MicrosoftCustomerAgreement' }] }, true],
    ['only another kind is listed', { items: [{ type: 'MicrosoftCloudAgreement' }] }, false],
    ['none is listed', { items: [] }, false],
    ['there is no list', {}, false],
  ] as const) {
    it(`is ${expected ? 'signed' : 'not signed'} when it was not signed directly and ${what}`, async () => {
      const pc = await open({ [direct]: { json: { isSigned: false } }, [list]: { json } });
      assert.deepEqual(await yes(pc.customerAgreement('c1')), { signed: expected });
      assert.equal(world.calls[1]?.url.search, '?agreementType=MicrosoftCustomerAgreement');
    });
  }

  it('is not known when Partner Center refuses to say', async () => {
    const refusal = { status: 403, json: { code: 20002 } };
    const pc = await open({ [direct]: refusal });
    assert.equal(await no(pc.customerAgreement('c1')), '20002');
    await world.close();
    const other = await open({ [direct]: { json: { isSigned: false } }, [list]: refusal });
    assert.equal(await no(other.customerAgreement('c1')), '20002');
  });

  const text = 'GET document';
  const ask = { language: 'de-DE', country: 'DE' };

  it('has a text in the language of the customer, of the newest wording', async () => {
    const document = {
      displayUri: 'https://docs.example/show',
      downloadUri: 'https://docs.example/get',
    };
    const pc = await open({ [list]: { json: templates }, [text]: { json: document } });
    assert.deepEqual(await yes(pc.agreementText(ask)), { url: 'https://docs.example/show' });
    const seen = world.calls[1]?.url;
    assert.equal(seen?.pathname, '/v1/agreementtemplates/new/document');
    assert.equal(seen?.search, '?language=de-DE&country=DE');
  });

  it('has a common page where there is no document, and never a link that is none', async () => {
    const pc = await open({ [list]: { json: templates } });
    assert.deepEqual(await yes(pc.agreementText(ask)), { url: 'https://aka.example/agreement' });
    await world.close();
    const odd = await open({
      [list]: { json: templates },
      [text]: { json: { displayUri: 'javascript:alert(1)', downloadUri: null } },
    });
    assert.deepEqual(await yes(odd.agreementText(ask)), { url: 'https://aka.example/agreement' });
  });

  it('has no text when there is no such agreement', async () => {
    const pc = await open({ [list]: { json: { items: [] } } });
    assert.equal(await no(pc.agreementText(ask)), 'noList');
  });

  it('is confirmed in the older way under the id of the request', async () => {
    const pc = await open({
      [list]: { json: templates },
      'POST agreements': { status: 201, json: { userId: 'u1' } },
    });
    assert.deepEqual(await yes(pc.confirmAgreement('c1', signed, 'the-request')), { signed: true });
    const seen = world.calls[1];
    assert.equal(seen?.url.pathname, '/v1/customers/c1/agreements');
    assert.equal(seen?.headers['ms-requestid'], 'the-request');
    assert.notEqual(world.calls[0]?.headers['ms-requestid'], 'the-request');
    assert.deepEqual(JSON.parse(seen?.text ?? ''), {
      primaryContact: { firstName: 'Nora', lastName: 'Wind', email: 'nora@northwind.example' },
      templateId: 'new',
      dateAgreed: '2026-11-23T09:00:00.000Z',
      type: 'MicrosoftCustomerAgreement',
    });
    assert.ok(!/nora/i.test(world.lines.join()));
  });

  it('is confirmed when it was confirmed before, as the agreement service words it', async () => {
    const json = {
      code: 600061,
      message: 'A partner confirmed agreement already exists for the customer.',
      description: 'A partner confirmed agreement already exists for the customer.',
      errorName: 'PartnerConfirmedAgreementAlreadyExists',
      isRetryable: false,
      parameters: {},
      errorMessageExtended: 'InternalErrorCode=600061',
    };
    const pc = await open({
      [list]: { json: templates },
      'POST agreements': { status: 400, json },
    });
    assert.deepEqual(await yes(pc.confirmAgreement('c1', signed, 'q')), { signed: true });
    await world.close();
    const other = await open({
      [list]: { json: templates },
      'POST agreements': { status: 400, json: { ...json, code: 800002 } },
    });
    assert.equal(await no(other.confirmAgreement('c1', signed, 'q')), '800002');
  });
});
