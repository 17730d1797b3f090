import { X509Certificate, type KeyObject } from 'node:crypto';

/** Whom the signing certificate has to speak of (contract, section 13.1). */
const signer = 'Microsoft Corporation';
const mostLinks = 5;
const leastBits = 2048;

/** A chain that ends where it should: the key of the certificate that signs, and until when all of it is good. */
export type Chain = { is: 'trusted'; key: KeyObject; until: Date } | { is: 'no'; why: string };

/** What a chain is checked against. */
export interface ChainDoors {
  roots: readonly X509Certificate[];
  now: Date;
  /** Fetches the certificate that issued this one, where it was not sent along. */
  fetchIssuer(of: X509Certificate): Promise<X509Certificate | undefined>;
}

/** The certificates of a file: PEM with one or several, or one in DER; none when it holds none. */
export const readCertificates = (bytes: Buffer): X509Certificate[] => {
  const blocks = bytes
    .toString('latin1')
    .match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
  try {
    return (blocks ?? [bytes]).map((each) => new X509Certificate(each));
  } catch {
    return [];
  }
};

/** The organisation that a certificate speaks of; nothing when there is not exactly one. */
export const organisationOf = (certificate: X509Certificate): string | undefined => {
  const { O: organisation } = certificate.toLegacyObject().subject as { O?: unknown };
  return typeof organisation === 'string' ? organisation : undefined;
};

const wasIssuedBy = (certificate: X509Certificate, issuer: X509Certificate): boolean =>
  issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);

const isGoodAt = (now: Date, { validFromDate, validToDate }: X509Certificate): boolean =>
  validFromDate <= now && now <= validToDate;

/** Signed with a hash that can be forged? */
const isWeak = ({ signatureAlgorithm }: X509Certificate): boolean =>
  /md5|sha1\b|sha1with|with-sha1/i.test(signatureAlgorithm ?? '');

const isStrongRsa = ({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean =>
  asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= leastBits;

const no = (why: string): Chain => ({ is: 'no', why });

/**
 * Follows a signing certificate to a trusted root: each one good at this moment and issued by the next, which may issue. The first
 * must speak of Microsoft Corporation and have an RSA key.
 */
export const checkChain = async (
  given: readonly X509Certificate[],
  { roots, now, fetchIssuer }: ChainDoors,
): Promise<Chain> => {
  const leaf = given.find(({ ca }) => !ca);
  if (!leaf) return no('noCertificate');
  if (organisationOf(leaf) !== signer) return no('organisation');
  if (!isStrongRsa(leaf.publicKey)) return no('key');
  let until = leaf.validToDate;
  let link = leaf;
  for (let links = 0; links < mostLinks; links += 1) {
    if (!isGoodAt(now, link)) return no('expired');
    if (isWeak(link)) return no('weak');
    if (link.validToDate < until) until = link.validToDate;
    const here = link;
    const above = roots.filter((one) => wasIssuedBy(here, one));
    if (above.some((one) => isGoodAt(now, one)))
      return { is: 'trusted', key: leaf.publicKey, until };
    if (above.length > 0) return no('expired');
    const sent = given.find((one) => one !== here && wasIssuedBy(here, one));
    const issuer = sent ?? (await fetchIssuer(here));
    if (!issuer || issuer.fingerprint256 === here.fingerprint256) return no('root');
    if (!wasIssuedBy(here, issuer)) return no('issuer');
    link = issuer;
  }
  return no('tooLong');
};
