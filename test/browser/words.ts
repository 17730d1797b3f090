import type { Key, Language, Values } from '../../src/locales/index.ts';
import { isKey, sayPlainly, written } from '../../src/locales/index.ts';

/** The desk's words as somebody reads them in the client, so that a reworded sentence is found all the same. */
export interface Words {
  language: Language;
  /** A finished text: the title of a button, the label of a field. */
  label(key: Key, values?: Values): string;
  /** A pattern for a sentence; places without a value may hold anything. Of a counted sentence, either form. */
  like(name: string, values?: Values): RegExp;
  /** What is typed for a command: the first of its words. */
  typed(command: string, rest?: string): string;
}

const quoted = (text: string): string =>
  text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');

const anything = '[\\s\\S]*?';

/** One sentence as a pattern. A name that ends with a full stop swallows the sentence's own. */
const patternOf = (sentence: string, values: Values): string =>
  sentence
    .replaceAll('**', '')
    .split(/(\{\w+\}\.?)/)
    .map((part) => {
      const name = /^\{(\w+)\}/.exec(part)?.[1];
      if (!name) return quoted(part);
      const value = values[name];
      return `${value === undefined ? anything : quoted(String(value))}${part.endsWith('.') ? '\\.?' : ''}`;
    })
    .join('');

/** The words of one language. */
export const wordsOf = (language: Language): Words => ({
  language,
  label: (key, values) => sayPlainly(language, key, values),
  like: (name, values = {}) => {
    const keys = [name, `${name}.one`, `${name}.other`].filter(isKey);
    if (keys.length === 0) throw new Error(`No sentence is called ${name}`);
    return new RegExp(keys.map((key) => patternOf(written(language, key), values)).join('|'));
  },
  typed: (command, rest) => {
    const key = `command.${command}.words`;
    if (!isKey(key)) throw new Error(`No command is called ${command}`);
    const [word = ''] = written(language, key).split('|');
    return rest ? `${word} ${rest}` : word;
  },
});

/** A pattern for a card that has all of these, in any order. */
export const all = (...texts: (string | RegExp)[]): RegExp =>
  new RegExp(`^${texts.map((text) => `(?=[\\s\\S]*${sourceOf(text)})`).join('')}`);

/** A pattern for a card that has these, one after the other. */
export const inOrder = (...texts: (string | RegExp)[]): RegExp =>
  new RegExp(texts.map(sourceOf).join('[\\s\\S]*'));

/** A pattern for a card that has the first and not the second. */
export const without = (text: string | RegExp, absent: string | RegExp): RegExp =>
  new RegExp(`^(?=[\\s\\S]*${sourceOf(text)})(?![\\s\\S]*${sourceOf(absent)})`);

const sourceOf = (text: string | RegExp): string =>
  `(?:${typeof text === 'string' ? quoted(text) : text.source.replace(/^\^/, '')})`;
