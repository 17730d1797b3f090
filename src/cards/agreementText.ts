import { domainOf } from '../domain/order.ts';
import type { CardSettings, Reader } from '../domain/reader.ts';
import type { Request } from '../domain/request.ts';
import { say, type Language } from '../locales/index.ts';
import { orderOf } from './input.ts';

/** Where this customer accepts the Microsoft Customer Agreement. */
export const agreementLink = (settings: CardSettings, customerId: string): string =>
  settings.agreementLink.replaceAll('{customerId}', encodeURIComponent(customerId));

/** The mail with which a customer is asked to accept its agreement; undefined before there is a customer. */
export const agreementText = (
  request: Request,
  reader: Reader,
  settings: CardSettings,
): string | undefined => {
  const input = orderOf(request);
  const customerId = request.placed?.customerId;
  if (!input || customerId === undefined) return undefined;
  return say(customerLanguage(request, reader, settings), 'mail.agreement.text', {
    provider: settings.providerName,
    customer: input.customer.company,
    domain: domainOf(input.customer.prefix),
    link: agreementLink(settings, customerId),
    agent: request.asker.name,
  });
};

const simplified: readonly string[] = ['zh-CN', 'zh-SG', 'zh-Hans', 'zh-Hans-CN'];

/** The customer reads it, not the agent: its language decides, and where we do not speak it, the agent's at home, English abroad. */
export const customerLanguage = (
  request: Request,
  reader: Reader,
  settings: CardSettings,
): Language => {
  const customer = orderOf(request)?.customer;
  if (customer && simplified.includes(customer.culture)) return 'zh-CN';
  if (customer?.culture.startsWith('en')) return 'en-US';
  return customer?.country === settings.country ? reader.language : 'en-US';
};
