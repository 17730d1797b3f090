import { domainOf } from '../domain/order.ts';
import type { CardSettings, Reader } from '../domain/reader.ts';
import type { Request } from '../domain/request.ts';
import { say, type Language } from '../locales/index.ts';
import { customerIdOf, moreOf, orderOf } from './input.ts';

/** Where this customer accepts the Microsoft Customer Agreement. */
export const agreementLink = (settings: CardSettings, customerId: string): string =>
  settings.agreementLink.replaceAll('{customerId}', encodeURIComponent(customerId));

/** The mail with which a customer is asked to accept its agreement; undefined before there is a customer. */
export const agreementText = (
  request: Request,
  reader: Reader,
  settings: CardSettings,
): string | undefined => {
  const customer = customerIn(request);
  const customerId = customerIdOf(request);
  if (!customer || customerId === undefined) return undefined;
  return say(customerLanguage(request, reader, settings), 'mail.agreement.text', {
    provider: settings.providerName,
    ...customer,
    link: agreementLink(settings, customerId),
    agent: request.asker.name,
  });
};

const customerIn = (request: Request): { customer: string; domain: string } | undefined => {
  const more = moreOf(request)?.customer;
  if (more) return { customer: more.name, domain: more.domain };
  const added = orderOf(request)?.customer;
  return added && { customer: added.company, domain: domainOf(added.prefix) };
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
  const country = customer?.country ?? moreOf(request)?.country;
  return country === settings.country ? reader.language : 'en-US';
};
