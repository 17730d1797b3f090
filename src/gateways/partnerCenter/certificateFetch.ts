import type { X509Certificate } from 'node:crypto';

/**
 * Where certificates may come from: the storage account that the published events name, and Microsoft's own names. Every customer of
 * Azure can have a name below `blob.core.windows.net`, so just this one.
 */
const hosts = [/^([a-z0-9-]+\.)+microsoft\.com$/, /^3psostorageacct\.blob\.core\.windows\.net$/];

const loopback = ['127.0.0.1', 'localhost', '[::1]'];
const mostBytes = 65_536;
const timeoutMs = 5_000;
const longestUrl = 500;

/** A certificate's bytes, or why there are none: an address that is not allowed, or nothing usable there. */
export type Fetched = { is: 'bytes'; bytes: Buffer } | { is: 'no'; why: 'host' | 'unreachable' };

/** Gets certificates from where they may come from. */
export interface Certificates {
  /** The one that signs: over https only. */
  signing(url: string): Promise<Fetched>;
  /**
   * The one that issued another, at the address that stands in that one. Often without TLS, since the chain proves it.
   */
  issuing(of: X509Certificate): Promise<Fetched>;
}

const parsed = (url: string): URL | undefined =>
  url.length <= longestUrl && URL.canParse(url) ? new URL(url) : undefined;

const isAllowed = (url: URL, protocols: readonly string[], local: boolean): boolean => {
  if (url.username || url.password) return false;
  if (local && url.protocol === 'http:' && loopback.includes(url.hostname)) return true;
  return (
    protocols.includes(url.protocol) &&
    url.port === '' &&
    hosts.some((host) => host.test(url.hostname.toLowerCase()))
  );
};

const read = async (response: Response): Promise<Buffer | undefined> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > mostBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
};

/** `local`: http on this machine is allowed too, for the sandbox. Redirects are never followed. */
export const openCertificates = (options: {
  local: boolean;
  fetch: typeof globalThis.fetch;
}): Certificates => {
  const get = async (text: string, protocols: readonly string[]): Promise<Fetched> => {
    const url = parsed(text);
    if (!url || !isAllowed(url, protocols, options.local)) return { is: 'no', why: 'host' };
    try {
      const response = await options.fetch(url, {
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      const bytes = response.status === 200 ? await read(response) : undefined;
      if (bytes) return { is: 'bytes', bytes };
    } catch {
      // Cut, too slow, or led elsewhere: there is no certificate either way.
    }
    return { is: 'no', why: 'unreachable' };
  };
  return {
    signing: (url) => get(url, ['https:']),
    issuing: async (certificate) => {
      const access = certificate.toLegacyObject().infoAccess as
        Record<string, string[] | undefined> | undefined;
      const [url] = access?.['CA Issuers - URI'] ?? [];
      return url ? get(url, ['https:', 'http:']) : { is: 'no', why: 'unreachable' };
    },
  };
};
