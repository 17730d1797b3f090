import assert from 'node:assert/strict';
import { reassignSubscriptions } from '../../src/dialogs/reassignSubscriptions.ts';
import { resumeOf } from '../../src/dialogs/revise.ts';
import { converse, type Row, type Said, type Setting } from '../support/conversation.ts';
import { contoso, openReassignStage, type ReassignStage } from '../support/reassignStage.ts';
import { alex, isaiah, monday } from '../support/requests.ts';

const guid = (at: number) => `1b2c3d4e-0000-0000-0000-${String(at).padStart(12, '0')}`;

describe('Reassigning subscriptions, in chat', () => {
  let stage: ReassignStage;

  beforeEach(async () => {
    stage = await openReassignStage();
    await stage.customer('c1', { name: 'Trey Research', domain: 'trey.example' });
    await stage.customer('c2', { name: 'Trey Labs', domain: 'labs.example' });
    for (let at = 1; at <= 20; at += 1) await stage.has('c1', guid(at));
    await stage.has('c2', guid(21), { isTrial: true });
  });

  afterEach(() => stage.test.close());

  const talk = (rows: readonly Row[], change: Partial<Setting> = {}) =>
    converse(reassignSubscriptions, { desk: stage.test.desk, actor: alex, ...change }, rows);

  const whatFirst: Row = [{ begin: true }, [{ form: 'reassignWhat', found: [], problems: {} }]];
  const answered = (text: string) => ({
    form: 'answered',
    facts: [{ field: 'subscriptions', text }],
  });
  const toContoso: Said = ['go', { reseller: 'contoso' }];

  const digestOf = async (rows: readonly Row[], change: Partial<Setting> = {}) => {
    const opened = await talk(rows, change);
    const state = { token: 't', question: 'dryRun', values: {}, problems: {}, back: false };
    const form = await reassignSubscriptions.questions[2]!.ask(opened.asking(), state);
    assert.ok('form' in form && form.form === 'dryRun');
    return form.digest;
  };

  it('goes from a customer’s card to the reseller, then the dry run, and waits for an admin with exactly that', async () => {
    const setting = { about: 'c1' };
    const rows: Row[] = [
      [{ begin: true }, [{ form: 'pickReseller', purpose: 'reassignSubscriptions' }]],
      [
        toContoso,
        [
          { form: 'answered', facts: [{ field: 'reseller', text: 'Contoso' }] },
          {
            form: 'dryRun',
            what: { of: 'customer', name: 'Trey Research' },
            to: { id: 'contoso' },
            totals: { planned: 20, skipped: 0, done: 0, failed: 0 },
            page: 0,
            more: true,
            minutes: 1,
            unread: 0,
            asOf: monday,
            names: { '4847383': 'Fabrikam', '5000001': 'Contoso' },
          },
        ],
      ],
    ];
    const digest = await digestOf(rows, setting);
    await talk(
      [
        ...rows,
        [['page:1'], [{ form: 'dryRun', page: 1, more: false }]],
        [['page:9'], [{ form: 'dryRun', page: 1, more: false }]],
        ['yes', [{ form: 'dryRun', problems: { go: { code: 'useButtons' } } }]],
        [['go'], [{ form: 'dryRun', problems: {} }]],
        [
          [`go:${digest}`],
          [
            { form: 'answered', of: 'dryRun' },
            {
              view: 'request',
              request: { id: 'draft-1', state: 'pending', about: { id: 'trey.example' } },
              rows: { totals: { planned: 20 } },
            },
          ],
        ],
      ],
      setting,
    );
    const { answers } = await stage.request('draft-1');
    assert.deepEqual(answers, { what: { of: 'customer', id: 'c1' }, reseller: 'contoso' });
    assert.equal((await stage.rows('draft-1')).length, 20);
  });

  it('shows the dry run again when something changed since it was made', async () => {
    const rows: Row[] = [
      [{ begin: true }, [{ form: 'pickReseller' }]],
      [toContoso, [{ form: 'answered' }, { form: 'dryRun' }]],
    ];
    const digest = await digestOf(rows, { about: 'c1' });
    await stage.has('c1', guid(30));
    await talk(
      [
        ...rows,
        [
          [`go:${digest}`],
          [
            { form: 'answered' },
            {
              form: 'dryRun',
              problems: { rows: { code: 'planChanged' } },
              totals: { planned: 21 },
            },
          ],
        ],
      ],
      { about: 'c1' },
    );
    assert.deepEqual(await stage.rows('draft-1'), []);
  });

  it('from a reseller’s card it asks to whom, and not to that one itself, nor to one that gets no business', async () => {
    await stage.partner({
      id: 'litware',
      name: 'Litware',
      partnerId: '600',
      hold: { reason: 'unpaid', by: { id: 'megan', name: 'Megan' }, at: monday },
    });
    await talk(
      [
        [{ begin: true }, [{ form: 'pickReseller' }]],
        [
          ['go', { reseller: 'fabrikam' }],
          [
            {
              form: 'pickReseller',
              problems: { reseller: { code: 'theirOwnReseller', values: {} } },
            },
          ],
        ],
        [
          'Litware',
          [
            {
              form: 'pickReseller',
              problems: { reseller: { code: 'onHold', values: { reason: 'unpaid', by: 'Megan' } } },
            },
          ],
        ],
        [
          'Contoso',
          [
            { form: 'answered' },
            {
              form: 'dryRun',
              what: { of: 'reseller', name: 'Fabrikam' },
              totals: { planned: 20, skipped: 1 },
            },
          ],
        ],
      ],
      { about: 'fabrikam' },
    );
  });

  it('finds whose by name: one is taken, several are there to choose from, none is said with the words kept', async () => {
    await talk([
      whatFirst,
      [
        ['go', { of: 'customer', text: ' ' }],
        [{ form: 'reassignWhat', problems: { text: { code: 'required' } } }],
      ],
      [
        ['go', { of: 'customer', text: 'nobody' }],
        [
          {
            form: 'reassignWhat',
            found: [],
            values: { of: 'customer', text: 'nobody' },
            problems: { text: { code: 'noneMeant', values: { text: 'nobody' } } },
          },
        ],
      ],
      [
        ['go', { of: 'customer', text: 'trey' }],
        [
          {
            form: 'reassignWhat',
            problems: {},
            found: [
              { of: 'customer', id: 'c2', name: 'Trey Labs' },
              { of: 'customer', id: 'c1', detail: 'trey.example' },
            ],
          },
        ],
      ],
      [
        ['go', { of: 'customer', text: 'trey', chosen: 'customer:gone' }],
        [
          {
            form: 'reassignWhat',
            problems: { text: { code: 'noneMeant', values: { text: 'trey' } } },
          },
        ],
      ],
      [
        ['go', { of: 'customer', text: 'trey', chosen: 'customer:c2' }],
        [answered('Trey Labs'), { form: 'pickReseller' }],
      ],
      [
        toContoso,
        [{ form: 'answered' }, { form: 'dryRun', totals: { planned: 0, skipped: 1 }, minutes: 0 }],
      ],
    ]);
    await talk([
      whatFirst,
      [
        ['go', { of: 'customer', text: 'labs.example', chosen: 'customer:c1' }],
        [answered('Trey Labs'), { form: 'pickReseller' }],
      ],
    ]);
    await talk([
      whatFirst,
      [
        ['go', { of: 'reseller', text: 'fabrikam' }],
        [answered('Fabrikam'), { form: 'pickReseller' }],
      ],
    ]);
    await talk([
      whatFirst,
      ['Trey Research', [answered('Trey Research'), { form: 'pickReseller' }]],
    ]);
  });

  it('keeps no more of a long list than a request can take, and shows no endless text again', async () => {
    const ids = Array.from({ length: 10_000 }, (_, at) => guid(at)).join(' ');
    const talked = await talk([whatFirst]);
    const [again] = await talked.say(['go', { of: 'list', text: 'nothing '.repeat(10_000) }]);
    assert.ok(JSON.stringify(again).length < 5_000);
    await talked.say(['go', { of: 'list', text: ids }]);
    const { text } = talked.asking().answers.what as { text: string };
    assert.equal(text.split('\n').length, 2_001);
    const [, plan] = await talked.say(toContoso);
    assert.partialDeepStrictEqual(plan, { form: 'dryRun', tooMany: true });
    const [first] = await talked.say(['edit:what']);
    assert.partialDeepStrictEqual(first, { form: 'reassignWhat', values: { text: '' } });
  });

  it('takes a pasted list, typed or in the field, and says when there is no id in it', async () => {
    await talk([
      whatFirst,
      [
        ['go', { of: 'list', text: 'a b' }],
        [{ form: 'reassignWhat', problems: { text: { code: 'noIds' } } }],
      ],
      [
        ['go', { of: 'list', text: `${guid(1)}, oops\n${guid(2)}` }],
        [answered('3 IDs'), { form: 'pickReseller' }],
      ],
      [
        toContoso,
        [
          { form: 'answered' },
          { form: 'dryRun', what: { of: 'list', name: '' }, totals: { planned: 2, skipped: 1 } },
        ],
      ],
    ]);
    await talk([
      whatFirst,
      [`${guid(1)} ${guid(2)}`, [answered('2 IDs'), { form: 'pickReseller' }]],
    ]);
  });

  it('takes back what an earlier request did, without asking to whom', async () => {
    const customer = { id: 'c1', name: 'Trey Research', domain: 'trey.example' };
    await stage.asks({ of: 'customer', customer }, contoso);
    await stage.approve('draft-1');
    await stage.until('draft-1', 'done');
    await talk(
      [
        [
          { begin: true },
          [
            {
              form: 'dryRun',
              what: { of: 'undo', name: 'Trey Research' },
              totals: { planned: 20 },
            },
          ],
        ],
      ],
      { about: 'undo:draft-1', draftId: 'd2' },
    );
  });

  it('is kept as a draft without the decision, and goes on from there', async () => {
    const opened = await talk(
      [
        [{ begin: true }, [{ form: 'pickReseller' }]],
        [toContoso, [{ form: 'answered' }, { form: 'dryRun' }]],
        [['park'], [{ parked: 'draft-1' }]],
      ],
      { about: 'c1' },
    );
    assert.equal(opened.open, 'dryRun');
    const draft = await stage.request('draft-1');
    assert.equal(draft.about.label, 'Trey Research');
    const { conversation, ...again } = resumeOf(draft);
    assert.equal(conversation, 'reassignSubscriptions');
    await talk([[{ begin: true }, [{ form: 'dryRun', totals: { planned: 20 } }]]], again);
    await stage.partner({
      id: 'contoso',
      name: 'Contoso',
      partnerId: contoso.partnerId,
      state: 'removed',
    });
    await talk([[{ begin: true }, [{ form: 'pickReseller' }]]], again);
  });

  it('is for those who may ask', async () => {
    const no = { view: 'refused', code: 'notAllowed' };
    await talk([[{ begin: true }, [no]]], { actor: isaiah });
  });
});
