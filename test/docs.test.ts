import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import packageJson from '../package.json' with { type: 'json' };
import { settingNames } from '../src/config.ts';

const root = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Every page that is written by hand or from the code: at the root, and below the folders of the house. */
const pages = readdirSync(root, { withFileTypes: true })
  .flatMap((entry) => {
    if (entry.isFile()) return [entry.name];
    const isOurs =
      !entry.name.startsWith('.') &&
      !['node_modules', 'dist', 'devTools', 'test-results'].includes(entry.name);
    if (!entry.isDirectory() || !isOurs) return [];
    return readdirSync(join(root, entry.name), { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => relative(root, join(one.parentPath, one.name)));
  })
  .filter((file) => file.endsWith('.md'));

const withoutCode = (text: string): string =>
  text.replace(/^ *```.*?^ *```/gms, '').replace(/`[^`\n]*`/g, '');

/** The links of a page that lead to the repository itself: file and heading, either may be empty. */
const linksOf = (page: string): { file: string; heading: string }[] =>
  [...withoutCode(read(page)).matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/i.test(target))
    .map((target) => {
      const [file = '', heading = ''] = target.split('#');
      return { file: decodeURIComponent(file), heading };
    });

/** How a heading reads in a link: lower case, without marks, blanks as dashes. */
const anchorsOf = (page: string): string[] =>
  [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );

/** The npm scripts that a text tells people to run. */
const scriptsIn = (text: string): string[] =>
  [...text.matchAll(/\bnpm (?:run ([\w:-]+)|(test|start)\b)/g)].map(
    ([, run, short]) => run ?? short ?? '',
  );

describe('The pages', () => {
  it('are there: what it is, how it is laid out, how it is run, how to add to it, what changed', () => {
    const wanted = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'docs/architecture.md'];
    for (const page of [...wanted, 'docs/operating.md']) assert.ok(pages.includes(page), page);
  });

  for (const page of pages) {
    it(`${page} links only to what exists`, () => {
      const lost = linksOf(page).filter(({ file, heading }) => {
        const target = join(dirname(page), file);
        if (file !== '' && !existsSync(join(root, target))) return true;
        const there = file === '' ? page : target;
        return heading !== '' && there.endsWith('.md') && !anchorsOf(there).includes(heading);
      });
      assert.deepEqual(lost, []);
    });

    it(`${page} names only npm scripts that exist`, () => {
      const known = Object.keys(packageJson.scripts);
      assert.deepEqual(
        scriptsIn(read(page)).filter((name) => !known.includes(name)),
        [],
      );
    });
  }

  it('say how to try it in two commands', () => {
    const readme = read('README.md');
    assert.match(readme, /^npm ci && npm run demo\b/m);
    assert.match(readme, /^npm ci && npm test\b/m);
    assert.ok(linksOf('README.md').length > 5);
    assert.ok(scriptsIn(readme).length > 3);
  });

  it('explain every setting in docs/operating.md, in a row of its own', () => {
    const operating = read('docs/operating.md');
    const silent = settingNames.filter((name) => !operating.includes(`\n| \`${name}\` | `));
    assert.deepEqual(silent, []);
  });

  it('explain no setting that there is none of', () => {
    const rows = [...read('docs/operating.md').matchAll(/^\| `([A-Z][A-Z_]+)` \|/gm)];
    const known: readonly string[] = settingNames;
    assert.deepEqual(
      rows.map(([, name = '']) => name).filter((name) => !known.includes(name)),
      [],
    );
  });

  it('show every row of docs/coverage.md with a test that exists, and leave none of its cells empty', () => {
    const rows = read('docs/coverage.md')
      .split('\n')
      .filter((line) => line.startsWith('|') && !/^\|[\s|-]+\|$/.test(line))
      .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '').trim()));
    assert.ok(rows.length > 70);
    assert.deepEqual(
      rows.filter((cells) => cells.length !== 3 || cells.includes('')),
      [],
    );
    const shown = rows.filter(([, , by = '']) => by.startsWith('`test/'));
    const lost = shown.filter(([, , by = '']) => {
      const [, file = '', title = ''] = /^`([^`]+)` · (.+)$/.exec(by) ?? [];
      return !existsSync(join(root, file)) || title === '' || !read(file).includes(title);
    });
    assert.deepEqual(lost, []);
    assert.ok(shown.length > 60);
  });
});
