import { Notice } from '../domain/kinds/removePartnership.ts';
import type { Reader } from '../domain/reader.ts';
import type { RequestView } from '../domain/views.ts';
import { say } from '../locales/index.ts';
import { labelCode, wordsOfValue } from './codes.ts';
import template from './changed.json' with { type: 'json' };
import { noticeInWords } from './noticeWords.ts';
import { render, type Element } from './render.ts';
import { asRaw, tell, withoutEscapes, type Raw } from './text.ts';

/** What a revision changed, before and after; nothing when nothing did. */
export const changedBox = ({ changed }: RequestView, reader: Reader): Element[] =>
  changed.length === 0
    ? []
    : render(template, {
        title: tell(reader, 'card.request.changed'),
        changes: changed.map(({ field, before, after }) => ({
          field: asRaw(
            labelCode(reader, 'field', field, {}, 'field.text') +
              say(reader.language, 'word.colon'),
          ),
          before: valueOf(reader, field, before),
          after: valueOf(reader, field, after),
        })),
      });

const valueOf = (reader: Reader, field: string, text: string): Raw => {
  if (text === '') return asRaw('–');
  const [duty, day] = text.split(' ');
  const notice = field === 'notice' ? Notice.safeParse({ duty, day }).data : undefined;
  return notice
    ? withoutEscapes(noticeInWords(reader, notice))
    : asRaw(wordsOfValue(reader, field, text));
};
