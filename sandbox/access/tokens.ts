import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

const Claims = z.object({
  /** Stands for the application alone, for the application and a user, or only renews the latter. */
  kind: z.enum(['app', 'user', 'refresh']),
  /** The resource that it is for. */
  aud: z.string(),
  /** How the user signed in; the API wants `mfa` among it. */
  amr: z.array(z.string()),
  /** End of life, seconds since 1970. */
  exp: z.number(),
});

/** What a token says. */
export type Claims = z.infer<typeof Claims>;

/** Writes and reads the sandbox's tokens: opaque to clients, signed, and good over a restart. */
export interface Tokens {
  issue(claims: Claims): string;
  /** Undefined for anything that was not issued here, or has run out. */
  read(token: string): Claims | undefined;
}

/** Tokens signed with a key made from the client secret. */
export function tokens(clientSecret: string, clock: () => Date): Tokens {
  const key = createHash('sha256').update(`sandbox tokens ${clientSecret}`).digest();
  const sign = (text: string) => createHmac('sha256', key).update(text).digest('base64url');
  return {
    issue(claims) {
      const text = Buffer.from(JSON.stringify({ ...claims, jti: randomUUID() })).toString(
        'base64url',
      );
      return `${text}.${sign(text)}`;
    },
    read(token) {
      const [text = '', signature = ''] = token.split('.');
      if (!equal(signature, sign(text))) return undefined;
      const claims = Claims.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
      return claims.exp * 1000 > clock().getTime() ? claims : undefined;
    },
  };
}

function equal(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
