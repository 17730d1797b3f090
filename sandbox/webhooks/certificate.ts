import type { KeyObject } from 'node:crypto';
import { createHash, sign } from 'node:crypto';
import { bits, der, integer, moment, octets, oid, sequence, text, yes } from './der.ts';

/** Whom a certificate speaks of. */
export interface Name {
  organization: string;
  commonName: string;
}

/** What a certificate is to say. */
export interface CertificateFacts {
  serial: number;
  subject: Name;
  subjectKey: KeyObject;
  issuer: Name;
  /** Private and public key of the issuer. */
  issuerKeys: { privateKey: KeyObject; publicKey: KeyObject };
  /** May sign other certificates. */
  authority: boolean;
  /** Where the certificate of the issuer is to be had. */
  issuerAt?: string;
  /** Its last moment, when it is to be another than usual. */
  until?: Date;
}

// Wide enough for whatever clock a test has.
const [from, until] = [new Date('2020-01-01T00:00:00Z'), new Date('2049-12-31T23:59:59Z')];
const sha256WithRsa = sequence(oid('1.2.840.113549.1.1.11'), Buffer.from([0x05, 0x00]));

/** Writes and signs a certificate (X.509, RSA with SHA-256) in DER; the same facts and keys give the same bytes. */
export function certificate(facts: CertificateFacts): Buffer {
  const body = sequence(
    der(0xa0, integer(2)),
    integer(facts.serial),
    sha256WithRsa,
    nameOf(facts.issuer),
    sequence(moment(from), moment(facts.until ?? until)),
    nameOf(facts.subject),
    spki(facts.subjectKey),
    der(0xa3, sequence(...extensionsOf(facts))),
  );
  return sequence(body, sha256WithRsa, bits(sign('sha256', body, facts.issuerKeys.privateKey)));
}

function extensionsOf({ authority, subjectKey, issuerKeys, issuerAt }: CertificateFacts): Buffer[] {
  // keyCertSign with cRLSign, or digitalSignature.
  const usage = authority ? [0x01, 0x06] : [0x07, 0x80];
  const extensions = [
    extension('2.5.29.19', authority ? sequence(yes) : sequence(), true),
    extension('2.5.29.15', der(0x03, Buffer.from(usage)), true),
    extension('2.5.29.14', octets(keyId(subjectKey))),
    extension('2.5.29.35', sequence(der(0x80, keyId(issuerKeys.publicKey)))),
  ];
  if (issuerAt === undefined) return extensions;
  const access = sequence(oid('1.3.6.1.5.5.7.48.2'), der(0x86, Buffer.from(issuerAt, 'ascii')));
  return [...extensions, extension('1.3.6.1.5.5.7.1.1', sequence(access))];
}

function extension(id: string, content: Buffer, critical = false): Buffer {
  return sequence(oid(id), ...(critical ? [yes] : []), octets(content));
}

function nameOf({ organization, commonName }: Name): Buffer {
  const part = (id: string, value: Buffer) => der(0x31, sequence(oid(id), value));
  return sequence(
    part('2.5.4.6', der(0x13, Buffer.from('US', 'ascii'))),
    part('2.5.4.10', text(organization)),
    part('2.5.4.3', text(commonName)),
  );
}

function spki(key: KeyObject): Buffer {
  return key.export({ type: 'spki', format: 'der' });
}

function keyId(key: KeyObject): Buffer {
  return createHash('sha1').update(spki(key)).digest();
}
