// The room's door: others import from here alone, so that its inside may change.
export { commandOf, nearestCommands, type Command, type CommandName } from './commands.ts';
export { searchText } from './states.ts';
export {
  showCountry,
  showCulture,
  showDay,
  showMoment,
  showMoney,
  showTime,
  type Place,
} from './show.ts';
export {
  isKey,
  keys,
  pluralOf,
  languages,
  say,
  sayCount,
  sayPlainly,
  showNumber,
  written,
  type CountedKey,
  type Key,
  type Language,
  type Values,
} from './words.ts';
