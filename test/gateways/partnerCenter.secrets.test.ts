import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { Store } from '../../src/domain/ports.ts';
import { sealedSecrets } from '../../src/gateways/partnerCenter/secrets.ts';
import { openSeal } from '../../src/gateways/seal.ts';
import { openSqliteStore } from '../../src/gateways/store/sqlite.ts';

const seal = openSeal({ keys: [{ id: 'one', key: randomBytes(32) }] });

describe('Secrets as sealed documents of the desk', () => {
  let store: Store;
  let faults: string[];
  const log = {
    info: () => undefined,
    fault: (event: string) => void faults.push(event),
  };
  beforeEach(async () => {
    store = await openSqliteStore({ file: ':memory:' });
    faults = [];
  });
  afterEach(() => store.close());

  it('are read as they were saved, and lie sealed in the store', async () => {
    const secrets = sealedSecrets(store.desk, seal, log);
    assert.equal(await secrets.read('token:a'), undefined);
    assert.equal(await secrets.save('token:a', 'sesame'), 'saved');
    assert.equal((await secrets.read('token:a'))?.value, 'sesame');
    const found = await store.desk.read('secret:token:a');
    assert.equal(found?.doc.type, 'secret');
    assert.ok(!JSON.stringify(found).includes('sesame'));
  });

  it('are replaced only by who has read the newest one', async () => {
    const secrets = sealedSecrets(store.desk, seal, log);
    await secrets.save('token:a', 'first');
    assert.equal(await secrets.save('token:a', 'blind'), 'conflict');
    const etag = (await secrets.read('token:a'))?.etag;
    assert.equal(await secrets.save('token:a', 'second', etag), 'saved');
    assert.equal(await secrets.save('token:a', 'late', etag), 'conflict');
    assert.equal((await secrets.read('token:a'))?.value, 'second');
  });

  it('open only in their own place', async () => {
    const secrets = sealedSecrets(store.desk, seal, log);
    await secrets.save('token:a', 'sesame');
    const found = await store.desk.read('secret:token:a');
    assert.ok(found);
    await store.desk.commit([{ op: 'create', doc: { ...found.doc, id: 'secret:token:b' } }]);
    assert.equal((await secrets.read('token:b'))?.value, '');
    assert.deepEqual(faults, ['secret.unreadable']);
  });

  it('that no key opens any more can be replaced', async () => {
    await sealedSecrets(store.desk, seal, log).save('token:a', 'lost');
    const other = openSeal({ keys: [{ id: 'one', key: randomBytes(32) }] });
    const secrets = sealedSecrets(store.desk, other, log);
    const found = await secrets.read('token:a');
    assert.equal(found?.value, '');
    assert.equal(await secrets.save('token:a', 'new', found.etag), 'saved');
    assert.equal((await secrets.read('token:a'))?.value, 'new');
  });
});
