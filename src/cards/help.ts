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
  const commands =
    view.unknown && view.unknown.nearest.length > 0 ? view.unknown.nearest : view.commands;
  return page(reader, {
    summary: helpSummary(view, reader),
    body: render(template, {
      head: headOf(kicker(reader, 'app.name'), titleOf(view, reader)),
      who: view.welcome
        ? lines([tell(reader, 'card.help.who', { provider: settings.providerName })])
        : [],
      three: view.welcome ? bullets(three(view, reader)) : [],
      intro: lines([
        tell(
          reader,
          view.unknown && view.unknown.nearest.length > 0
            ? 'card.help.nearest'
            : 'card.help.commands',
        ),
      ]),
      commands: commands.map((name) => ({
        name: typed(reader, name),
        what: tell(reader, `command.${name}.what`),
      })),
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

const typed = (reader: Reader, name: CommandName): Safe =>
  ours(written(reader.language, `command.${name}.words`).split('|')[0] ?? name);

const rolesOf = (view: HelpView, reader: Reader): Safe =>
  tell(reader, 'card.help.roles', {
    roles: view.roles
      .map((role) => say(reader.language, `role.${role}`))
      .join(say(reader.language, 'word.separator')),
  });
