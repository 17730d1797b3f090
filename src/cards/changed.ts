import { Plan } from '../domain/order.ts';
import { Notice } from '../domain/kinds/removePartnership.ts';
import type { Reader } from '../domain/reader.ts';
import type { RequestView } from '../domain/views.ts';
import { say } from '../locales/index.ts';
import { labelCode, wordsOfValue } from './codes.ts';
import template from './changed.json' with { type: 'json' };
import { planWords } from './lineWords.ts';
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
          before: shortened(valueOf(reader, field, before)),
          after: shortened(valueOf(reader, field, after)),
        })),
      });

// The whole of it stands on the card; here it is enough to see that it changed.
const longestValue = 700;

const shortened = (text: Raw): Raw =>
  text.length > longestValue ? asRaw(`${text.slice(0, longestValue)} …`) : text;

const planCodes = /\bP\d[MY]\/\w+$/gm;

/** `P1Y/annual`, as compared lines say it, in words. */
const planInWords = (reader: Reader, code: string): string => {
  const [term, billingCycle] = code.split('/');
  const plan = Plan.safeParse({ term, billingCycle }).data;
  return plan ? planWords(reader, plan) : code;
};

const valueOf = (reader: Reader, field: string, text: string): Raw => {
  if (text === '') return asRaw('–');
  if (field === 'lines' || field === 'plan')
    return asRaw(text.replace(planCodes, (code) => planInWords(reader, code)));
  const [duty, day] = text.split(' ');
  const notice = field === 'notice' ? Notice.safeParse({ duty, day }).data : undefined;
  return notice
    ? withoutEscapes(noticeInWords(reader, notice))
    : asRaw(wordsOfValue(reader, field, text));
};
