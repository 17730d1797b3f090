import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

/** Which rooms and packages each room may import; the table of docs/architecture.md. `node:` stands for Node's own modules. */
const rooms: Record<string, { rooms: string[]; packages: string[] }> = {
  'src/domain': { rooms: ['src/domain'], packages: ['zod'] },
  'src/locales': { rooms: ['src/locales', 'src/domain (types)'], packages: [] },
  'src/config.ts': { rooms: ['src/domain'], packages: ['zod'] },
  'src/cards': {
    rooms: ['src/cards', 'src/domain', 'src/locales'],
    packages: ['adaptivecards-templating', 'adaptive-expressions'],
  },
  'src/dialogs': {
    rooms: ['src/dialogs', 'src/domain', 'src/cards', 'src/locales'],
    packages: ['zod', 'botbuilder-core', 'botbuilder-dialogs'],
  },
  'src/gateways': {
    rooms: ['src/gateways', 'src/domain'],
    packages: ['zod', '@azure/cosmos', 'node:'],
  },
  'src/bot': {
    rooms: ['src/bot', 'src/dialogs', 'src/cards', 'src/domain', 'src/locales'],
    packages: [
      'zod',
      'botbuilder',
      'botbuilder-core',
      'botbuilder-dialogs',
      'botframework-connector',
      'restify',
      'node:',
    ],
  },
  'src/main.ts': {
    rooms: [
      'src/main.ts',
      'src/bot',
      'src/dialogs',
      'src/cards',
      'src/domain',
      'src/gateways',
      'src/locales',
      'src/config.ts',
    ],
    packages: ['node:'],
  },
  sandbox: { rooms: ['sandbox'], packages: ['restify', 'zod', 'node:'] },
};

const root = join(import.meta.dirname, '..');

const filesIn = (place: string): string[] =>
  place.endsWith('.ts')
    ? [place]
    : readdirSync(join(root, place), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
        .map((entry) => relative(root, join(entry.parentPath, entry.name)));

const importsOf = (file: string): { from: string; typeOnly: boolean }[] =>
  [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /^(import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/gm,
    ),
  ].map((found) => ({ from: found[3] ?? '', typeOnly: found[2] !== undefined }));

const wrongArrow = (
  room: { rooms: string[]; packages: string[] },
  file: string,
  from: string,
  typeOnly: boolean,
): boolean => {
  if (from.startsWith('.')) {
    const target = normalize(join(dirname(file), from));
    const inside = (name: string): boolean => target === name || target.startsWith(`${name}/`);
    return !room.rooms.some((name) =>
      name.endsWith(' (types)') ? typeOnly && inside(name.slice(0, -8)) : inside(name),
    );
  }
  return !room.packages.some((name) =>
    name === 'node:' ? from.startsWith('node:') : from === name || from.startsWith(`${name}/`),
  );
};

describe('The house', () => {
  for (const [name, room] of Object.entries(rooms)) {
    it(`${name} imports only what it may`, () => {
      const files = filesIn(name);
      assert.ok(files.length > 0, `${name} is empty`);
      const wrong = files.flatMap((file) =>
        importsOf(file)
          .filter(({ from, typeOnly }) => wrongArrow(room, file, from, typeOnly))
          .map(({ from }) => `${file} imports ${from}`),
      );
      assert.deepEqual(wrong, []);
    });
  }

  it('every source file belongs to a room', () => {
    const known = Object.keys(rooms);
    const strays = filesIn('src').filter(
      (file) => !known.some((name) => file === name || file.startsWith(`${name}/`)),
    );
    assert.deepEqual(strays, []);
  });

  it('the domain does not ask for the time, the network or chance by itself', () => {
    const told = /\b(Date\.now\(\)|new Date\(\)|fetch\(|Math\.random\(|process\.)/;
    assert.deepEqual(
      filesIn('src/domain').filter((file) => told.test(readFileSync(join(root, file), 'utf8'))),
      [],
    );
  });

  const settingsIn = (file: string): Record<string, unknown> =>
    JSON.parse(readFileSync(join(root, file), 'utf8')) as Record<string, unknown>;

  it('trap 15: a promise that nobody awaits fails the check, and its rejection a test', () => {
    const { rules } = settingsIn('.oxlintrc.json') as { rules: Record<string, unknown> };
    assert.equal(rules['typescript/no-floating-promises'], 'error');
    const { 'node-option': options } = settingsIn('.mocharc.json') as { 'node-option': string[] };
    assert.ok(options.includes('unhandled-rejections=strict'));
  });

  it('trap 48: what a package runs after it was installed is there without asking the network', () => {
    const dialogs = settingsIn('node_modules/botbuilder-dialogs/package.json');
    const runs = Object.values(dialogs.scripts as Record<string, string>).join('\n');
    const wanted = [...runs.matchAll(/npx (?:-p )?(\w+)/g)].map(([, name]) => name ?? '');
    const ours = settingsIn('package.json').dependencies as Record<string, string>;
    assert.deepEqual(
      wanted.filter((name) => !(name in ours)),
      [],
    );
  });

  it('a wrong arrow would be found', () => {
    const domain = rooms['src/domain'];
    assert.ok(domain);
    assert.ok(wrongArrow(domain, 'src/domain/x.ts', 'botbuilder', true));
    assert.ok(wrongArrow(domain, 'src/domain/x.ts', '../bot/server.ts', true));
    assert.ok(!wrongArrow(domain, 'src/domain/x.ts', './kinds/index.ts', false));
  });
});
