import { assertHas, assertHasNot, asks, buttonsFor, goesOn, textIn } from './hearing.ts';
import type { Stage } from './stage.ts';

/** Who looks after a reseller, and whether there may be new business with it. */
export const care = (on: () => Stage): void => {
  it('makes somebody account manager, from the card, and tells the person', async () => {
    const { megan, patti } = on();
    const list = await asks(megan, 'resellers adatum', 'Adatum Corporation');
    const card = await goesOn(megan, list, 'Adatum Corporation', 'Indirect reseller');
    const form = await goesOn(megan, card, 'Assign account manager', 'Now: Nobody yet');
    const after = await goesOn(megan, form, 'Save', 'Account manager: Patti Fernandez', {
      in_manager: patti.personId,
    });
    assertHas(textIn(after), 'Megan Bowen made Patti Fernandez account manager');
    await patti.card('Adatum Corporation: the account manager is now Patti Fernandez.');
    await asks(patti, 'resellers', 'My resellers');
  });

  it('puts a reseller on hold for a reason that everybody reads, and says who can lift it', async () => {
    const { megan, patti } = on();
    const form = await asks(megan, 'hold adatum', 'Put Adatum Corporation on hold?');
    await goesOn(megan, form, 'Put on hold', 'On hold', { in_reason: 'Invoices are open' });
    await patti.card('On hold: Adatum Corporation · by Megan Bowen · “Invoices are open”');
    const list = await asks(patti, 'resellers hold', 'Adatum Corporation');
    const card = await goesOn(patti, list, 'Adatum Corporation', 'Indirect reseller');
    assertHas(textIn(card), '“Invoices are open”', 'by Megan Bowen', 'an admin can release it');
    assertHasNot(buttonsFor(patti, card).join(), 'Release');
  });

  it('releases it again', async () => {
    const { adele, patti } = on();
    const list = await asks(adele, 'resellers adatum', 'Adatum Corporation');
    const card = await goesOn(adele, list, 'Adatum Corporation', 'Indirect reseller');
    const form = await goesOn(adele, card, 'Release', 'Release Adatum Corporation?');
    assertHas(textIn(form), 'by Megan Bowen', '“Invoices are open”');
    const after = await goesOn(adele, form, 'Release', '✓ Active', { in_reason: 'All is paid' });
    assertHas(textIn(after), 'Adele Vance released the hold', '“All is paid”');
    await patti.card('Released: Adatum Corporation · by Adele Vance · “All is paid”');
  });

  it('leaves both to admins', async () => {
    const { patti } = on();
    await asks(patti, 'hold adatum', 'Your role may not do this');
    await asks(patti, 'assign adatum', 'Your role may not do this');
    await asks(patti, 'release adatum', 'Your role may not do this');
  });

  it('imports account managers from lines, and names those that fail', async () => {
    const { megan, patti } = on();
    const lines = `assign\n4847149,${patti.personId}\n999,${patti.personId}\n4847152,nobody`;
    const sums = await asks(megan, lines, 'Import finished: 1 account managers set, 2 lines could');
    const [, unknown, nobody] = megan.messages().slice(megan.messages().indexOf(sums));
    assertHas(textIn(unknown!), 'No reseller of ours has the Partner ID in these lines: 2');
    assertHas(textIn(nobody!), 'Nobody who can be account manager has the id in these lines: 3');
  });
};
