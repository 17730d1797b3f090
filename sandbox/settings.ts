import { join } from 'node:path';
import { z } from 'zod';
import { demoTenant } from './provider.ts';
import type { Credentials } from './access/grants.ts';

/** The credentials that the sandbox takes when nothing else is set; no secret, since it only listens on this machine. */
export const demoCredentials: Credentials = {
  clientId: '9c2f7d1e-4b6a-4e83-a5d0-1f3b5c7e9a20',
  clientSecret: 'sandbox-client-secret',
  refreshToken: 'sandbox-refresh-token',
};

const text = z.string().min(1);

const Settings = z
  .object({
    SANDBOX_PORT: z.coerce.number().int().min(0).max(65535).default(3979),
    DATA_DIR: text.default('.data'),
    SANDBOX_RESET: z.enum(['0', '1']).default('0'),
    PARTNER_TENANT: text.default(demoTenant),
    PROVISIONING_SECONDS: z.coerce.number().min(0).max(86_400).default(4),
    SANDBOX_CLIENT_ID: text.default(demoCredentials.clientId),
    SANDBOX_CLIENT_SECRET: text.default(demoCredentials.clientSecret),
    SANDBOX_REFRESH_TOKEN: text.default(demoCredentials.refreshToken),
  })
  .transform((env) => ({
    port: env.SANDBOX_PORT,
    directory: env.DATA_DIR,
    file: join(env.DATA_DIR, 'partner-center.sqlite'),
    fresh: env.SANDBOX_RESET === '1',
    tenant: env.PARTNER_TENANT,
    provisioningMs: env.PROVISIONING_SECONDS * 1000,
    credentials: {
      clientId: env.SANDBOX_CLIENT_ID,
      clientSecret: env.SANDBOX_CLIENT_SECRET,
      refreshToken: env.SANDBOX_REFRESH_TOKEN,
    },
  }));

/** Reads the sandbox's settings from the environment; an empty value counts as not set, a wrong one is thrown with its name. */
export function readSettings(env: NodeJS.ProcessEnv): z.infer<typeof Settings> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const settings = Settings.safeParse(given);
  if (settings.success) return settings.data;
  const problems = settings.error.issues.map(
    (issue) => `${issue.path.join('.')}: ${issue.message}`,
  );
  throw new Error(`Wrong setting. ${problems.join('; ')}. See docs/sandbox.md.`);
}
