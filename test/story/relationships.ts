import assert from 'node:assert/strict';
import { inputsOf } from '../support/cardReading.ts';
import type { Message } from '../support/connector.ts';
import { approves, becomes, boughtBy, customerIdOf, decisionOn, opensCustomer } from './bought.ts';
import { assertHas, asks, buttonsFor, goesOn, shownAfter, textIn, until } from './hearing.ts';
import type { Stage } from './stage.ts';

const company = 'Fourth Street Dental';
const prefix = 'fourthstreetdental';

/** A company that uses Microsoft already becomes a reseller's customer, and is one no longer. */
export const relationships = (on: () => Stage): void => {
  let mine: Message;
  let link: string;

  it('asks the company by mail, with the reseller’s own link', async () => {
    const { alex } = on();
    let form = await asks(alex, 'request customer contoso', 'Ask a company to accept Contoso Ltd.');
    assertHas(
      await shownAfter(alex, form, 'Next', { in_company: company, in_email: 'no address' }),
      'Please look at this again',
    );
    form = await goesOn(alex, form, 'Next', 'Your mail', {
      in_company: company,
      in_email: 'office@fourthstreet.example',
      in_language: 'en-US',
    });
    const text = inputsOf(alex.sees(form)).find(({ id }) => id === 'in_text')?.value ?? '';
    assertHas(text, 'Contoso Ltd.', 'Northwind Distribution');
    link = /https?:\S+/.exec(text)?.[0] ?? '';
    form = await goesOn(alex, form, 'Use this text', 'Send it');
    mine = await goesOn(alex, form, 'Done', `Reseller relationship with ${company}`);
    await becomes(on(), mine, 'has not accepted yet');
    assertHas(textIn(mine), 'Asked', 'Contoso Ltd. · 4847115');
  });

  it('is done when the company has accepted; it is in the list, associated', async () => {
    const stage = on();
    const { alex, portal } = stage;
    await portal.acceptsReseller(link, company);
    // The desk may have seen it by itself, and then there is nothing to check any more.
    await alex.clicks(mine, 'Check now').catch(() => undefined);
    await becomes(stage, mine, '✓ Accepted');
    const card = await opensCustomer(alex, company);
    assertHas(textIn(card), 'Contoso Ltd. · 4847115', `${prefix}.onmicrosoft.com`);
  });

  it('tells how a reseller gets to manage Azure, and remembers that it is done', async () => {
    const { alex } = on();
    const guide = await goesOn(
      alex,
      await opensCustomer(alex, company),
      'Azure',
      `Manage the Azure account of ${company}`,
    );
    assertHas(textIn(guide), 'tenant owner permissions', 'Access control (IAM)');
    await alex.clicks(guide, 'It is done');
    assertHas(textIn(await opensCustomer(alex, company)), '✓ done: Alex Wilber');
  });

  it('does not end as long as something runs for the customer', async () => {
    const { alex } = on();
    const form = await asks(alex, 'end relationship datum', 'End the relationship with Datum');
    assertHas(textIn(form), '✕ Active subscriptions: ', 'What stays');
    await asks(alex, 'cancel', 'Cancelled');
  });

  it('ends with two people’s representation when nothing runs', async () => {
    const stage = on();
    const { alex, portal } = stage;
    const customerId = await customerIdOf(portal, prefix);
    const form = await asks(alex, `end relationship ${company}`, 'End the relationship with');
    assertHas(await shownAfter(alex, form, 'Ask for the end', {}), 'Please');
    const request = `End the relationship with ${company}`;
    const asked = await goesOn(alex, form, 'Ask for the end', request, {
      in_reason: 'They went to another partner',
      in_representation: 'true',
    });
    const decision = await decisionOn(stage, request);
    assertHas(textIn(decision), '“They went to another partner”', 'I represent that');
    await approves(stage, decision, { represents: true });
    await becomes(stage, asked, '✓ Done');
    assert.deepEqual(await boughtBy(stage, prefix).catch(() => 'gone'), 'gone');
    assert.ok(customerId);
    await until('The list without it', async () => {
      await alex.says(`customers ${company}`);
      return !buttonsFor(alex, alex.lastCard()).includes(company);
    });
  });
};
