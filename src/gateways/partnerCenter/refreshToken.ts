import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Log } from '../../domain/ports.ts';
import type { Secrets } from './secrets.ts';

/** A refresh token to be used now, with the mark under which its successor is saved. */
export interface HeldToken {
  token: string;
  /** What is stored at present, if anything. */
  stored?: string;
  etag?: string;
}

/** Keeps the newest refresh token: each lives 90 days and every answer may bring a newer one. */
export interface RefreshToken {
  take(): Promise<HeldToken>;
  /** Keeps what an answer brought, or what could not be kept before. */
  keep(held: HeldToken, brought: string | undefined): Promise<void>;
}

/** `grownFrom`: the SHA-256 of the setting with which the chain of tokens began. */
const Kept = z.object({ token: z.string().min(1), grownFrom: z.string() });

/**
 * The refresh token of a tenant. The setting is only the first of a chain; the stored one is newer and wins, unless the
 * setting was changed since: then somebody signed in anew on purpose.
 */
export const openRefreshToken = (options: {
  tenantId: string;
  setting: string;
  secrets: Secrets;
  log: Log;
}): RefreshToken => {
  const { tenantId, setting, secrets, log } = options;
  const name = `partnerCenter.refreshToken:${tenantId}`;
  const grownFrom = createHash('sha256').update(setting).digest('hex');
  let unsaved: string | undefined;
  return {
    take: async () => {
      const found = await secrets.read(name);
      const kept = found && keptOf(found.value);
      const stored = kept?.grownFrom === grownFrom ? kept.token : undefined;
      return { token: unsaved ?? stored ?? setting, stored, etag: found?.etag };
    },
    keep: async (held, brought) => {
      const newest = brought ?? held.token;
      if (newest === (held.stored ?? setting)) return;
      try {
        // On a conflict another instance has kept its own new token, which is as good.
        await secrets.save(name, JSON.stringify({ token: newest, grownFrom }), held.etag);
        unsaved = undefined;
      } catch (error) {
        // The access token at hand is good; the newer refresh token is saved with the next one.
        unsaved = newest;
        log.fault('partnerCenter.refreshTokenNotSaved', error);
      }
    },
  };
};

const keptOf = (value: string) => {
  if (!value) return undefined;
  return Kept.parse(JSON.parse(value));
};
