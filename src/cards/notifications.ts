import { Topic } from '../domain/notice.ts';
import type { Reader } from '../domain/reader.ts';
import type { NotificationsView } from '../domain/views.ts';
import { execute } from './buttons.ts';
import template from './notifications.json' with { type: 'json' };
import { page, type Card } from './page.ts';
import { headOf, lines } from './pieces/pieces.ts';
import { render } from './render.ts';
import { kicker } from './state.ts';
import { asRaw, label, tell, type Raw } from './text.ts';

const here = { id: 'here', version: 0 };

/** What a channel is told, and the choice of it for admins. */
export const showNotifications = (view: NotificationsView, reader: Reader): Card =>
  page(reader, {
    summary: notificationsSummary(reader),
    body: render(template, {
      head: headOf(kicker(reader, 'app.name'), tell(reader, 'card.notifications.title')),
      none: view.topics.length === 0 ? lines([tell(reader, 'card.notifications.none')]) : [],
      told:
        view.topics.length === 0
          ? []
          : [
              {
                facts: view.topics.map((topic) => ({
                  title: tell(reader, `topic.${topic}`),
                  value: tell(reader, `topic.${topic}.what`),
                })),
              },
            ],
      language: lines(
        [tell(reader, 'card.notifications.language', { language: languageName(view, reader) })],
        { subtle: true, small: true },
      ),
      choose: label(reader, 'card.notifications.choose'),
      error: label(reader, 'problem.pickOne'),
      value: asRaw(view.topics.join(',')),
      choices: Topic.options.map((topic) => ({
        title: label(reader, `topic.${topic}`),
        value: asRaw(topic),
      })),
      admins: lines([tell(reader, 'card.notifications.admins')], { subtle: true, small: true }),
    }),
    actions: [
      execute(label(reader, 'button.notify'), 'do:notify', here),
      ...(view.topics.length > 0
        ? [execute(label(reader, 'button.notifyStop'), 'do:notifyStop', here, { alone: true })]
        : []),
    ],
  });

/** What it says in one line. */
export const notificationsSummary = (reader: Reader): Raw =>
  label(reader, 'card.notifications.title');

const languageName = (view: NotificationsView, reader: Reader): string =>
  label(reader, `language.${view.language}`);
