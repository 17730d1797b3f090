/** Markup that is safe to send: made by `html`, never from a bare string. */
export interface Markup {
  markup: string;
}

type Part = string | number | Markup | undefined | false | Part[];

/** Writes markup; every value put in is escaped unless it is markup itself. */
export function html(texts: TemplateStringsArray, ...values: Part[]): Markup {
  return {
    markup: texts.reduce((before, text, index) => before + print(values[index - 1]) + text),
  };
}

function print(value: Part): string {
  if (value === undefined || value === false) return '';
  if (Array.isArray(value)) return value.map(print).join('');
  if (typeof value === 'object') return value.markup;
  return String(value).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
