import type { Reader } from '../../domain/reader.ts';
import type { Request } from '../../domain/request.ts';
import { isKey, showMoment } from '../../locales/index.ts';
import { render, type Element } from '../render.ts';
import { asRaw, label, ours, type Raw } from '../text.ts';
import template from './steps.json' with { type: 'json' };

type How = 'done' | 'now' | 'failed' | 'next';

const looks: Readonly<
  Record<How, { sign: string; color: string; weight: string; subtle: boolean }>
> = {
  done: { sign: '✓  ', color: 'Good', weight: 'Default', subtle: false },
  now: { sign: '●  ', color: 'Accent', weight: 'Bolder', subtle: false },
  failed: { sign: '✕  ', color: 'Attention', weight: 'Bolder', subtle: false },
  next: { sign: '○  ', color: 'Default', weight: 'Default', subtle: true },
};

/** The steps of a request as they happen: done with its time, under way, failed, still to come. */
export const stepLines = (reader: Reader, request: Request): Element[] =>
  render(template, {
    steps: request.steps.map((step, at) => {
      const how = howIs(request, at);
      const { sign, color, weight, subtle } = looks[how];
      const time = how === 'done' ? request.stepTimes[at] : undefined;
      return {
        sign: asRaw(sign),
        text: stepWords(reader, step, how),
        color: asRaw(color),
        weight: asRaw(weight),
        subtle,
        times: time === undefined ? [] : [{ text: ours(showMoment(reader, time)) }],
      };
    }),
  });

const howIs = ({ state, step }: Request, at: number): How => {
  if (at < step || state === 'done') return 'done';
  if (at > step) return 'next';
  if (state === 'failed') return 'failed';
  return state === 'running' || state === 'waiting' ? 'now' : 'next';
};

/** A step in words, as it is done, under way, or to be done. */
export const stepWords = (reader: Reader, step: string, how: How): Raw => {
  if (how === 'failed')
    return label(reader, 'steps.failed', { step: stepWords(reader, step, 'next') });
  const key = `steps.${how}.${step}`;
  const name = `step.${step}`;
  return label(reader, isKey(key) ? key : isKey(name) ? name : 'step.recheck');
};
