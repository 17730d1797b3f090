import { customerIdOf, exchange, opensSubscription, theirs, boughtBy } from './bought.ts';
import { assertHas, assertHasNot, asks, goesOn, textIn, turnsTrue, until } from './hearing.ts';
import type { Stage } from './stage.ts';

const { name, prefix } = theirs.more;

/** What somebody is told without having asked, and what happened without the desk. */
export const mornings = (on: () => Stage): void => {
  it('says what wants somebody today, and comes each working morning to whom asks for it', async () => {
    const { alex } = on();
    await asks(alex, `change subscription ${theirs.record.name}`, 'Which subscription of');
    const form = await asks(alex, exchange, 'what shall change?');
    await goesOn(alex, form, 'Save for later', 'Put aside as a draft');
    const today = await asks(alex, 'today', 'Today');
    assertHas(textIn(today), 'Your open requests', theirs.record.name, 'Draft');
    const draft = await goesOn(alex, today, theirs.record.name, 'Not submitted yet.');
    await turnsTrue(alex, draft, 'Discard', 'Discarded');
    const wanted = await asks(alex, 'today on', 'Today');
    assertHasNot(textIn(wanted), 'Something went wrong');
    await asks(alex, 'today off', 'Today');
  });

  it('shows how a reseller is doing: agreement, customers, licences, renewals', async () => {
    const { alex } = on();
    const list = await asks(alex, 'resellers contoso', 'Contoso Ltd.');
    const card = await goesOn(alex, list, 'Contoso Ltd.', 'Indirect reseller');
    assertHas(textIn(card), 'Agreement signed', 'Licences', /[Rr]enew/);
  });

  it('sees what was changed outside the desk', async () => {
    const { alex, portal } = on();
    const customerId = await customerIdOf(portal, prefix);
    const [one] = await boughtBy(on(), prefix, exchange);
    await portal.wish({
      changeSubscription: { customerId, subscriptionId: one?.id, set: { quantity: 16 } },
    });
    await until('The new number', async () => {
      const card = await opensSubscription(alex, name, exchange);
      return textIn(card).includes('Licences: 16');
    });
  });
};
