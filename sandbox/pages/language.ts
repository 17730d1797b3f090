import type { Call } from '../http/call.ts';

/** The languages of the pages. */
export type Language = 'en' | 'zh';

/** Which language a reader wants: `?lang=`, else the first of Accept-Language that the pages have, else English. */
export function languageOf(call: Call): Language {
  const wanted = [call.query('lang') ?? '', ...accepted(call.header('Accept-Language') ?? '')];
  return wanted.map(known).find((each) => each !== undefined) ?? 'en';
}

function accepted(header: string): string[] {
  return header
    .split(',')
    .map((part) => {
      const [tag = '', quality = ''] = part.trim().split(/;\s*q=/);
      return { tag, quality: quality === '' ? 1 : Number(quality) };
    })
    .toSorted((one, other) => other.quality - one.quality)
    .map((each) => each.tag);
}

function known(tag: string): Language | undefined {
  return (['en', 'zh'] as const).find((each) => tag.toLowerCase().split('-')[0] === each);
}
