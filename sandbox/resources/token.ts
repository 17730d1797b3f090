import { z } from 'zod';
import type { EntraError } from '../access/entraError.ts';
import { entraError } from '../access/entraError.ts';
import type { Credentials } from '../access/grants.ts';
import { grantable, grants } from '../access/grants.ts';
import type { Tokens } from '../access/tokens.ts';
import type { Center } from '../center.ts';
import { ok } from '../http/answer.ts';
import type { Route } from '../http/route.ts';

const Form = z.object({
  grant_type: z.string(),
  client_id: z.string(),
  client_secret: z.string().optional(),
  resource: z.string(),
  refresh_token: z.string().default(''),
  scope: z.string().default(''),
});
type Form = z.infer<typeof Form>;

/** The token endpoint of the sign-in authority, in its first version. */
export function token(center: Center, tokens: Tokens, credentials: Credentials): Route[] {
  const { provider, clock } = center;
  const grant = grants({ tokens, credentials, tenant: provider.tenant, clock });

  function answerTo(form: Form, tenant: string): object | EntraError {
    const refused = refuse(form, tenant, provider.tenant, credentials);
    if (refused) return refused;
    if (form.grant_type === 'client_credentials') return grant.application(form.resource);
    if (form.grant_type !== 'refresh_token')
      return no(400, 'unsupported_grant_type', 70003, 'The grant type is not supported here.');
    const amr = grant.signIn(form.refresh_token);
    if (amr) return grant.user(form.resource, amr, form.scope);
    return no(
      400,
      'invalid_grant',
      9002313,
      'The refresh token is malformed, unknown or has expired.',
    );
  }

  return [
    {
      method: 'POST',
      path: '/:tenant/oauth2/token',
      access: 'open',
      answer(call) {
        const form = Form.safeParse(call.body ?? {});
        const answer = form.success
          ? answerTo(form.data, call.param('tenant'))
          : missing(form.error);
        return isError(answer) ? entraError(answer, clock()) : ok(answer);
      },
    },
  ];
}

function refuse(
  form: Form,
  tenant: string,
  ours: string,
  known: Credentials,
): EntraError | undefined {
  if (tenant.toLowerCase() !== ours.toLowerCase())
    return no(400, 'invalid_request', 90002, 'There is no such tenant.');
  if (form.client_id !== known.clientId)
    return no(400, 'unauthorized_client', 700016, 'The tenant has no such application.');
  if (form.client_secret === undefined)
    return no(401, 'invalid_client', 7000218, 'client_secret is missing.');
  if (form.client_secret !== known.clientSecret)
    return no(401, 'invalid_client', 7000215, 'The client secret is not the right one.');
  if (!grantable.includes(form.resource))
    return no(400, 'invalid_resource', 500011, 'The tenant has no such resource.');
  return undefined;
}

function missing(error: z.ZodError): EntraError {
  return no(400, 'invalid_request', 900144, `${error.issues[0]?.path.join('.')} is missing.`);
}

function no(status: number, error: string, code: number, text: string): EntraError {
  return { status, error, code, text };
}

function isError(answer: object): answer is EntraError {
  return 'error' in answer;
}
