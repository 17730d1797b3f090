import { readFileSync, statSync } from 'node:fs';
import type { BigIntStats } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Clock, Directory, Log } from '../../domain/ports.ts';
import { EmailAddress, Id, Role } from '../../domain/values.ts';
import { systemClock } from '../system.ts';

const PersonInFile = z.strictObject({
  id: Id,
  name: z.string().trim().min(1),
  roles: z.array(Role),
  email: EmailAddress.optional(),
  guest: z.boolean().optional(),
  tenantId: Id.optional(),
});
type PersonInFile = z.infer<typeof PersonInFile>;

type People = Map<Id, PersonInFile>;

/** How the file looked when it was read, so that a change is noticed without reading it. */
type Mark = string;

const recentFor = 5 * 60_000;

/**
 * Who people are, from a JSON file: `[{ id, name, roles, email?, guest?, tenantId? }]`, read again when it has changed.
 * Guests, and people of another tenant when `tenantId` is given, are unknown. A file that becomes unreadable grants
 * nothing: asking throws until it is mended.
 * @throws at once, with one line, when the file is unreadable at the start.
 */
export const openJsonDirectory = (options: {
  file: string;
  log: Log;
  clock?: Clock;
  tenantId?: Id;
}): Directory => {
  const { file, log, clock = systemClock, tenantId } = options;
  const now = () => Date.parse(clock.now());
  let read: { mark: Mark; people: People } | undefined = readAtStart(file, tenantId);
  let checkedAt = now();
  let reported: Mark | undefined;

  const look = async (): Promise<People> => {
    // At once: it takes microseconds, and a way through another thread and back many times that.
    const mark = markOf(statSync(file, { bigint: true }));
    if (read?.mark !== mark) {
      read = { mark, people: peopleOf(await readFile(file, 'utf8'), file, tenantId) };
    }
    checkedAt = now();
    reported = undefined;
    return read.people;
  };

  const fresh = async (): Promise<People> => {
    try {
      return await look();
    } catch (error) {
      read = undefined;
      const message = error instanceof Error ? error.message : '';
      if (reported !== message) log.fault('directory.unreadable', error);
      reported = message;
      throw new Error('Nobody knows who has which role: the file of people is unreadable', {
        cause: error,
      });
    }
  };

  const recent = async (): Promise<People> =>
    read && now() - checkedAt < recentFor ? read.people : fresh();

  return {
    person: async (id, freshness) => {
      const people = await (freshness === 'fresh' ? fresh() : recent());
      const found = people.get(id.trim().toLowerCase());
      return found && { id: found.id, name: found.name, roles: found.roles, email: found.email };
    },
    holders: async (roles) => {
      const people = [...(await recent()).values()];
      return people
        .filter((person) => person.roles.some((role) => roles.includes(role)))
        .map(({ id, name }) => ({ id, name }));
    },
  };
};

function readAtStart(file: string, tenantId: Id | undefined) {
  const mark = markAtStart(file);
  return { mark, people: peopleOf(readFileSync(file, 'utf8'), file, tenantId) };
}

function markAtStart(file: string) {
  try {
    return markOf(statSync(file, { bigint: true }));
  } catch (cause) {
    throw new Error(`${file}: there is no such file of people, or it cannot be read`, { cause });
  }
}

const markOf = (stats: BigIntStats): Mark => `${stats.ino}:${stats.mtimeNs}:${stats.size}`;

function peopleOf(text: string, file: string, tenantId: Id | undefined): People {
  const parsed = z.array(PersonInFile).safeParse(jsonOf(text, file));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error(`${file}: ${placeOf(issue?.path ?? [])}: ${issue?.message ?? ''}`);
  }
  const ids = new Set<Id>();
  parsed.data.forEach(({ id }, index) => {
    if (ids.has(id)) throw new Error(`${file}: person ${index + 1}, id: somebody else has it too`);
    ids.add(id);
  });
  const known = parsed.data.filter(
    (person) => !person.guest && (!tenantId || !person.tenantId || person.tenantId === tenantId),
  );
  return new Map(known.map((person) => [person.id, person]));
}

const placeOf = ([index, ...field]: readonly PropertyKey[]) =>
  index === undefined
    ? 'the file'
    : [`person ${Number(index) + 1}`, field.map(String).join('.')].filter(Boolean).join(', ');

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    // The parser's own words quote the file, and with it people; only the place is repeated.
    const place = /line \d+ column \d+/.exec(error instanceof Error ? error.message : '')?.[0];
    throw new Error(`${file}: not valid JSON${place ? ` (${place})` : ''}`);
  }
}
