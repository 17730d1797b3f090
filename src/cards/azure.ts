import type { Reader } from '../domain/reader.ts';
import type { AzureView } from '../domain/subscriptionViews.ts';
import { say, showMoment } from '../locales/index.ts';
import template from './azure.json' with { type: 'json' };
import { execute, openUrl, see } from './buttons.ts';
import { fact } from './facts.ts';
import { page, type Card } from './page.ts';
import { boxOf, bullets, factsOf, headOf, lines, subheading } from './pieces/pieces.ts';
import { render } from './render.ts';
import { kicker } from './state.ts';
import { escaped, label, tell, type Raw } from './text.ts';

/** The page that the rules of 2021 name, and where it has gone since. */
const userSettings = {
  then: 'https://aad.portal.azure.com/#blade/Microsoft_AAD_IAM/UsersManagementMenuBlade/UserSettings',
  now: 'https://entra.microsoft.com/#view/Microsoft_AAD_UsersAndTenants/UserManagementMenuBlade/~/UserSettings',
};

/** How a reseller gets to manage a customer's Azure: as it was said once, what is done today, and a tick when it is done. */
export const showAzure = (view: AzureView, reader: Reader): Card => {
  const { customer, partnership, may } = view;
  const { azure } = customer;
  const reseller = partnership?.name ?? say(reader.language, 'word.theReseller');
  return page(reader, {
    summary: azureSummary(view, reader),
    body: render(template, {
      head: headOf(
        kicker(reader, 'card.azure.kicker'),
        tell(reader, 'card.azure.title', { customer: customer.name }),
      ),
      done: azure
        ? boxOf(
            'good',
            lines([
              tell(reader, 'card.azure.done', {
                by: azure.by.name,
                at: showMoment(reader, azure.at),
              }),
            ]),
          )
        : [],
      facts: factsOf([
        ...(partnership
          ? [fact(reader, 'reseller', escaped(`${partnership.name} · ${partnership.partnerId}`))]
          : []),
        fact(reader, 'domain', escaped(customer.domain)),
      ]),
      thenTitle: subheading(reader, 'card.azure.then.title'),
      then: lines([tell(reader, 'card.azure.then', { reseller })]),
      nowTitle: subheading(reader, 'card.azure.now.title'),
      now: lines([tell(reader, 'card.azure.now')]),
      steps: bullets([
        tell(reader, 'card.azure.now.gdap', { reseller }),
        tell(reader, 'card.azure.now.rbac'),
      ]),
      note: azure ? [] : lines([tell(reader, 'card.azure.note')], { subtle: true, small: true }),
    }),
    actions: [
      ...(may && !azure
        ? [
            execute(
              label(reader, 'button.azureDone'),
              'do:azureDone',
              { id: customer.id, version: 0 },
              { style: 'positive' },
            ),
          ]
        : []),
      ...openUrl(label(reader, 'button.azureNow'), userSettings.now),
      ...openUrl(label(reader, 'button.azureThen'), userSettings.then),
      see(reader, { view: 'customer', filter: customer.id, page: 0 }),
    ],
  });
};

/** What it says in one line. */
export const azureSummary = ({ customer }: AzureView, reader: Reader): Raw =>
  label(reader, 'card.azure.title', { customer: customer.name });
