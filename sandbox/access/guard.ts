import type { Answer } from '../http/answer.ts';
import { refusal } from '../http/answer.ts';
import type { Call, Caller } from '../http/call.ts';
import type { Access } from '../http/route.ts';
import type { Tokens } from './tokens.ts';

/** The only audience that Partner Center takes. */
export const audience = 'https://api.partnercenter.microsoft.com';

const invalidToken = { 'WWW-Authenticate': 'Bearer error="invalid_token"' };

/** What the guard thinks of a call: a refusal, or who calls and headers for the answer. */
export type Verdict = { refused: Answer } | { headers: Record<string, string>; caller: Caller };

/** Says whether a call's token is good for an operation. Faults of the token itself have an empty body, as at the service. */
export function guard(tokens: Tokens): (call: Call, access: Access) => Verdict {
  return (call, access) => {
    if (access === 'open') return { headers: {}, caller: 'nobody' };
    const token = /^Bearer (.+)$/i.exec(call.header('Authorization') ?? '')?.[1];
    if (token === undefined)
      return { refused: { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } } };
    const claims = tokens.read(token.trim());
    if (claims === undefined || claims.kind === 'refresh')
      return { refused: { status: 401, headers: invalidToken } };
    if (claims.aud !== audience)
      return { refused: refusal(401, 900420, 'The token is for another audience.') };
    if (claims.kind === 'app') {
      if (access !== 'userOnly') return { headers: {}, caller: 'application' };
      return {
        refused: refusal(
          403,
          900329,
          'This resource does not support application-only authentication.',
        ),
      };
    }
    const compliant = claims.amr.includes('mfa');
    const headers: Record<string, string> = {};
    if (call.header('ValidateMfa')?.toLowerCase() === 'true')
      headers['isMfaCompliant'] = String(compliant);
    if (compliant) return { headers, caller: 'user' };
    const refused = refusal(
      401,
      900421,
      'The user has not signed in with multifactor authentication.',
    );
    return { refused: { ...refused, headers: { ...invalidToken, ...headers } } };
  };
}
