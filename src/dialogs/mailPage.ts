import { Language } from '../domain/values.ts';
import { say, type Key } from '../locales/index.ts';

const style = `
:root { color-scheme: light dark; font: 1rem/1.5 "Segoe UI", "Microsoft YaHei", system-ui, sans-serif; }
body { margin: 0; padding: 1rem; }
main, #broken { max-width: 42rem; margin: 1rem auto; }
h1 { font-size: 1.4rem; }
dt, label { font-weight: 600; }
dd { margin: 0 0 .6rem; overflow-wrap: anywhere; }
textarea { box-sizing: border-box; width: 100%; min-height: 22rem; padding: .6rem; font: inherit; }
.buttons { display: flex; flex-wrap: wrap; gap: .6rem; margin: 1rem 0; }
.buttons > * { padding: .5rem 1rem; border: 1px solid #5b5fc7; border-radius: .3rem; font: inherit; cursor: pointer; }
#open { background: #5b5fc7; color: #fff; text-decoration: none; }
#copy { background: none; color: inherit; }
[hidden] { display: none !important; }
`;

// Runs in the browser: reads the mail behind the "#", and puts it into the page as text, never as markup.
const script = `
const byId = (id) => document.getElementById(id);
const longest = 1900;
const read = () => {
  try {
    const letters = atob(location.hash.slice(1).replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const [to, subject, text] = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const fits = (part) => part === null || typeof part === 'string';
    const one = to === null || typeof to === 'string' && /^[^\\s@,;<>"?&]+@[^\\s@,;<>"?&]+$/.test(to);
    return one && fits(subject) && fits(text) ? { to: to ?? '', subject: subject ?? '', text: text ?? '' } : undefined;
  } catch {
    return undefined;
  }
};
const link = ({ to, subject, text }) => {
  const parts = [['subject', subject], ['body', text.replace(/\\r?\\n/g, '\\r\\n')]].filter(([, part]) => part !== '');
  const query = parts.map(([name, part]) => name + '=' + encodeURIComponent(part)).join('&');
  return 'mailto:' + encodeURIComponent(to).replace('%40', '@') + (query && '?' + query);
};
const aim = (mail) => {
  const whole = link(mail);
  const short = mail.text === '' || whole.length > longest;
  byId('open').href = short ? link({ ...mail, text: '' }) : whole;
  byId('paste').hidden = !short;
};
const show = () => {
  const mail = read();
  byId('mail').hidden = !mail;
  byId('broken').hidden = Boolean(mail);
  if (!mail) return;
  byId('to').textContent = mail.to;
  byId('whom').hidden = byId('after').hidden = mail.to === '';
  byId('subject').textContent = mail.subject;
  byId('about').hidden = mail.subject === '';
  byId('text').value = mail.text;
  byId('body').hidden = byId('copy').hidden = mail.text === '';
  aim(mail);
};
const copy = async () => {
  const area = byId('text');
  area.select();
  try {
    await navigator.clipboard.writeText(area.value);
  } catch {
    if (!document.execCommand('copy')) return;
  }
  byId('copied').hidden = false;
};
byId('copy').addEventListener('click', () => void copy());
byId('text').addEventListener('input', () => {
  byId('copied').hidden = true;
  const mail = read();
  if (mail) aim({ ...mail, text: byId('text').value });
});
addEventListener('hashchange', show);
show();
`;

/** What the browser may do on the page: run this script, use this style, and nothing else. A test says what the marks must be. */
export const mailPagePolicy = [
  "default-src 'none'",
  "script-src 'sha256-60BguZSoYDis9aKv6ZdzKjjOAune9xkjlJY9hQHa66Y='",
  "style-src 'sha256-85IxX3QCymYUz0CWpMPDqWu/mSrjl5e/HZWGojISGjc='",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The headers that belong to the page. */
export const mailPageHeaders: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': `${mailPagePolicy}; frame-ancestors 'none'`,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`);

/** The page as HTML, in the language that `lang` asks for. It is the same for every mail. */
export const mailPage = (query: URLSearchParams): string => {
  const language = Language.safeParse(query.get('lang')).data ?? 'en-US';
  const word = (key: Key): string => escaped(say(language, key));
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${mailPagePolicy}">
<meta name="referrer" content="no-referrer">
<title>${word('form.mailFinal.title')} · ${word('app.name')}</title>
<style>${style}</style>
</head>
<body>
<p id="broken">${word('refusal.notFound')}</p>
<main id="mail" hidden>
<h1>${word('form.mailFinal.title')}</h1>
<dl>
<div id="whom"><dt>${word('field.email')}</dt><dd id="to"></dd></div>
<div id="about"><dt>${word('field.subject')}</dt><dd id="subject"></dd></div>
</dl>
<div id="body"><label for="text">${word('field.text')}</label><textarea id="text" spellcheck="false"></textarea></div>
<p id="paste" hidden>${word('form.mailFinal.paste')}</p>
<div class="buttons">
<a id="open" rel="noreferrer">${word('button.openMail')}</a>
<button id="copy" type="button">${word('button.copy')} <span id="copied" aria-live="polite" hidden>✓</span></button>
</div>
<p id="after">${word('form.mailFinal.afterwards')}</p>
</main>
<script>${script}</script>
</body>
</html>
`;
};
