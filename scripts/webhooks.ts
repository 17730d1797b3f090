import { readConfig, WrongSetting } from '../src/config.ts';
import { NoAnswer } from '../src/domain/partnerCenterDoor.ts';
import { openPartnerCenter } from '../src/gateways/partnerCenter/partnerCenter.ts';
import { jsonLog, systemClock, systemIds } from '../src/gateways/system.ts';
import { Refused, register, show } from './webhookRegistration.ts';

// `npm run webhooks -- register`: tells Partner Center where to send its events. `-- show`: where they go.

const work = { register, show }[process.argv[2] ?? ''];

try {
  if (!work) throw new WrongSetting('Say what to do: npm run webhooks -- register, or -- show.');
  const config = readConfig(process.env);
  const partnerCenter = openPartnerCenter({
    baseUrl: config.PARTNER_CENTER_URL,
    loginUrl: config.PARTNER_CENTER_LOGIN_URL,
    tenantId: config.TENANT_ID,
    clientId: config.PARTNER_CENTER_CLIENT_ID,
    clientSecret: config.PARTNER_CENTER_CLIENT_SECRET,
    refreshToken: config.PARTNER_CENTER_REFRESH_TOKEN,
    // The desk acts for itself here, so nobody's sign-in is renewed, and the store stays with the server.
    secrets: { read: async () => undefined, save: async () => 'conflict' },
    clock: systemClock,
    ids: systemIds,
    log: jsonLog(process.stderr, 'fault'),
  });
  console.log(await work({ partnerCenter, ids: systemIds }, config));
} catch (error) {
  const known =
    error instanceof WrongSetting || error instanceof Refused || error instanceof NoAnswer;
  if (!known) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
