import assert from 'node:assert/strict';
import { mkdtempSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJsonDirectory } from '../../src/gateways/directory/jsonFile.ts';

const ann = { id: 'ANN-1', name: 'Ann', roles: ['salesAgent'], email: 'ann@provider.example' };
const bob = { id: 'bob-2', name: 'Bob', roles: ['adminAgent', 'globalAdmin'] };
const eve = { id: 'eve-3', name: 'Eve', roles: ['adminAgent'], guest: true };
const kim = { id: 'kim-4', name: 'Kim', roles: ['adminAgent'], tenantId: 'Another' };

describe('The directory in a JSON file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-people-'));
  const file = join(folder, 'people.json');
  after(() => rmSync(folder, { recursive: true }));

  let time = 0;
  let faults: string[] = [];
  const clock = { now: () => new Date(time).toISOString() };
  const log = {
    info: () => undefined,
    fault: (event: string, error: unknown) => void faults.push(`${event} ${String(error)}`),
  };
  const write = (people: unknown) =>
    writeFileSync(file, typeof people === 'string' ? people : JSON.stringify(people));
  const open = (tenantId?: string) => openJsonDirectory({ file, log, clock, tenantId });

  beforeEach(() => {
    time = Date.parse('2026-11-22T10:00:00.000Z');
    faults = [];
    write([ann, bob, eve, kim]);
  });

  it('knows a person by the id in any case, with roles', async () => {
    const directory = open();
    const expected = {
      id: 'ann-1',
      name: 'Ann',
      roles: ['salesAgent'],
      email: 'ann@provider.example',
    };
    assert.deepEqual(await directory.person('Ann-1', 'fresh'), expected);
    assert.deepEqual(await directory.person('ann-1', 'recent'), expected);
  });

  it('does not know strangers and guests', async () => {
    const directory = open();
    assert.equal(await directory.person('nobody', 'fresh'), undefined);
    assert.equal(await directory.person('eve-3', 'fresh'), undefined);
  });

  it('does not know people of another tenant when it has one', async () => {
    assert.equal(await open('provider').person('kim-4', 'fresh'), undefined);
    assert.equal((await open('another').person('kim-4', 'fresh'))?.name, 'Kim');
    assert.equal((await open('provider').person('bob-2', 'fresh'))?.name, 'Bob');
  });

  it('names everybody who holds one of the roles, without guests', async () => {
    const holders = await open('provider').holders(['adminAgent', 'salesAgent']);
    assert.deepEqual(holders, [
      { id: 'ann-1', name: 'Ann' },
      { id: 'bob-2', name: 'Bob' },
    ]);
    assert.deepEqual(await open().holders(['userManagementAdmin']), []);
  });

  it('asked afresh, sees a change at once', async () => {
    const directory = open();
    write([{ ...ann, roles: [] }, bob]);
    assert.deepEqual((await directory.person('ann-1', 'fresh'))?.roles, []);
  });

  it('sees a change of the same length in a file that was replaced', async () => {
    const directory = open();
    const next = join(folder, 'next.json');
    writeFileSync(next, JSON.stringify([{ ...ann, name: 'Amy' }, bob, eve, kim]));
    renameSync(next, file);
    assert.equal((await directory.person('ann-1', 'fresh'))?.name, 'Amy');
  });

  it('for showing, may be five minutes behind, and no longer', async () => {
    const directory = open();
    write([{ ...ann, roles: [] }]);
    time += 5 * 60_000 - 1;
    assert.deepEqual((await directory.person('ann-1', 'recent'))?.roles, ['salesAgent']);
    time += 1;
    assert.deepEqual((await directory.person('ann-1', 'recent'))?.roles, []);
  });

  for (const [what, broken, told] of [
    ['is no JSON', '[{"id": "ann-1" "name"', /not valid JSON \(line 1 column 17\)/],
    ['names an unknown role', [bob, { ...ann, roles: ['boss'] }], /person 2, roles\.0/],
    ['misspells a property', [{ ...eve, guest: undefined, guset: true }], /person 1.*guset/],
    ['has two people of one id', [ann, { ...bob, id: 'ann-1' }], /person 2, id/],
    ['is no list', {}, /the file/],
  ] as const) {
    it(`grants nothing from a file that ${what}, says where, and goes on when it is mended`, async () => {
      const directory = open();
      write(broken);
      await assert.rejects(directory.person('bob-2', 'fresh'), /unreadable/);
      await assert.rejects(directory.person('bob-2', 'fresh'), /unreadable/);
      await assert.rejects(directory.person('bob-2', 'recent'), /unreadable/);
      await assert.rejects(directory.holders(['adminAgent']), /unreadable/);
      assert.equal(faults.length, 1);
      assert.match(faults[0] ?? '', told);
      assert.ok(!faults[0]?.includes('ann'), 'people are quoted in the log');
      write([bob]);
      assert.equal((await directory.person('bob-2', 'fresh'))?.name, 'Bob');
      assert.equal((await directory.holders(['adminAgent'])).length, 1);
    });

    it(`does not start with a file that ${what}: one line names it`, () => {
      write(broken);
      assert.throws(open, (error: Error) => {
        assert.match(error.message, told);
        assert.ok(error.message.startsWith(file));
        assert.ok(!error.message.includes('\n'));
        return true;
      });
    });
  }

  it('grants nothing when the file is gone, and does not start without one', async () => {
    const directory = open();
    unlinkSync(file);
    await assert.rejects(directory.person('bob-2', 'fresh'), /unreadable/);
    assert.throws(open, { message: /people\.json: there is no such file/ });
  });
});
