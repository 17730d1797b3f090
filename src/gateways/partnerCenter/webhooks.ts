import { z } from 'zod';
import type { WebhookRegistration } from '../../domain/partnerCenterChanges.ts';
import type { Answer, PartnerCenter } from '../../domain/partnerCenterDoor.ts';
import type { Call } from './call.ts';
import { text, texts } from './reading.ts';

const Registered = z
  .object({ webhookUrl: text, webhookEvents: texts })
  .transform(({ webhookUrl: url, webhookEvents: events }): WebhookRegistration | undefined =>
    url ? { url, events } : undefined,
  );

const Kept = z.object({});

const path = '/webhooks/v1/registration';

/** Where events go: one registration for the whole provider. */
export const webhooks = (call: Call): Pick<PartnerCenter, 'webhook' | 'registerWebhook'> => {
  const present = async (): Promise<Answer<WebhookRegistration | undefined>> => {
    const answer = await call({ method: 'GET', path, token: 'app', answer: Registered });
    if (answer.is !== 'no' || answer.no.status !== 404) return answer;
    return { is: 'yes', value: undefined, ids: answer.no.ids };
  };

  return {
    webhook: present,

    registerWebhook: async (registration, requestId) => {
      const there = await present();
      if (there.is !== 'yes') return there;
      const answer = await call({
        method: there.value ? 'PUT' : 'POST',
        path,
        body: {
          WebhookUrl: registration.url,
          WebhookEvents: registration.events,
          // Some hosts take `Authorization` for themselves; the desk reads both.
          SignatureTokenToMsSignatureHeader: true,
        },
        token: 'app',
        answer: Kept,
        requestId,
      });
      return answer.is === 'yes' ? { ...answer, value: registration } : answer;
    },
  };
};
