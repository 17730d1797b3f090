import type { CardSettings, Reader } from '../domain/reader.ts';
import type { AlarmView } from '../domain/views.ts';
import { showNumber } from '../locales/index.ts';
import template from './alarm.json' with { type: 'json' };
import { openUrl } from './buttons.ts';
import { page, type Card } from './page.ts';
import { headOf, lines } from './pieces/pieces.ts';
import { render } from './render.ts';
import { alarmLine } from './state.ts';
import { label, nameList, tell, tellCount, type Raw, type Safe } from './text.ts';

const mostNames = 40;

/** Partner Center's list cannot be believed: nothing was changed, admins should look. */
export const showAlarm = (view: AlarmView, reader: Reader, settings: CardSettings): Card =>
  page(reader, {
    summary: alarmSummary(reader),
    body: render(template, {
      head: headOf(alarmLine(reader, 'card.alarm.kicker'), tell(reader, 'card.alarm.title')),
      what: lines([whatOf(view, reader)]),
      names:
        view.names.length > 0
          ? lines([nameList(reader, view.names, mostNames)], { subtle: true })
          : [],
    }),
    actions: openUrl(label(reader, 'button.portal'), settings.portalUrl),
  });

/** What it says in one line. */
export const alarmSummary = (reader: Reader): Raw => label(reader, 'card.alarm.title');

const whatOf = (view: AlarmView, reader: Reader): Safe =>
  view.reason === 'noList'
    ? tell(reader, 'card.alarm.noList')
    : tellCount(reader, 'card.alarm.manyGone', view.names.length, {
        known: showNumber(reader, view.known),
      });
