import type { Answer } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import type { Markup } from './html.ts';
import { html } from './html.ts';
import type { Language } from './language.ts';
import { languageOf } from './language.ts';
import { style } from './style.ts';
import type { Word } from './words.ts';
import { say } from './words.ts';

/** What a page is written with: the reader's language, words in it, and links that keep it. */
export interface Writer {
  language: Language;
  say: (word: Word, values?: Record<string, string | number>) => string;
  /** A link within the sandbox; keeps `?lang=` when the reader chose it so. */
  to: (path: string, query?: Record<string, string>) => string;
}

/** A writer for the reader of this call. */
export function writerFor(call: Call): Writer {
  const language = languageOf(call);
  const kept: Record<string, string> = call.query('lang') === undefined ? {} : { lang: language };
  return {
    language,
    say: (word, values) => say(language, word, values),
    to: (path, query) => {
      const text = new URLSearchParams({ ...query, ...kept }).toString();
      return text ? `${path}?${text}` : path;
    },
  };
}

/** A whole page as an answer. */
export function page(call: Call, title: string, body: Markup, status = 200): Answer {
  const { language, say: words, to } = writerFor(call);
  const text = html`<!doctype html>
    <html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <style>
          ${{ markup: style }}
        </style>
      </head>
      <body>
        <header>
          <a href="${to('/')}">${words('sandbox')}</a>
          <nav>${languageLink(call, 'en', 'English')} ${languageLink(call, 'zh', '中文')}</nav>
        </header>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
        <footer>${words('fictitious')}</footer>
      </body>
    </html> `;
  return { status, body: text.markup };
}

/** Sends the reader on, as after a form. */
export function seeOther(location: string): Answer {
  return { status: 303, headers: { Location: location } };
}

function languageLink(call: Call, language: Language, name: string): Markup {
  const query = new URLSearchParams(call.rawQuery);
  query.set('lang', language);
  const path = call.method === 'GET' ? call.url.split('?')[0] : '/';
  const here = languageOf(call) === language;
  return html`<a
    href="${path}?${query.toString()}"
    lang="${language}"
    ${here && { markup: 'aria-current="true"' }}
    >${name}</a
  >`;
}
