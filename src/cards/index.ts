import type { Form } from '../domain/forms.ts';
import type { CardSettings, Reader } from '../domain/reader.ts';
import type { View } from '../domain/views.ts';
import { say } from '../locales/index.ts';
import { alarmSummary, showAlarm } from './alarm.ts';
import { azureSummary, showAzure } from './azure.ts';
import { batchSummary, showBatch } from './batch.ts';
import { customerSummary, showCustomer } from './customer.ts';
import { customersSummary, showCustomers } from './customers.ts';
import { helpSummary, showHelp } from './help.ts';
import { historySummary, showHistory } from './history.ts';
import { impactSummary, showImpact } from './impact.ts';
import { lineSummary, showLine } from './line.ts';
import { linksSummary, showLinks } from './links.ts';
import { matchSummary, showMatch } from './match.ts';
import { noticesSummary, showNotices } from './notices.ts';
import { notificationsSummary, showNotifications } from './notifications.ts';
import type { Card } from './page.ts';
import { profileSummary, showProfile } from './profile.ts';
import { refusedSummary, showRefused } from './refused.ts';
import { requestSummary, showRequest } from './request.ts';
import { requestsSummary, showRequests } from './requests.ts';
import { resellerSummary, showReseller } from './reseller.ts';
import { resellersSummary, showResellers } from './resellers.ts';
import { rowsSummary, showRows } from './rows.ts';
import { setupSummary, showSetup } from './setup.ts';
import { showSupportMail, supportMailSummary } from './supportMail.ts';
import { showSubscription, subscriptionSummary } from './subscription.ts';
import { showSubscriptions, subscriptionsSummary } from './subscriptions.ts';
import { asRaw, label } from './text.ts';
import { showToday, todaySummary } from './today.ts';

export type { Card } from './page.ts';

/** The card for a view, in the reader's language. */
export const showView = (view: View, reader: Reader, settings: CardSettings): Card => {
  switch (view.view) {
    case 'line':
      return showLine(view, reader);
    case 'help':
      return showHelp(view, reader, settings);
    case 'resellers':
      return showResellers(view, reader);
    case 'reseller':
      return showReseller(view, reader);
    case 'request':
      return showRequest(view, reader, settings);
    case 'requests':
      return showRequests(view, reader);
    case 'batch':
      return showBatch(view, reader);
    case 'match':
      return showMatch(view, reader);
    case 'history':
      return showHistory(view, reader);
    case 'profile':
      return showProfile(view, reader);
    case 'links':
      return showLinks(reader, settings);
    case 'notifications':
      return showNotifications(view, reader);
    case 'alarm':
      return showAlarm(view, reader, settings);
    case 'notices':
      return showNotices(view, reader, settings);
    case 'supportMail':
      return showSupportMail(view, reader, settings);
    case 'impact':
      return showImpact(view, reader);
    case 'customers':
      return showCustomers(view, reader);
    case 'customer':
      return showCustomer(view, reader);
    case 'setup':
      return showSetup(view, reader, settings);
    case 'azure':
      return showAzure(view, reader);
    case 'subscriptions':
      return showSubscriptions(view, reader);
    case 'subscription':
      return showSubscription(view, reader, settings);
    case 'today':
      return showToday(view, reader);
    case 'rows':
      return showRows(view, reader);
    case 'refused':
      return showRefused(view, reader);
  }
};

/** One plain line for the notification of a message: what it is about, no secrets. */
export const summaryOf = (shown: View | Form, reader: Reader, _settings: CardSettings): string =>
  'form' in shown ? formSummary(shown, reader) : viewSummary(shown, reader);

const formSummary = (form: Form, reader: Reader): string => {
  const name = nameIn(form);
  const about = name === undefined ? '' : say(reader.language, 'word.colon') + asRaw(name);
  return label(reader, 'summary.form', { title: label(reader, `form.${form.form}.short`) + about });
};

/** Whom a form is about: the customer, else the reseller. */
const nameIn = (form: Form): string | undefined => {
  if ('customer' in form && 'domain' in form.customer) return form.customer.name;
  return 'partnership' in form ? form.partnership?.name : undefined;
};

const viewSummary = (view: View, reader: Reader): string => {
  switch (view.view) {
    case 'azure':
      return azureSummary(view, reader);
    case 'line':
      return lineSummary(view, reader);
    case 'help':
      return helpSummary(view, reader);
    case 'resellers':
      return resellersSummary(view, reader);
    case 'reseller':
      return resellerSummary(view);
    case 'request':
      return requestSummary(view, reader);
    case 'requests':
      return requestsSummary(view, reader);
    case 'batch':
      return batchSummary(view, reader);
    case 'match':
      return matchSummary(view, reader);
    case 'history':
      return historySummary(view, reader);
    case 'profile':
      return profileSummary(reader);
    case 'links':
      return linksSummary(reader);
    case 'notifications':
      return notificationsSummary(reader);
    case 'alarm':
      return alarmSummary(reader);
    case 'notices':
      return noticesSummary(view, reader);
    case 'supportMail':
      return supportMailSummary(view, reader);
    case 'impact':
      return impactSummary(view, reader);
    case 'customers':
      return customersSummary(view, reader);
    case 'customer':
      return customerSummary(view);
    case 'setup':
      return setupSummary(view, reader);
    case 'subscriptions':
      return subscriptionsSummary(view, reader);
    case 'subscription':
      return subscriptionSummary(view);
    case 'today':
      return todaySummary(view, reader);
    case 'rows':
      return rowsSummary(view, reader);
    case 'refused':
      return refusedSummary(view, reader);
  }
};
