import { generateKeyPairSync, sign, X509Certificate, type KeyObject } from 'node:crypto';
import {
  certificate,
  type CertificateFacts,
  type Name,
} from '../../sandbox/webhooks/certificate.ts';

type Keys = CertificateFacts['issuerKeys'];

/** A certificate with its keys, so that it can sign or issue others. */
export interface Holder {
  name: Name;
  keys: Keys;
  der: Buffer;
  pem: string;
}

/** What a certificate of a test is to be; what is not given is as it should be. */
export interface Wish {
  organisation?: string;
  /** Absent: it issues itself. */
  issuer?: Holder;
  authority?: boolean;
  issuerAt?: string;
  until?: Date;
  keys?: Keys;
}

let serial = 100;

/** New keys; 2048 bits unless said otherwise. */
export const rsaKeys = (modulusLength = 2048): Keys =>
  generateKeyPairSync('rsa', { modulusLength });

/** Makes a certificate. */
export const makeCertificate = (commonName: string, wish: Wish = {}): Holder => {
  const name = { organization: wish.organisation ?? 'Microsoft Corporation', commonName };
  const keys = wish.keys ?? rsaKeys();
  const der = certificate({
    serial: (serial += 1),
    subject: name,
    subjectKey: keys.publicKey,
    issuer: wish.issuer?.name ?? name,
    issuerKeys: wish.issuer?.keys ?? keys,
    authority: wish.authority ?? false,
    issuerAt: wish.issuerAt,
    until: wish.until,
  });
  return { name, keys, der, pem: new X509Certificate(der).toString() };
};

/** The header that says that a body is signed. */
export const signatureOver = (body: Buffer, key: KeyObject): string =>
  `Signature ${sign('sha256', body, key).toString('base64')}`;
