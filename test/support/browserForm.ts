import type { Locator } from 'playwright-core';

/**
 * What to fill in, by label: text (also a number, a choice by its title, or a day as `2026-11-16`), a tick by the words
 * beside its box, several ticked choices as a list.
 */
export type Fields = Record<string, string | boolean | string[]>;

type Kind = 'text' | 'choices' | 'pick' | 'day' | 'tick' | 'ticks';

/** A pattern for a label that may be followed by an error message. */
const quoted = (text: string) => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

/** Fills in all fields of a card. */
export const fillIn = async (card: Locator, fields: Fields): Promise<void> => {
  for (const [label, value] of Object.entries(fields)) {
    const { kind, at } = await fieldOf(card, label, value);
    if (typeof value === 'boolean') await at.setChecked(value);
    else if (Array.isArray(value))
      for (const title of value) await tickOf(card, label, title).check();
    else if (kind === 'choices') await radioOf(at, value).check();
    else if (kind === 'pick') await pick(at, value);
    else if (kind === 'day') await pickDay(at, value);
    else await at.fill(value);
  }
};

/** Whether all fields still have these values. */
export const holds = async (card: Locator, fields: Fields): Promise<boolean> => {
  for (const [label, value] of Object.entries(fields)) {
    const { kind, at } = await fieldOf(card, label, value);
    if (!(await holdsOne(card, label, value, kind, at))) return false;
  }
  return true;
};

async function holdsOne(
  card: Locator,
  label: string,
  value: Fields[string],
  kind: Kind,
  at: Locator,
) {
  if (typeof value === 'boolean') return (await at.isChecked()) === value;
  if (Array.isArray(value)) {
    const ticked = await Promise.all(value.map((title) => tickOf(card, label, title).isChecked()));
    return ticked.every(Boolean);
  }
  if (kind === 'choices') return radioOf(at, value).isChecked();
  const shown = await at.inputValue();
  return kind === 'day' ? shown === shownDay(value) : shown === value;
}

async function fieldOf(
  card: Locator,
  label: string,
  value: Fields[string],
): Promise<{ kind: Kind; at: Locator }> {
  if (typeof value === 'boolean')
    return { kind: 'tick', at: card.getByRole('checkbox', { name: label }) };
  if (Array.isArray(value)) return { kind: 'ticks', at: card };
  const name = quoted(label);
  const candidates: [Kind, Locator][] = [
    ['text', card.getByRole('textbox', { name })],
    ['text', card.getByRole('spinbutton', { name })],
    ['choices', card.getByRole('radiogroup', { name })],
    ['pick', card.getByRole('combobox', { name })],
  ];
  for (const [kind, at] of candidates) {
    if ((await at.count()) === 0) continue;
    const opensCalendar =
      kind === 'pick' && (await at.first().getAttribute('aria-haspopup')) === 'dialog';
    return { kind: opensCalendar ? 'day' : kind, at: at.first() };
  }
  throw new Error(`The card has no field "${label}":\n${await card.innerText()}`);
}

/** By its whole title, or by what it begins with before a dot in the middle: "Microsoft 365 E3 · 1 to 10,000". */
const radioOf = (group: Locator, title: string) =>
  group.getByRole('radio', { name: new RegExp(`${quoted(title).source}( · .*)?$`) });

const tickOf = (card: Locator, label: string, title: string) =>
  card.getByRole('checkbox', { name: `${label} ${title}` });

async function pick(box: Locator, title: string): Promise<void> {
  if ((await box.inputValue()) === title) return;
  const page = box.page();
  await box.click();
  await page.getByRole('option', { name: title, exact: true }).click();
}

async function pickDay(box: Locator, day: string): Promise<void> {
  if ((await box.inputValue()) === shownDay(day)) return;
  const calendar = box.page().getByRole('dialog', { name: 'Calendar' });
  await box.click();
  const grid = calendar.getByRole('grid');
  for (;;) {
    const shown = Date.parse(
      `1 ${((await grid.getAttribute('aria-label')) ?? '').split(',')[0]} UTC`,
    );
    const wanted = Date.parse(`${day.slice(0, 7)}-01`);
    if (shown === wanted) break;
    await calendar
      .getByRole('button', { name: shown < wanted ? /^Next month/ : /^Previous month/ })
      .click();
  }
  await grid
    .getByRole('button', {
      name: `${Number(day.slice(8))}, ${longMonth(day)}, ${day.slice(0, 4)}`,
      exact: true,
    })
    .click();
}

const longMonth = (day: string) =>
  new Date(day).toLocaleDateString('en-US', { month: 'long', timeZone: 'UTC' });

/** A day as the client writes it. */
const shownDay = (day: string) => `${longMonth(day)} ${Number(day.slice(8))}, ${day.slice(0, 4)}`;
