import { chapter } from './chapter.ts';
import type { Theatre } from './theatre.ts';
import type { Words } from './words.ts';
import { all } from './words.ts';

/** Whose subscription is changed. */
export interface Changed {
  customer: string;
  product: string;
  /** Can become something better. */
  upgradable: string;
}

/** A subscription is changed, upgraded half-way, and what wants somebody today is shown. */
export const changes = (open: () => Theatre, words: Words, about: Changed): void => {
  const { label, like, typed, language } = words;
  const { customer, product, upgradable } = about;
  const screen = (name: string) => `${language}-change-${name}`;

  chapter(`a change, ${language}`, open, () => {
    it('is chosen among what is possible, confirmed, and made', async () => {
      const { sales } = open();
      await sales.goTo('Personal Chat');
      await sales.says(typed('changeSubscription', customer));
      const which = await sales.card(
        all(like('form.pickSubscription.title', { customer }), label('button.go')),
      );
      await sales.shot(screen('which'));
      const choice = { [label('form.pickSubscription.choose')]: product };
      await sales.submits(which, choice, label('button.go'));
      await sales.card(like('form.chooseChange.title', { subscription: product }));
      await sales.shot(screen('choose'));
      await sales.says('+3');
      const confirm = await sales.card(
        all(like('form.confirmChange.title', { customer }), label('button.submit')),
      );
      await sales.shot(screen('confirm'));
      await sales.clicks(confirm, label('button.submit'));
      await sales.card(
        all(
          like('card.request.title.changeSubscription', { about: customer }),
          like('state.done'),
          label('button.see.subscription'),
        ),
      );
      await sales.shot(screen('done'));
    });

    it('offers what a subscription can become', async () => {
      const { sales } = open();
      await sales.says(typed('upgradeSubscription', customer));
      await sales.card(like('form.pickSubscription.title', { customer }));
      await sales.says(upgradable);
      const upgrade = await sales.card(
        all(like('form.chooseUpgrade.title', { subscription: upgradable }), label('button.cancel')),
      );
      await sales.shot(screen('upgrade'));
      await sales.clicks(upgrade, label('button.cancel'));
      await sales.card(like('answered.cancelled'));
    });

    it('shows what wants somebody today, and how a reseller is doing', async () => {
      const { sales } = open();
      await sales.says(typed('today'));
      const today = await sales.card(all(like('card.today.title'), label('button.today')));
      await sales.shot(screen('today'));
      await sales.clicks(today, label('button.today'));
      await sales.card(all(like('card.today.wanted'), label('button.todayStop')));
      await sales.shot(screen('today-wanted'));
    });
  });
};
