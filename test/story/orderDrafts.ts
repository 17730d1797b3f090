import assert from 'node:assert/strict';
import { inputsOf } from '../support/cardReading.ts';
import type { Message } from '../support/connector.ts';
import {
  assertHas,
  assertHasNot,
  asks,
  buttonsFor,
  goesOn,
  seenBy,
  textIn,
  turnsTrue,
} from './hearing.ts';
import type { NewCustomer } from './newCustomer.ts';
import { agreementAwaited, filledIn, reviewsCustomer, submits } from './ordering.ts';
import type { Stage } from './stage.ts';

const company = 'Liberty Street Pharmacy';
const prefix = 'libertystreet';

/** Orders that are put aside, handed over, used once more, or cancelled. */
export const orderDrafts = (on: () => Stage, earlier: () => NewCustomer): void => {
  let draft: Message;

  it('saves an order for later, under my requests, and takes it up where it was left', async () => {
    const { patti } = on();
    const wanted = { company, prefix, lines: ['10 x Microsoft 365 Business Standard monthly'] };
    const review = await reviewsCustomer(patti, wanted);
    await goesOn(patti, review, 'Save for later', 'Put aside as a draft: Add customer');
    assertHas(seenBy(patti, review), 'Saved for later');
    const list = await asks(patti, 'my requests', company);
    draft = await goesOn(patti, list, company, 'Draft');
    const again = await goesOn(patti, draft, 'Continue', `Review: ${company}`);
    assertHas(textIn(again), `${prefix}.onmicrosoft.com`, 'Business Standard', 'Gena Soto');
    await goesOn(patti, again, 'Save for later', 'Put aside as a draft');
  });

  it('hands a draft to a colleague, who goes on with it', async () => {
    const { patti, alex } = on();
    const form = await goesOn(patti, draft, 'Hand over', 'Hand this draft to a colleague');
    const people = inputsOf(patti.sees(form)).find(({ id }) => id === 'in_person');
    assert.ok(people?.choices.includes(alex.personId));
    assert.ok(!people?.choices.includes(patti.personId));
    await goesOn(patti, form, 'Hand over', `Alex Wilber`, { in_person: alex.personId });
    const told = await alex.card('Patti Fernandez handed a draft to you');
    assertHasNot(textIn(await asks(patti, 'my requests', 'My requests')), company);
    const card = await goesOn(alex, told, 'Open request', 'Draft');
    const review = await goesOn(alex, card, 'Continue', `Review: ${company}`);
    assertHas(textIn(review), 'Business Standard', 'Gena Soto');
    const mine = await submits(alex, review, company);
    await on().client.waitFor(() => textIn(mine).includes(agreementAwaited));
    const history = textIn(await asks(alex, 'history contoso', 'History'));
    assertHas(history, 'Patti Fernandez handed the draft to Alex Wilber', 'Alex Wilber asked');
    await alex.card(`Setup info: ${company}`);
    await turnsTrue(alex, mine, 'Yes, abandon', 'Abandoned');
  });

  it('begins the next order like one before: same reseller and lines, another customer', async () => {
    const { alex } = on();
    const { company: before } = earlier();
    const list = await asks(alex, 'my requests', before);
    const card = await goesOn(alex, list, before, '✓ Done');
    const first = await goesOn(alex, card, 'Same again', 'Add a customer');
    const next = { company: 'Bayside Bikes', prefix: 'baysidebikes' };
    const details = await goesOn(alex, first, 'No, it is new', 'Customer details', {
      in_company: next.company,
    });
    assertHas(textIn(details), 'Contoso Ltd.');
    assertHasNot(JSON.stringify(alex.sees(details)), 'contosoriverside', 'gena@');
    const lines = await goesOn(
      alex,
      details,
      'Next: Subscriptions',
      `Subscriptions for ${next.company}`,
      filledIn(next),
    );
    assertHas(textIn(lines), 'Microsoft 365 E3', '25');
    const review = await goesOn(alex, lines, 'Next: Review', `Review: ${next.company}`);
    assertHas(textIn(review), 'Microsoft 365 E3');
  });

  it('says that cancelling cancels the entire operation, and for whom', async () => {
    const { alex, portal } = on();
    const review = alex.lastCard();
    assertHas(
      textIn(review),
      'This cancels the entire operation; what was entered for Bayside Bikes is discarded.',
    );
    await goesOn(
      alex,
      review,
      'Yes, cancel everything',
      'Cancelled entirely: what was entered for Bayside Bikes is discarded. Nothing was ordered.',
    );
    assertHas(seenBy(alex, review), 'Cancelled');
    assert.deepEqual(buttonsFor(alex, review), []);
    assertHasNot(textIn(await asks(alex, 'my requests', 'My requests')), 'Bayside');
    assert.deepEqual(await portal.customers('baysidebikes.onmicrosoft.com'), []);
  });
};
