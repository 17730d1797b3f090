import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyFile, openSeal, sealKeys } from '../../src/gateways/seal.ts';

const old = { id: 'old', key: randomBytes(32) };
const fresh = { id: 'fresh', key: randomBytes(32) };
const purpose = ['password', 'request-1', 'person-1'];

describe('The seal', () => {
  const seal = openSeal({ keys: [old] });

  it('opens what it sealed, in any language', () => {
    for (const text of ['', 'p@ssw0rd', '密码：一二三 🔑']) {
      assert.equal(seal.open(seal.seal(text, purpose), purpose), text);
    }
  });

  it('seals the same text differently each time, and shows only its key id', () => {
    const [one, two] = [seal.seal('secret', purpose), seal.seal('secret', purpose)];
    assert.notEqual(one, two);
    assert.match(one, /^v1\.old\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/);
  });

  it('does not open for another purpose, request or person', () => {
    const sealed = seal.seal('secret', purpose);
    for (const other of [
      ['token', 'request-1', 'person-1'],
      ['password', 'request-2', 'person-1'],
      ['password', 'request-1'],
      ['password', 'request-1', 'person-1', ''],
      ['passwordr', 'equest-1', 'person-1'],
      [],
    ]) {
      assert.throws(() => seal.open(sealed, other), /something else/);
    }
  });

  it('does not open when a single letter was changed', () => {
    const sealed = seal.seal('secret', purpose);
    for (let index = 0; index < sealed.length; index += 1) {
      const letter = sealed[index] === 'A' ? 'B' : 'A';
      const changed = sealed.slice(0, index) + letter + sealed.slice(index + 1);
      assert.throws(() => seal.open(changed, purpose), `letter ${index}`);
    }
  });

  it('does not open a shortened tag, or what was never sealed', () => {
    const [version, id, iv, tag = '', data] = seal.seal('secret', purpose).split('.');
    const short = Buffer.from(tag, 'base64url').subarray(0, 4).toString('base64url');
    assert.throws(() => seal.open([version, id, iv, short, data].join('.'), purpose));
    assert.throws(() => seal.open('plain', purpose), /Not a sealed text/);
  });

  it('opens with any of its keys and seals with the first', () => {
    const sealed = seal.seal('secret', purpose);
    const rotated = openSeal({ keys: [fresh, old] });
    assert.equal(rotated.open(sealed, purpose), 'secret');
    const anew = rotated.seal('secret', purpose);
    assert.match(anew, /^v1\.fresh\./);
    assert.throws(() => seal.open(anew, purpose), /not known here: fresh/);
  });

  it('refuses no key, short keys, strange ids and two keys of one id', () => {
    assert.throws(() => openSeal({ keys: [] }), /at least one/);
    assert.throws(() => openSeal({ keys: [{ id: 'a', key: randomBytes(16) }] }), /32 bytes/);
    assert.throws(() => openSeal({ keys: [{ id: 'a.b', key: randomBytes(32) }] }), /letters/);
    assert.throws(() => openSeal({ keys: [old, { ...fresh, id: 'old' }] }), /same id/);
  });

  it('reads keys from a setting, the sealing one first', () => {
    const setting = `fresh:${fresh.key.toString('base64')}, old:${old.key.toString('base64url')}`;
    const rotated = openSeal({ keys: sealKeys(setting) });
    assert.equal(rotated.open(seal.seal('secret', purpose), purpose), 'secret');
    assert.match(rotated.seal('secret', purpose), /^v1\.fresh\./);
    assert.throws(() => sealKeys('fresh:c2hvcnQ='), { message: /fresh must have 32 bytes/ });
  });
});

describe('The key file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-seal-'));
  const path = join(folder, 'data', 'seal.key');
  after(() => rmSync(folder, { recursive: true }));

  it('is made when absent, for its owner alone, and stays the same', () => {
    const key = keyFile(path);
    assert.equal(key.key.length, 32);
    if (process.platform !== 'win32') assert.equal(statSync(path).mode & 0o777, 0o600);
    assert.deepEqual(keyFile(path), key);
    assert.deepEqual(readdirSync(join(folder, 'data')), ['seal.key']);
    const sealed = openSeal({ keys: [key] }).seal('secret', purpose);
    assert.equal(openSeal({ keys: [keyFile(path)] }).open(sealed, purpose), 'secret');
  });

  it('is refused when others may read it', function () {
    if (process.platform === 'win32') this.skip();
    const before = readFileSync(path, 'utf8');
    chmodSync(path, 0o640);
    assert.throws(() => keyFile(path), { message: /seal\.key can be read by others.*chmod 600/ });
    assert.equal(readFileSync(path, 'utf8'), before);
  });

  it('is refused, and not replaced, when it holds no key', () => {
    const wrong = join(folder, 'wrong.key');
    writeFileSync(wrong, 'no key\n', { mode: 0o600 });
    assert.throws(() => keyFile(wrong), { message: /does not hold a key/ });
    assert.equal(readFileSync(wrong, 'utf8'), 'no key\n');
  });
});
