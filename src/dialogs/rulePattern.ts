/** Longer texts are not compared with a pattern from outside. */
const mostText = 60;
const mostPattern = 400;
const mostRepeats = 3;
const mostUnlimited = 4;

/**
 * Does a text fit a pattern that Partner Center gave? Undefined: that cannot be said, since the pattern is broken, written for another
 * engine, or could take for ever; then nothing is demanded here, and Partner Center itself looks at the end.
 */
export const fits = (text: string, pattern: string): boolean | undefined => {
  if (text.length > mostText || !isTame(pattern)) return undefined;
  try {
    return new RegExp(`^(?:${pattern})$`).test(text);
  } catch {
    return undefined;
  }
};

const quantifier = /^(?:[?*+]|\{(\d+)(,(\d*))?\})/;

/**
 * What makes a pattern slow is repetition within repetition. A group that can match in several ways may be repeated a few times, not
 * many; and of open-ended repetitions there may only be a few at all.
 */
const isTame = (pattern: string): boolean => {
  if (pattern.length > mostPattern || /\\[1-9k]/.test(pattern)) return false;
  // Classes and escaped letters count as one letter each.
  const plain = pattern.replace(/\\./g, 'x').replace(/\[\^?\]?[^\]]*\]/g, 'x');
  const varied: boolean[] = [false];
  let unlimited = 0;
  for (let at = 0; at < plain.length; at += 1) {
    const letter = plain[at];
    if (letter === '(') {
      varied.push(false);
      at += /^\((?:\?(?:[:=!]|<[=!]))?/.exec(plain.slice(at))![0].length - 1;
      continue;
    }
    const inside = letter === ')' ? (varied.pop() ?? false) : false;
    const found = quantifier.exec(plain.slice(at + (letter === ')' ? 1 : 0)));
    const repeats = found ? mostOf(found) : 1;
    if (inside && repeats > mostRepeats) return false;
    if (found && repeats === Infinity) unlimited += 1;
    const last = varied.length - 1;
    varied[last] ||= inside || letter === '|' || isOpen(found);
    if (found) at += found[0].length - (letter === ')' ? 0 : 1);
  }
  return unlimited <= mostUnlimited;
};

const mostOf = ([whole, least = '1', range, most]: RegExpExecArray): number => {
  if (whole === '?') return 1;
  if (whole === '*' || whole === '+' || most === '') return Infinity;
  return Number(range === undefined ? least : most);
};

/** Can it match in more than one length? */
const isOpen = (found: RegExpExecArray | null): boolean =>
  found !== null && (found[1] === undefined || found[2] !== undefined);
