import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Center } from '../center.ts';
import type { Answer } from '../http/answer.ts';
import { ok, refusal } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { anyCase } from '../http/filter.ts';
import type { Route } from '../http/route.ts';
import { daysAfter } from '../seed/time.ts';
import type { KeptEvent, Registration } from '../state/webhooks.ts';
import {
  announce,
  api,
  eventNames,
  register,
  registration,
  validationById,
  validationsSince,
} from '../state/webhooks.ts';
import { invalid } from './customerRules.ts';

const here = '/webhooks/v1/registration';
const validationsAMinute = 2;
const keptInDays = 7;
const states: Record<KeptEvent['state'], string> = {
  waiting: 'pending',
  delivered: 'completed',
  parked: 'failed',
};

const Body = anyCase(
  z.object({
    webhookurl: z.url({ protocol: /^https?$/ }),
    webhookevents: z.array(z.string()).min(1),
    signaturetokentomssignatureheader: z.boolean().default(false),
  }),
);

/** Who is told of what: the one registration of a tenant, and events to try it with. */
export function webhooks(center: Center): Route[] {
  const route = (method: Route['method'], path: string, answer: Route['answer']): Route => ({
    method,
    path,
    access: 'appOrUser',
    answer,
  });
  return [
    route('GET', `${here}/events`, () => ok(eventNames)),
    route('GET', here, () => {
      const registered = registration(center.db);
      return registered ? ok(shown(registered)) : nothingRegistered();
    }),
    route('POST', here, (call) =>
      registration(center.db)
        ? refusal(409, 409, 'A registration exists already.')
        : keep(center, call, randomUUID()),
    ),
    route('PUT', here, (call) => {
      const registered = registration(center.db);
      return registered ? keep(center, call, registered.SubscriberId) : nothingRegistered();
    }),
    route('POST', `${here}/validationEvents`, () => validate(center)),
    route('GET', `${here}/validationEvents/:correlation`, (call) => {
      const since = daysAfter(center.clock(), -keptInDays);
      const event = validationById(center.db, call.param('correlation'), since);
      return event ? ok(outcome(center, event)) : refusal(404, 1000, 'No such validation event.');
    }),
  ];
}

function keep(center: Center, call: Call, SubscriberId: string): Answer {
  const body = Body.safeParse(call.body ?? {});
  if (!body.success) {
    const faults = body.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    return invalid(faults)!;
  }
  const { webhookurl, webhookevents, signaturetokentomssignatureheader: ownHeader } = body.data;
  const unknown = webhookevents.filter((name) => !eventNames.includes(name));
  if (unknown.length > 0) return invalid([`WebhookEvents: unknown: ${unknown.join(', ')}`])!;
  const registered = { SubscriberId, WebhookUrl: webhookurl, WebhookEvents: webhookevents };
  register(center.db, { ...registered, ownHeader });
  return ok(registered);
}

function validate(center: Center): Answer {
  const registered = registration(center.db);
  if (registered === undefined) return nothingRegistered();
  if (!registered.WebhookEvents.includes('test-created'))
    return invalid(['WebhookEvents: test-created is not registered'])!;
  const now = center.clock();
  const minuteAgo = new Date(now.getTime() - 60_000);
  if (validationsSince(center.db, minuteAgo) >= validationsAMinute)
    return {
      status: 429,
      headers: { 'Retry-After': '60' },
      body: { statusCode: 429, message: 'Rate limit is exceeded. Try again in 60 seconds.' },
    };
  const correlationId = randomUUID();
  const resourceUri = `${api}${here}/validationEvents/${correlationId}`;
  const happening = { name: 'test-created', resourceUri, resourceName: 'test' };
  announce(center, happening, correlationId);
  return ok({ correlationId });
}

function outcome(center: Center, event: KeptEvent) {
  return {
    correlationId: event.correlationId,
    partnerId: center.provider.tenant,
    status: states[event.state],
    callbackUrl: registration(center.db)?.WebhookUrl,
    results: event.results,
  };
}

function shown({ WebhookUrl, WebhookEvents }: Registration) {
  return { WebhookUrl, WebhookEvents };
}

function nothingRegistered(): Answer {
  return refusal(404, 1000, 'There is no registration.');
}
