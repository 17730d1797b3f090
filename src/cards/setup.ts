import type { Setup } from '../domain/order.ts';
import type { CardSettings, Reader } from '../domain/reader.ts';
import type { SetupView } from '../domain/customerViews.ts';
import { say, showMoment } from '../locales/index.ts';
import { customerLanguage } from './agreementText.ts';
import { doMove, isLink, see, showCard } from './buttons.ts';
import { words } from './decide.ts';
import { fact, type Fact } from './facts.ts';
import { page, type Card } from './page.ts';
import { copyBox } from './pieces/copy.ts';
import { boxOf, factsOf, headOf, lines, subheading } from './pieces/pieces.ts';
import { secretBox } from './pieces/secret.ts';
import { render, type Element } from './render.ts';
import template from './setup.json' with { type: 'json' };
import { kicker, setupState } from './state.ts';
import { escaped, label, linkTo, ours, tell, type Raw, type Safe } from './text.ts';

/**
 * The first sign-in of a new customer. The password stands in it only when the view has it: in the answer to a Show click. Its
 * buttons send no inputs, so nothing that is shown here ever comes back.
 */
export const showSetup = (view: SetupView, reader: Reader, settings: CardSettings): Card => {
  const { request, password } = view;
  const { setup } = request;
  const customer = request.about.label;
  const mine = isMine(view);
  return page(reader, {
    summary: setupSummary(view, reader),
    body: render(template, {
      head: headOf(
        setup ? setupState(reader, setup) : kicker(reader, 'button.see.setup'),
        tell(reader, 'card.setup.title', { customer }),
        [tell(reader, 'kind.addCustomer')],
      ),
      gone: setup?.gone ? boxOf('emphasis', lines([tell(reader, `gone.${setup.gone.why}`)])) : [],
      facts: setup ? factsOf(factsOfSetup(setup, mine, reader, settings)) : [],
      secretTitle: password === undefined ? [] : subheading(reader, 'field.password'),
      secret: password === undefined ? [] : secretBox(password),
      copy: password === undefined ? [] : lines([tell(reader, 'card.setup.copy')], { bold: true }),
      window: setup && !setup.gone ? lines([windowLine(view, setup, reader)]) : [],
      send: mine ? lines([tell(reader, 'card.setup.send')]) : [],
      handOverTitle: mine ? subheading(reader, 'card.setup.handOver') : [],
      handOver: mine
        ? copyBox(
            reader,
            'in_handOver',
            label(reader, 'card.notices.copyHint'),
            handOverText(view, reader, settings),
          )
        : [],
      reset: setup?.gone ? lines([resetLine(view, setup, reader)]) : [],
    }),
    actions: buttonsOf(view, reader),
  });
};

/** What it says in one line; never the password. */
export const setupSummary = ({ request }: SetupView, reader: Reader): Raw => {
  const { setup } = request;
  if (!setup) return label(reader, 'card.setup.title', { customer: request.about.label });
  const { userName, domain, gone, openUntil, keptUntil } = setup;
  return gone
    ? label(reader, 'card.setup.head.gone', { userName, domain })
    : label(reader, 'card.setup.head', {
        userName,
        domain,
        date: showMoment(reader, openUntil ?? keptUntil),
      });
};

const isMine = ({ may, password }: SetupView): boolean =>
  password !== undefined || may.includes('reveal') || may.includes('saved');

const factsOfSetup = (
  setup: Setup,
  mine: boolean,
  reader: Reader,
  settings: CardSettings,
): Fact[] => [
  fact(reader, 'userName', escaped(`${setup.userName}@${setup.domain}`)),
  fact(reader, 'password', availability(setup, reader)),
  ...(isLink(settings.signInUrl)
    ? [fact(reader, 'signIn', linkTo(settings.signInUrl, ours(settings.signInUrl)))]
    : []),
  ...(mine || setup.gone ? [] : [fact(reader, 'owner', escaped(setup.owner.name))]),
];

const availability = ({ gone, openUntil, keptUntil }: Setup, reader: Reader): Safe =>
  gone
    ? tell(reader, 'card.setup.notAvailable')
    : tell(reader, 'card.setup.until', { date: showMoment(reader, openUntil ?? keptUntil) });

const windowLine = (view: SetupView, { owner, openUntil }: Setup, reader: Reader): Safe => {
  if (isMine(view))
    return openUntil === undefined
      ? tell(reader, 'card.setup.window')
      : tell(reader, 'card.setup.open', { date: showMoment(reader, openUntil) });
  return tell(
    reader,
    view.may.includes('takeOverSetup') ? 'card.setup.notYours' : 'card.setup.others',
    { owner: owner.name },
  );
};

const resetLine = ({ request }: SetupView, { userName, domain }: Setup, reader: Reader): Safe =>
  tell(reader, 'card.setup.reset', {
    customer: request.about.label,
    userName: `${userName}@${domain}`,
  });

/** Everything for the customer but the password. */
const handOverText = ({ request }: SetupView, reader: Reader, settings: CardSettings): string =>
  say(customerLanguage(request, reader, settings), 'mail.setup.text', {
    customer: request.about.label,
    userName: request.setup?.userName ?? '',
    domain: request.setup?.domain ?? '',
    signIn: settings.signInUrl,
    agent: request.setup?.owner.name ?? request.asker.name,
    provider: settings.providerName,
  });

const buttonsOf = (view: SetupView, reader: Reader): Element[] => {
  const { request, may, password } = view;
  return [
    ...(may.includes('reveal') && password === undefined
      ? [doMove(reader, 'reveal', request, { style: 'positive', alone: true })]
      : []),
    ...(may.includes('saved')
      ? [
          doMove(reader, 'saved', request, {
            alone: true,
            ...(password !== undefined && { style: 'positive' }),
          }),
        ]
      : []),
    ...(may.includes('takeOverSetup') ? [takeOver(view, reader)] : []),
    see(reader, { view: 'request', filter: request.id, page: 0 }, { secondary: may.length > 0 }),
  ];
};

const takeOver = ({ request }: SetupView, reader: Reader): Element => {
  const owner = request.setup?.owner.name ?? '';
  return showCard(
    label(reader, 'button.takeOverSetup'),
    words(reader, 'in_reason', label(reader, 'form.takeOverSetup.reason', { owner })),
    [doMove(reader, 'takeOverSetup', request)],
  );
};
