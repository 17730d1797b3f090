import type { CardSettings, Reader } from '../domain/reader.ts';
import type { HelpView } from '../domain/views.ts';
import { say, written, type CommandName, type Key } from '../locales/index.ts';
import { see } from './buttons.ts';
import template from './help.json' with { type: 'json' };
import { page, type Card } from './page.ts';
import { bullets, headOf, lines } from './pieces/pieces.ts';
import { render } from './render.ts';
import { kicker } from './state.ts';
import { label, ours, tell, type Raw, type Safe } from './text.ts';

/** Who the desk is and what this person may do; also the answer to a text that nobody understands. */
export const showHelp = (view: HelpView, reader: Reader, settings: CardSettings): Card => {
  const nearest = view.unknown?.nearest ?? [];
  return page(reader, {
    summary: helpSummary(view, reader),
    body: render(template, {
      head: headOf(kicker(reader, 'app.name'), titleOf(view, reader)),
      who: view.welcome
        ? lines([tell(reader, 'card.help.who', { provider: settings.providerName })])
        : [],
      three: view.welcome ? bullets(three(view, reader)) : [],
      intro: lines([tell(reader, nearest.length > 0 ? 'card.help.nearest' : 'card.help.commands')]),
      groups: nearest.length > 0 ? [listOf(reader, nearest)] : groupsOf(reader, view.commands),
      roles: lines([rolesOf(view, reader)], { subtle: true, small: true }),
    }),
    actions: view.commands.includes('resellers')
      ? [see(reader, { view: 'resellers', filter: '', page: 0 }, { style: 'positive' })]
      : [],
  });
};

/** What it says in one line. */
export const helpSummary = (view: HelpView, reader: Reader): Raw =>
  view.welcome
    ? label(reader, 'card.help.welcome', { name: view.name })
    : label(reader, 'card.help.title');

const titleOf = (view: HelpView, reader: Reader): Safe => {
  if (view.unknown) return tell(reader, 'card.help.unknown', { text: view.unknown.text });
  return view.welcome
    ? tell(reader, 'card.help.welcome', { name: view.name })
    : tell(reader, 'card.help.title');
};

const three = (view: HelpView, reader: Reader): Safe[] => {
  const can = (name: CommandName): boolean => view.commands.includes(name);
  const all: [boolean, Key][] = [
    [can('resellers'), 'card.help.three.find'],
    [can('removePartnership'), 'card.help.three.ask'],
    [can('notifyHere'), 'card.help.three.decide'],
    [true, 'card.help.three.follow'],
  ];
  return all
    .filter(([may]) => may)
    .slice(0, 3)
    .map(([, key]) => tell(reader, key));
};

type Group = 'partnerships' | 'customers' | 'subscriptions' | 'work' | 'channel' | 'desk';

/** What each command is about; a command that is about nothing does not compile. */
const groups: Record<CommandName, Group> = {
  resellers: 'partnerships',
  requestPartnership: 'partnerships',
  removePartnership: 'partnerships',
  assign: 'partnerships',
  hold: 'partnerships',
  release: 'partnerships',
  customers: 'customers',
  addCustomer: 'customers',
  requestCustomer: 'customers',
  endRelationship: 'customers',
  subscriptions: 'subscriptions',
  addSubscription: 'subscriptions',
  associateReseller: 'subscriptions',
  reassignSubscriptions: 'subscriptions',
  setSupportContact: 'subscriptions',
  changeSubscription: 'subscriptions',
  upgradeSubscription: 'subscriptions',
  today: 'work',
  todayStop: 'work',
  myRequests: 'work',
  pending: 'work',
  history: 'work',
  notifyHere: 'channel',
  notifications: 'channel',
  notifyStop: 'channel',
  profile: 'desk',
  links: 'desk',
  language: 'desk',
  help: 'desk',
  cancel: 'desk',
  startOver: 'desk',
};

const groupsInOrder: readonly Group[] = [
  'partnerships',
  'customers',
  'subscriptions',
  'work',
  'channel',
  'desk',
];

/** So many commands are found at a glance; more are told apart by what they are about. */
const mostWithoutGroups = 6;

type CommandList = { titles: { text: Safe }[]; commands: { name: Safe; what: Safe }[] };

const groupsOf = (reader: Reader, commands: readonly CommandName[]): CommandList[] => {
  if (commands.length <= mostWithoutGroups) return [listOf(reader, commands)];
  return groupsInOrder
    .map((group) => ({ group, own: commands.filter((name) => groups[name] === group) }))
    .filter(({ own }) => own.length > 0)
    .map(({ group, own }) => listOf(reader, own, tell(reader, `card.help.group.${group}`)));
};

const listOf = (reader: Reader, commands: readonly CommandName[], title?: Safe): CommandList => ({
  titles: title === undefined ? [] : [{ text: title }],
  commands: commands.map((name) => ({
    name: typed(reader, name),
    what: tell(reader, `command.${name}.what`),
  })),
});

const typed = (reader: Reader, name: CommandName): Safe =>
  ours(written(reader.language, `command.${name}.words`).split('|')[0] ?? name);

const rolesOf = (view: HelpView, reader: Reader): Safe =>
  tell(reader, 'card.help.roles', {
    roles: view.roles
      .map((role) => say(reader.language, `role.${role}`))
      .join(say(reader.language, 'word.separator')),
  });
