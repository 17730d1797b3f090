import assert from 'node:assert/strict';
import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openSignatures, webhookRoots } from '../../src/gateways/partnerCenter/webhookSignature.ts';
import type { Headers, Verdict } from '../../src/gateways/partnerCenter/webhookSignature.ts';
import { makeCertificate, rsaKeys, signatureOver, type Holder } from '../support/certificates.ts';
import { temporaryFolder } from '../support/processes.ts';

const address = 'https://certificates.microsoft.com/events.cer';
const issuerAddress = 'http://www.microsoft.com/pki/issuing.cer';
const body = Buffer.from('{"EventName":"test-created","ResourceName":"Prüfung"}', 'utf8');

describe('The signature of an event', () => {
  const root = makeCertificate('Root', { authority: true });
  const issuing = makeCertificate('Issuing', { issuer: root, authority: true });
  const leaf = makeCertificate('Events', { issuer: issuing, issuerAt: issuerAddress });
  const day = 86_400_000;
  const begin = Date.parse('2026-11-23T09:00:00.000Z');

  let now: number;
  let fetched: string[];
  let places: Map<string, Buffer | (() => Promise<Response>)>;

  beforeEach(() => {
    now = begin;
    fetched = [];
    places = new Map([[address, Buffer.from(leaf.pem + issuing.pem)]]);
  });

  const fetch = (async (input: URL, init: RequestInit) => {
    const url = input.toString();
    fetched.push(url);
    assert.equal(init.redirect, 'error');
    const there = places.get(url);
    if (typeof there === 'function') return there();
    return there ? new Response(new Uint8Array(there)) : new Response('', { status: 404 });
  }) as typeof globalThis.fetch;

  const open = (change: { local?: boolean; roots?: readonly Holder[] } = {}) =>
    openSignatures({
      roots: (change.roots ?? [root]).map(({ der }) => new X509Certificate(der)),
      local: change.local ?? false,
      clock: { now: () => new Date(now).toISOString() },
      fetch,
    });
  const signed = (by: Holder = leaf, change: Headers = {}): Headers => ({
    authorization: signatureOver(body, by.keys.privateKey),
    'x-ms-certificate-url': address,
    'x-ms-signature-algorithm': 'rsa-sha256',
    ...change,
  });
  const whyNot = (verdict: Verdict) =>
    verdict.is === 'no' ? `${verdict.status} ${verdict.why}` : 'genuine';
  const check = async (headers: Headers, by = open()) => whyNot(await by(headers, body));

  it('is good in the usual header, or in the one for hosts that keep that to themselves', async () => {
    assert.equal(await check(signed()), 'genuine');
    const own = signatureOver(body, leaf.keys.privateKey);
    const kept = { authorization: 'Bearer of-the-host', 'x-ms-signature': own };
    assert.equal(await check(signed(leaf, kept)), 'genuine');
  });

  for (const name of ['authorization', 'x-ms-certificate-url', 'x-ms-signature-algorithm']) {
    it(`is missing without ${name}`, async () => {
      assert.equal(await check(signed(leaf, { [name]: undefined })), '401 unsigned');
      assert.deepEqual(fetched, []);
    });
  }

  it('counts with one algorithm only', async () => {
    for (const algorithm of ['rsa-sha1', 'none', 'hmac-sha256'])
      assert.equal(
        await check(signed(leaf, { 'x-ms-signature-algorithm': algorithm })),
        '401 algorithm',
      );
  });

  const foreign = [
    'http://certificates.microsoft.com/events.cer',
    'https://evil.example/events.cer',
    'https://microsoft.com.evil.example/events.cer',
    'https://evilmicrosoft.com/events.cer',
    'https://evil.blob.core.windows.net/cert/pcnotifications-dispatch.microsoft.com.cer',
    'https://certificates.microsoft.com@evil.example/events.cer',
    'https://user@certificates.microsoft.com/events.cer',
    'https://certificates.microsoft.com:8443/events.cer',
    'https://certificates.microsoft.com./events.cer',
    'https://microsoft.com/events.cer',
    'https://[::1]/events.cer',
    'https://[::ffff:127.0.0.1]/events.cer',
    'https://127.0.0.1/events.cer',
    'http://127.0.0.1/events.cer',
    'file:///etc/passwd',
    'no address',
    `https://certificates.microsoft.com/${'x'.repeat(600)}`,
  ];
  for (const url of foreign) {
    it(`asks nobody at ${url.slice(0, 90)}`, async () => {
      assert.equal(await check(signed(leaf, { 'x-ms-certificate-url': url })), '401 host');
      assert.deepEqual(fetched, []);
    });
  }

  it('may be proven by the certificate of the published events', async () => {
    const published =
      'https://3psostorageacct.blob.core.windows.net/cert/pcnotifications-dispatch.microsoft.com.cer';
    places.set(published, Buffer.from(leaf.pem + issuing.pem));
    assert.equal(await check(signed(leaf, { 'x-ms-certificate-url': published })), 'genuine');
  });

  it('may be proven from this machine in local mode, and from no other without TLS', async () => {
    const local = 'http://127.0.0.1:3979/webhooks/certificates/x.cer';
    places.set(local, Buffer.from(leaf.pem + issuing.pem));
    const by = open({ local: true });
    assert.equal(await check(signed(leaf, { 'x-ms-certificate-url': local }), by), 'genuine');
    const other = 'http://192.168.0.1/x.cer';
    assert.equal(await check(signed(leaf, { 'x-ms-certificate-url': other }), by), '401 host');
  });

  it('does not fit another body, nor another key', async () => {
    const by = open();
    const verdict = await by(signed(), Buffer.concat([body, Buffer.from(' ')]));
    assert.equal(whyNot(verdict), '401 signature');
    const other = makeCertificate('Other', { issuer: issuing });
    assert.equal(await check(signed(other)), '401 signature');
  });

  it('needs a certificate that is good now, and so does each one above it', async () => {
    now = Date.parse('2050-01-01T00:00:00.000Z');
    assert.equal(await check(signed()), '401 expired');
    now = Date.parse('2019-12-31T00:00:00.000Z');
    assert.equal(await check(signed()), '401 expired');
    now = begin;
    const until = new Date(begin - day);
    const old = makeCertificate('Old issuing', { issuer: root, authority: true, until });
    const young = makeCertificate('Events', { issuer: old });
    places.set(address, Buffer.from(young.pem + old.pem));
    assert.equal(await check(signed(young)), '401 expired');
    const oldRoot = makeCertificate('Old root', { authority: true, until });
    const below = makeCertificate('Events', { issuer: oldRoot });
    places.set(address, below.der);
    assert.equal(await check(signed(below), open({ roots: [oldRoot] })), '401 expired');
  });

  it('may end at a root that was renewed with the same key', async () => {
    const old = makeCertificate('Root', {
      authority: true,
      keys: root.keys,
      until: new Date(begin - day),
    });
    assert.equal(await check(signed(), open({ roots: [old, root] })), 'genuine');
    assert.equal(await check(signed(), open({ roots: [old] })), '401 expired');
  });

  for (const organisation of ['Contoso', 'Microsoft Corporation Ltd', 'microsoft corporation']) {
    it(`is not believed from ${organisation}, whoever has issued its certificate`, async () => {
      const stranger = makeCertificate('Events', { issuer: issuing, organisation });
      places.set(address, Buffer.from(stranger.pem + issuing.pem));
      assert.equal(await check(signed(stranger)), '401 organisation');
    });
  }

  it('is not believed without a trusted root at the end', async () => {
    const ownRoot = makeCertificate('Root', { authority: true });
    const own = makeCertificate('Events', { issuer: ownRoot });
    places.set(address, Buffer.from(own.pem + ownRoot.pem));
    assert.equal(await check(signed(own)), '401 root');
    const alone = makeCertificate('Events');
    places.set(address, alone.der);
    assert.equal(await check(signed(alone)), '401 root');
    assert.equal(await check(signed(), open({ roots: [] })), '401 root');
  });

  it('is not believed when somebody issued who may not', async () => {
    const forger = makeCertificate('Events', { issuer: leaf });
    places.set(address, Buffer.from(forger.pem + leaf.pem + issuing.pem));
    assert.equal(await check(signed(forger)), '401 root');
    const namesake = makeCertificate('Issuing', { authority: true });
    const below = makeCertificate('Events', { issuer: namesake });
    places.set(address, Buffer.from(below.pem + issuing.pem));
    assert.equal(await check(signed(below)), '401 root');
  });

  it('needs an RSA key that is long enough', async () => {
    const short = makeCertificate('Events', { issuer: issuing, keys: rsaKeys(1024) });
    places.set(address, Buffer.from(short.pem + issuing.pem));
    assert.equal(await check(signed(short)), '401 key');
    const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const other = makeCertificate('Events', { issuer: issuing, keys: curve });
    places.set(address, Buffer.from(other.pem + issuing.pem));
    assert.equal(await check(signed(other)), '401 key');
  });

  it('is not believed when there is no certificate in what came', async () => {
    places.set(address, Buffer.from('<html>'));
    assert.equal(await check(signed()), '401 noCertificate');
  });

  it('fetches the certificate above where that did not come along', async () => {
    places.set(address, leaf.der);
    places.set(issuerAddress, issuing.der);
    assert.equal(await check(signed()), 'genuine');
    assert.deepEqual(fetched, [address, issuerAddress]);
  });

  it('does not fetch the certificate above from anywhere', async () => {
    const issuerAt = 'http://169.254.169.254/metadata';
    const lured = makeCertificate('Events', { issuer: issuing, issuerAt });
    places.set(address, lured.der);
    assert.equal(await check(signed(lured)), '401 root');
    assert.deepEqual(fetched, [address]);
  });

  it('is asked for again when a certificate cannot be had now', async () => {
    const cut = () => Promise.reject(new TypeError('fetch failed'));
    const tooMuch = async () => new Response(new Uint8Array(70_000));
    for (const there of [cut, tooMuch, async () => new Response('', { status: 302 })]) {
      places.set(address, there);
      assert.equal(await check(signed()), '503 unreachable');
    }
    places.set(address, leaf.der);
    places.set(issuerAddress, cut);
    assert.equal(await check(signed()), '503 unreachable');
  });

  it('is checked without fetching again for a day', async () => {
    const by = open();
    await Promise.all([check(signed(), by), check(signed(), by)]);
    now += day - 1;
    assert.equal(await check(signed(), by), 'genuine');
    assert.equal(fetched.length, 1);
    now += 1;
    await check(signed(), by);
    assert.equal(fetched.length, 2);
  });

  it('is not kept longer than the certificates are good', async () => {
    const until = new Date(begin + day / 2);
    const brief = makeCertificate('Events', { issuer: issuing, until });
    places.set(address, Buffer.from(brief.pem + issuing.pem));
    const by = open();
    assert.equal(await check(signed(brief), by), 'genuine');
    now += day / 2 + 1000;
    assert.equal(await check(signed(brief), by), '401 expired');
  });

  it('is good with a new certificate at the same address', async () => {
    const by = open();
    await check(signed(), by);
    const next = makeCertificate('Events', { issuer: issuing });
    places.set(address, Buffer.from(next.pem + issuing.pem));
    assert.equal(await check(signed(next), by), '401 signature');
    now += 6 * 60_000;
    assert.equal(await check(signed(next), by), 'genuine');
    assert.equal(fetched.length, 2);
  });

  it('fetches from few addresses at once, whoever asks', async () => {
    let free = () => {};
    const gate = new Promise<void>((resolve) => (free = resolve));
    const by = open();
    const asked = Array.from({ length: 12 }, (_, index) => {
      const url = `https://certificates.microsoft.com/${index}.cer`;
      places.set(url, async () => {
        await gate;
        return new Response(new Uint8Array(Buffer.from(leaf.pem + issuing.pem)));
      });
      return check(signed(leaf, { 'x-ms-certificate-url': url }), by);
    });
    await new Promise((resolve) => setImmediate(resolve));
    free();
    const verdicts = await Promise.all(asked);
    assert.equal(fetched.length, 8);
    assert.equal(verdicts.filter((one) => one === '503 unreachable').length, 4);
  });

  it('is checked without fetching again, however many other addresses strangers name', async () => {
    const by = open();
    await check(signed(), by);
    const pem = Buffer.from(leaf.pem + issuing.pem);
    for (let index = 0; index < 25; index += 1) {
      const url = `${address}?${index}`;
      places.set(url, pem);
      const headers = { ...signed(), 'x-ms-certificate-url': url };
      assert.equal(whyNot(await by(headers, Buffer.from('{}'))), '401 signature');
    }
    fetched.length = 0;
    assert.equal(await check(signed(), by), 'genuine');
    assert.deepEqual(fetched, []);
  });

  it("ends at Microsoft's roots, and at those of a file", async () => {
    const own = webhookRoots();
    assert.ok(own.length >= 1);
    assert.ok(own.every(({ subject }) => subject.includes('O=Microsoft Corporation')));
    const folder = await temporaryFolder();
    const file = join(folder, 'roots.pem');
    await writeFile(file, root.pem + issuing.pem);
    const more = webhookRoots(file);
    await writeFile(file, 'nothing');
    assert.throws(() => webhookRoots(file), /no certificate/);
    await rm(folder, { recursive: true });
    assert.equal(more.length, own.length + 2);
  });
});
