import assert from 'node:assert/strict';
import { resumePlain } from '../../src/dialogs/resumePlain.ts';
import { newRequest } from '../../src/domain/drafts.ts';
import type { Request } from '../../src/domain/request.ts';
import { alex } from '../support/requests.ts';
import { openTestDesk, type TestDesk } from '../support/testDesk.ts';

describe('Taking up a conversation again, as most kinds of request do', () => {
  let test: TestDesk;

  beforeEach(async () => {
    test = await openTestDesk();
  });

  afterEach(() => test.close());

  const request = (change: Partial<Request>): Request => ({
    ...newRequest(test.doors, alex, 'changeSubscription', 'r1'),
    ...change,
  });

  it('goes on with what was answered and typed; what decides is asked again', () => {
    const answers = {
      customer: 'c',
      subscription: 's',
      change: { do: 'cancel', was: 3 },
      confirm: true,
      review: { attestation: true },
      typed: { change: { quantity: '7' } },
    };
    assert.deepEqual(resumePlain(request({ answers })), {
      conversation: 'changeSubscription',
      about: '',
      answers: { customer: 'c', subscription: 's', change: { do: 'cancel', was: 3 } },
      typed: { change: { quantity: '7' } },
      draftId: 'r1',
    });
  });

  it('knows at least whom a request without kept answers was about', () => {
    const input = {
      customer: { id: 'c', name: 'Northwind', domain: 'north.onmicrosoft.com' },
      subscription: { id: 's', name: 'E3' },
      partnershipId: 'fabrikam',
      change: { do: 'cancel', was: 3 },
    };
    const { answers } = resumePlain(request({ state: 'failed', input }));
    assert.deepEqual(answers, { customer: 'c', subscription: 's', reseller: 'fabrikam' });
    assert.deepEqual(resumePlain(request({ input: null })).answers, {});
  });
});
