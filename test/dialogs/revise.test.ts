import assert from 'node:assert/strict';
import type { Conversation } from '../../src/dialogs/conversation.ts';
import { removePartnership } from '../../src/dialogs/removePartnership.ts';
import { requestPartnership } from '../../src/dialogs/requestPartnership.ts';
import { resume, resumeOf, type Resume } from '../../src/dialogs/revise.ts';
import { standardMail } from '../../src/dialogs/mailText.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import { requestDoc, type Request } from '../../src/domain/request.ts';
import { converse, type Row } from '../support/conversation.ts';
import { alex, invitation, megan, patti, removal } from '../support/requests.ts';
import { openTestDesk, type TestDesk } from '../support/testDesk.ts';

const yes = {
  representation: 'true',
  notice: 'willBe',
  noticeDay: '2026-11-30',
  notBefore: '2026-12-01',
  reason: 'They moved',
};

describe('Taking a request up again', () => {
  let test: TestDesk;

  beforeEach(async () => {
    test = await openTestDesk();
  });

  afterEach(() => test.close());

  const goOn = (conversation: Conversation, found: Resume, rows: readonly Row[]) => {
    const { about, answers, typed, draftId } = found;
    assert.equal(conversation.name, found.conversation);
    return converse(
      conversation,
      { desk: test.desk, actor: alex, about, answers, typed, draftId },
      rows,
    );
  };

  const found = async (id: string): Promise<Resume> => {
    const what = await resume(test.desk, alex, id);
    assert.ok('conversation' in what);
    return what;
  };

  const stateOf = async (id: string): Promise<Request> => {
    const view = await test.desk.find.request(alex, id);
    assert.ok(!isRefusal(view));
    return view.request;
  };

  it('a removal that was sent back lands at the confirmation, with the words kept and the representation to be made anew', async () => {
    const first: Row[] = [
      [{ begin: true }, [{ form: 'impact' }]],
      [['go'], [{ form: 'answered' }, { form: 'confirmRemoval' }]],
      [
        ['go', yes],
        [{ form: 'answered' }, { view: 'request' }],
      ],
    ];
    await converse(
      removePartnership,
      { desk: test.desk, actor: alex, about: 'fabrikam', draftId: 'r9' },
      first,
    );
    await test.desk.act.move(megan, 'r9', 'sendBack', { args: { comment: 'Which distributor?' } });
    const { representation: _, ...kept } = yes;
    await goOn(removePartnership, await found('r9'), [
      [{ begin: true }, [{ form: 'confirmRemoval', values: kept, problems: {}, back: false }]],
      [
        ['go', kept],
        [
          {
            form: 'confirmRemoval',
            values: kept,
            problems: { representation: { code: 'notTicked' } },
          },
        ],
      ],
      [
        ['go', { ...yes, reason: 'They moved to Contoso' }],
        [
          { form: 'answered' },
          {
            view: 'request',
            request: { id: 'r9', state: 'pending' },
            changed: [{ field: 'reason', before: 'They moved', after: 'They moved to Contoso' }],
          },
        ],
      ],
    ]);
  });

  it('a removal that was put aside goes on where it was', async () => {
    const first: Row[] = [
      [{ begin: true }, [{ form: 'impact' }]],
      [['go'], [{ form: 'answered' }, { form: 'confirmRemoval' }]],
      [['park'], [{ parked: 'r9' }]],
    ];
    await converse(
      removePartnership,
      { desk: test.desk, actor: alex, about: 'fabrikam', draftId: 'r9' },
      first,
    );
    await goOn(removePartnership, await found('r9'), [
      [{ begin: true }, [{ form: 'confirmRemoval', values: {} }]],
      [
        ['go', yes],
        [{ form: 'answered' }, { view: 'request', request: { id: 'r9', state: 'pending' } }],
      ],
    ]);
  });

  it('a removal that failed, and has no answers kept, is read from its input', () => {
    const { answers, typed, about, draftId } = resumeOf(removal({ state: 'failed' }));
    assert.deepEqual(
      [about, draftId, answers],
      ['fabrikam', 'r1', { reseller: 'fabrikam', impact: true }],
    );
    assert.deepEqual(typed, {
      confirm: {
        notice: 'notRequired',
        noticeDay: '',
        notBefore: '',
        reason: 'They moved to another distributor',
      },
    });
  });

  it('what stood in a form when it was put aside stands there again', () => {
    const typed = { mail: { language: 'en-US', subject: 'Hi', text: 'Half a' } };
    const addresses = { emails: ['ann@x.example'] };
    const again = resumeOf(
      invitation({ state: 'draft', input: null, answers: { addresses, typed } }),
    );
    assert.deepEqual([again.answers, again.typed], [{ addresses }, typed]);
    const strange = resumeOf(
      removal({
        state: 'draft',
        input: null,
        answers: { reseller: 'fabrikam', typed: { confirm: 7 } },
      }),
    );
    assert.deepEqual([strange.answers, strange.typed], [{ reseller: 'fabrikam' }, {}]);
  });

  it('a draft that is not marked as sent lands at the mails', async () => {
    const mail = { ...standardMail(test.desk.settings, alex, 'zh-CN') };
    await test.desk.act.saveDraft(
      alex,
      'requestPartnership',
      { addresses: { emails: ['ann@x.example'] }, mail },
      { label: 'ann@x.example' },
      'd9',
    );
    await goOn(requestPartnership, await found('d9'), [
      [{ begin: true }, [{ form: 'mailFinal', subject: mail.subject }]],
      [['done'], [{ form: 'answered' }, { view: 'batch', batch: 'd9' }]],
    ]);
    assert.equal((await stateOf('d9')).state, 'discarded');
  });

  it('an invitation that failed is asked about anew and stays one request', async () => {
    const mail = { ...standardMail(test.desk.settings, alex, 'en-US') };
    const made = await test.desk.act.submit(
      alex,
      'requestPartnership',
      { email: 'ann@x.example', company: 'Contoso', country: 'DE', ...mail },
      { id: 'i9' },
    );
    assert.ok(!isRefusal(made));
    await test.settle();
    const failure = { step: 'acceptedByReseller', code: 'unknown', at: made.createdAt };
    await test.doors.store.desk.commit([
      { op: 'put', doc: requestDoc({ ...(await stateOf('i9')), state: 'failed', failure }) },
    ]);
    await goOn(requestPartnership, await found('i9'), [
      [
        { begin: true },
        [
          {
            form: 'addresses',
            values: { emails: 'ann@x.example', company: 'Contoso', country: 'DE' },
          },
        ],
      ],
      [
        ['go', { emails: 'ann@x.example, bob@x.example' }],
        [{ form: 'addresses', problems: { emails: { code: 'tooMany', values: { max: '1' } } } }],
      ],
      [
        ['go', { emails: 'ann@x.example' }],
        [{ form: 'answered' }, { form: 'mailDraft', values: mail }],
      ],
      [
        ['go', mail],
        [{ form: 'answered' }, { form: 'mailFinal' }],
      ],
      [
        ['done'],
        [{ form: 'answered' }, { view: 'request', request: { id: 'i9', state: 'running' } }],
      ],
    ]);
  });

  it('only one’s own, and only what can still be changed', async () => {
    await test.desk.act.saveDraft(
      patti,
      'removePartnership',
      { reseller: 'fabrikam' },
      { label: 'Fabrikam', partnershipId: 'fabrikam' },
      'theirs',
    );
    await test.doors.store.desk.commit([
      { op: 'put', doc: requestDoc(removal({ id: 'sentBack', state: 'draft', asker: patti })) },
      { op: 'put', doc: requestDoc(removal({ id: 'open' })) },
    ]);
    assert.partialDeepStrictEqual(await resume(test.desk, alex, 'theirs'), {
      view: 'refused',
      code: 'notFound',
    });
    assert.partialDeepStrictEqual(await resume(test.desk, alex, 'sentBack'), {
      view: 'refused',
      code: 'notAllowed',
    });
    assert.partialDeepStrictEqual(await resume(test.desk, alex, 'open'), {
      view: 'refused',
      code: 'wrongState',
      see: { view: 'request', filter: 'open' },
    });
    assert.partialDeepStrictEqual(await resume(test.desk, alex, 'nothing'), {
      view: 'refused',
      code: 'notFound',
    });
  });
});
