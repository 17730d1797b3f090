import type { KeyObject } from 'node:crypto';
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  X509Certificate,
} from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Name } from './certificate.ts';
import { certificate } from './certificate.ts';

/** Signs events; its certificates are made when they are first needed, from keys that stay with the file. */
export interface Signer {
  /** Base64 of the signature (RSA, SHA-256) over the body. */
  sign(body: string): string;
  /** Last part of the address of the signing certificate; another key has another one. */
  fileName(): string;
  /** The certificate that signs, the one that issued it, and the root; in DER. */
  chain(): { leaf: Buffer; issuing: Buffer; root: Buffer };
}

interface Keys {
  privateKey: KeyObject;
  publicKey: KeyObject;
}

const rootName: Name = {
  organization: 'Partner Center sandbox',
  commonName: 'Partner Center sandbox root',
};
const issuingName: Name = {
  organization: 'Partner Center sandbox',
  commonName: 'Partner Center sandbox issuing authority',
};
// Receivers look for this organisation.
const leafName: Name = {
  organization: 'Microsoft Corporation',
  commonName: 'pcnotifications-dispatch.sandbox.example',
};

/** A signer with the keys of this file; `address` is where its certificates are served. */
export function signer(db: DatabaseSync, address: () => string): Signer {
  let made: ReturnType<Signer['chain']> | undefined;

  function chain() {
    if (made) return made;
    const [rootKeys, issuingKeys, leafKeys] = [
      keysOf(db, 'root'),
      keysOf(db, 'issuing'),
      keysOf(db, 'leaf'),
    ];
    const byRoot = { issuer: rootName, issuerKeys: rootKeys, authority: true };
    made = {
      root: certificate({
        ...byRoot,
        serial: 1,
        subject: rootName,
        subjectKey: rootKeys.publicKey,
      }),
      issuing: certificate({
        ...byRoot,
        serial: 2,
        subject: issuingName,
        subjectKey: issuingKeys.publicKey,
        issuerAt: `${address()}/root.cer`,
      }),
      leaf: certificate({
        serial: 3,
        subject: leafName,
        subjectKey: leafKeys.publicKey,
        issuer: issuingName,
        issuerKeys: issuingKeys,
        authority: false,
        issuerAt: `${address()}/issuing.cer`,
      }),
    };
    return made;
  }

  return {
    chain,
    sign: (body) =>
      sign('sha256', Buffer.from(body, 'utf8'), keysOf(db, 'leaf').privateKey).toString('base64'),
    fileName: () => `${createHash('sha1').update(chain().leaf).digest('hex')}.cer`,
  };
}

/** Certificates one after the other, as text. */
export function pem(...certificates: Buffer[]): string {
  return certificates.map((each) => new X509Certificate(each).toString()).join('');
}

function keysOf(db: DatabaseSync, name: string): Keys {
  const row = db.prepare('SELECT key FROM signingKeys WHERE name = ?').get(name);
  if (row) {
    const privateKey = createPrivateKey(String(row['key']));
    return { privateKey, publicKey: createPublicKey(privateKey) };
  }
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const text = keys.privateKey.export({ type: 'pkcs8', format: 'pem' });
  db.prepare('INSERT INTO signingKeys VALUES (?, ?)').run(name, String(text));
  return keys;
}
