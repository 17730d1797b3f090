import { audience } from './guard.ts';
import type { Claims, Tokens } from './tokens.ts';

/** What the one registered application presents. */
export interface Credentials {
  clientId: string;
  clientSecret: string;
  /** The refresh token that is good from the start; with `-without-mfa` behind it, one of a sign-in without MFA. */
  refreshToken: string;
}

// The second one can still be asked for, but Partner Center refuses it since 2025.
/** The resources that tokens can be had for. */
export const grantable = [audience, 'https://graph.windows.net'];

const hour = 3600;
const ninetyDays = 90 * 24 * hour;

/** Answers of the token endpoint when all is well. */
export function grants(door: {
  tokens: Tokens;
  credentials: Credentials;
  tenant: string;
  clock: () => Date;
}) {
  const now = () => Math.floor(door.clock().getTime() / 1000);

  function access(resource: string, kind: 'app' | 'user', amr: string[]) {
    const at = now();
    return {
      token_type: 'Bearer',
      ...(kind === 'user' && { scope: 'user_impersonation' }),
      expires_in: String(hour),
      ext_expires_in: String(hour),
      expires_on: String(at + hour),
      not_before: String(at - 300),
      resource,
      access_token: door.tokens.issue({ kind, aud: resource, amr, exp: at + hour }),
    };
  }

  // Not signed, as those of the first version of the endpoint.
  function idToken(amr: string[]): string {
    const at = now();
    const aud = door.credentials.clientId;
    const claims = { aud, iat: at, nbf: at, exp: at + hour, amr, tid: door.tenant, ver: '1.0' };
    return `${encoded({ typ: 'JWT', alg: 'none' })}.${encoded(claims)}.`;
  }

  return {
    /** A token for the application alone. */
    application: (resource: string) => access(resource, 'app', []),

    /** A token for application and user, with the next refresh token; the one used stays good. */
    user(resource: string, amr: string[], scope: string) {
      const next: Claims = { kind: 'refresh', aud: resource, amr, exp: now() + ninetyDays };
      return {
        ...access(resource, 'user', amr),
        refresh_token: door.tokens.issue(next),
        ...(scope.split(' ').includes('openid') && { id_token: idToken(amr) }),
      };
    },

    /** How the user of a refresh token had signed in; undefined when the token is not good. */
    signIn(refreshToken: string): string[] | undefined {
      const first = door.credentials.refreshToken;
      if (refreshToken === first) return ['pwd', 'mfa'];
      if (refreshToken === `${first}-without-mfa`) return ['pwd'];
      const claims = door.tokens.read(refreshToken);
      return claims?.kind === 'refresh' ? claims.amr : undefined;
    },
  };
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
