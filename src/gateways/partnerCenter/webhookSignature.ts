import { verify, type KeyObject, type X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import type { Clock } from '../../domain/ports.ts';
import { checkChain, organisationOf, readCertificates, type Chain } from './certificateChain.ts';
import { openCertificates } from './certificateFetch.ts';

/** Headers by their names in small letters. */
export type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** Is an event from Microsoft? A status to answer with when not; `why` is for the log. 503: it could not be found out now. */
export type Verdict = { is: 'genuine' } | { is: 'no'; status: 401 | 503; why: string };

/** What events are checked against. */
export interface SignatureOptions {
  /** Where chains may end. */
  roots: readonly X509Certificate[];
  /** Certificates may come from this machine, without TLS. */
  local: boolean;
  clock: Clock;
  fetch?: typeof globalThis.fetch;
}

const keptMs = 24 * 60 * 60_000;
const newerMs = 5 * 60_000;
const mostKept = 20;
const mostAtOnce = 8;

/**
 * The roots that events may end at: Microsoft's own among those that Node trusts, and those of a file (PEM).
 * @throws when the file holds no certificate.
 */
export const webhookRoots = (file?: string): X509Certificate[] => {
  const own = rootCertificates
    .flatMap((pem) => readCertificates(Buffer.from(pem)))
    .filter((root) => organisationOf(root) === 'Microsoft Corporation');
  if (file === undefined) return own;
  const more = readCertificates(readFileSync(file));
  if (more.length === 0) throw new Error('the file holds no certificate');
  return [...own, ...more];
};

const no = (why: string, status: 401 | 503 = 401): Verdict => ({ is: 'no', status, why });

const one = (value: string | string[] | undefined): string =>
  typeof value === 'string' ? value.trim() : '';

/** The signature: in `Authorization`, or in a header of its own where the registration asked for it. */
const signatureIn = (headers: Headers): Buffer | undefined => {
  for (const name of ['authorization', 'x-ms-signature']) {
    const [, base64] = /^signature\s+([a-z0-9+/]{40,2000}={0,2})$/i.exec(one(headers[name])) ?? [];
    if (base64) return Buffer.from(base64, 'base64');
  }
  return undefined;
};

interface Kept {
  key: KeyObject;
  at: number;
  until: number;
  /** An event was signed with it. */
  proven: boolean;
}

type Found = (Kept & { is: 'key' }) | Exclude<Verdict, { is: 'genuine' }>;

/**
 * Checks that events are signed by Microsoft, as the contract says (section 13.1): three headers, the certificate of the address in
 * them, its chain and organisation, the signature over the bytes of the body. Good certificates are kept for a day.
 */
export const openSignatures = (
  options: SignatureOptions,
): ((headers: Headers, body: Buffer) => Promise<Verdict>) => {
  const { roots, local, clock, fetch = globalThis.fetch } = options;
  const certificates = openCertificates({ local, fetch });
  const kept = new Map<string, Kept>();
  const underWay = new Map<string, Promise<Found>>();
  const now = () => Date.parse(clock.now());

  const keep = (url: string, chain: Chain & { is: 'trusted' }): Found => {
    const at = now();
    const until = Math.min(at + keptMs, chain.until.getTime());
    const entry = { key: chain.key, at, until, proven: false };
    kept.delete(url);
    kept.set(url, entry);
    // Anybody can name more addresses of a good certificate: that one with which events are signed stays.
    const [spare] = [...kept].find(([, { proven }]) => !proven) ?? [...kept][0] ?? [];
    if (kept.size > mostKept && spare !== undefined) kept.delete(spare);
    return { is: 'key', ...entry };
  };

  const genuine = (url: string): Verdict => {
    const known = kept.get(url);
    if (known) known.proven = true;
    return { is: 'genuine' };
  };

  const find = async (url: string): Promise<Found> => {
    const sent = await certificates.signing(url);
    if (sent.is === 'no') return refused(sent.why);
    let broken = false;
    const chain = await checkChain(readCertificates(sent.bytes), {
      roots,
      now: new Date(now()),
      fetchIssuer: async (of) => {
        const issuer = await certificates.issuing(of);
        if (issuer.is === 'bytes') return readCertificates(issuer.bytes)[0];
        broken = issuer.why === 'unreachable' && of.infoAccess !== undefined;
        return undefined;
      },
    });
    if (chain.is === 'trusted') return keep(url, chain);
    return refused(broken ? 'unreachable' : chain.why);
  };

  const keyOf = async (url: string, newerThan = 0): Promise<Found> => {
    const known = kept.get(url);
    if (known && known.until > now() && known.at > newerThan) return { is: 'key', ...known };
    const pending = underWay.get(url);
    if (pending) return pending;
    // Who cannot sign shall not keep us busy with fetching.
    if (underWay.size >= mostAtOnce) return refused('unreachable');
    const flight = find(url).finally(() => underWay.delete(url));
    underWay.set(url, flight);
    return flight;
  };

  return async (headers, body) => {
    const signature = signatureIn(headers);
    const url = one(headers['x-ms-certificate-url']);
    const algorithm = one(headers['x-ms-signature-algorithm']).toLowerCase();
    if (!signature || !url || !algorithm) return no('unsigned');
    if (algorithm !== 'rsa-sha256') return no('algorithm');
    const found = await keyOf(url);
    if (found.is !== 'key') return found;
    if (verify('sha256', body, found.key, signature)) return genuine(url);
    // Perhaps there is another certificate at the same address since.
    const old = now() - newerMs;
    if (found.at > old) return no('signature');
    const anew = await keyOf(url, old);
    if (anew.is !== 'key') return anew;
    return verify('sha256', body, anew.key, signature) ? genuine(url) : no('signature');
  };
};

const refused = (why: string): Exclude<Verdict, { is: 'genuine' }> => ({
  is: 'no',
  status: why === 'unreachable' ? 503 : 401,
  why,
});
