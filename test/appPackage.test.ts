import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest';
import { strFromU8, unzipSync } from 'fflate';
import packageJson from '../package.json' with { type: 'json' };
import { appFiles, buildAppPackage, fillManifest, readAppSettings } from '../scripts/appPackage.ts';
import { colorIcon, outlineIcon } from '../scripts/icons.ts';
import { commandOf } from '../src/locales/index.ts';

const botId = '6f3c7a52-8a0b-4f6e-9d51-0c2f6f0f7a11';
const settings = { botId, websiteUrl: 'https://desk.example.org' };
const manifest = JSON.parse(fillManifest(settings));
const appFile = (name: string) => readFileSync(new URL(`../appPackage/${name}`, import.meta.url));
const chinese: Record<string, string> = JSON.parse(appFile('zh-CN.json').toString());

describe('the Teams app package', () => {
  let fetchAsBefore: typeof fetch;
  before(() => {
    fetchAsBefore = globalThis.fetch;
    globalThis.fetch = () => assert.fail('the schemas are read from disk, not from the network');
  });
  after(() => {
    globalThis.fetch = fetchAsBefore;
  });

  it('trap 49: has a manifest that the Teams schema accepts', async () => {
    assert.deepEqual(await AppManifestUtils.validateAgainstSchema(manifest), []);
    const broken = { ...manifest, accentColor: 'indigo' };
    assert.equal((await AppManifestUtils.validateAgainstSchema(broken)).length, 1);
  });

  it('has a Chinese file that the Teams schema accepts', async () => {
    const schema = await AppManifestUtils.fetchSchema(chinese['$schema']!);
    // Only what we translate: other patterns of this schema are no valid regular expressions.
    const patterns = Object.entries(schema['patternProperties'] as object);
    schema['patternProperties'] = Object.fromEntries(
      patterns.filter(([pattern]) => pattern.startsWith('^bots')),
    );
    const problems = (file: Words) =>
      AppManifestUtils.validateAgainstSchema(file as unknown as TeamsManifest, schema);
    assert.deepEqual(await problems(chinese), []);
    assert.equal((await problems({ ...chinese, 'name.short': '长'.repeat(31) })).length, 1);
  });

  it('is filled with the bot, the web site and the version of the desk', () => {
    assert.equal(manifest.id, botId);
    assert.equal(manifest.bots[0].botId, botId);
    assert.equal(manifest.developer.privacyUrl, 'https://desk.example.org/privacy');
    assert.equal(manifest.version, packageJson.version);
    assert.doesNotMatch(JSON.stringify(manifest), /\$\{\{/);
  });

  it('says in Chinese every word that it says in English, and no other', () => {
    const { $schema: _, ...translated } = chinese;
    assert.deepEqual(Object.keys(translated).sort(), Object.keys(visibleWords(manifest)).sort());
    for (const [key, words] of Object.entries(translated)) {
      assert.match(words, /\p{Script=Han}/u, key);
    }
    assert.deepEqual(manifest.localizationInfo.additionalLanguages, [
      { languageTag: 'zh-cn', file: 'zh-CN.json' },
    ]);
  });

  it('offers no more commands in one place than a menu holds, each of them one that the desk knows', () => {
    for (const { commands } of manifest.bots[0].commandLists) assert.ok(commands.length <= 12);
    for (const language of [visibleWords(manifest), chinese])
      for (const [path, words] of Object.entries(language))
        if (/commands\[\d+\]\.title$/.test(path)) assert.equal(commandOf(words)?.rest, '', words);
  });

  it('trap 50: offers each command once per place, in both languages', () => {
    const words = { ...visibleWords(manifest) };
    manifest.bots[0].commandLists.forEach((list: { commands: unknown[] }, place: number) => {
      for (const language of [words, chinese]) {
        const titles = list.commands.map(
          (_, index) => language[`bots[0].commandLists[${place}].commands[${index}].title`],
        );
        assert.equal(new Set(titles).size, list.commands.length);
      }
    });
  });

  it('has a colour icon of 192 x 192 and an outline icon of 32 x 32 in white on nothing', () => {
    const color = readPng(appFile('color.png'));
    assert.deepEqual([color.width, color.height], [192, 192]);
    const outline = readPng(appFile('outline.png'));
    assert.deepEqual([outline.width, outline.height], [32, 32]);
    const opacities = Array.from({ length: 32 * 32 }, (_, index) => {
      const start = Math.floor(index / 32) * (32 * 4 + 1) + 1 + (index % 32) * 4;
      const [red, green, blue, opacity] = outline.rows.subarray(start, start + 4);
      assert.deepEqual([red, green, blue], [255, 255, 255]);
      return opacity;
    });
    assert.ok(opacities.includes(0) && opacities.includes(255));
  });

  it('has the icons that `scripts/drawIcons.ts` draws', () => {
    assert.deepEqual(readPng(appFile('color.png')), readPng(colorIcon()));
    assert.deepEqual(readPng(appFile('outline.png')), readPng(outlineIcon()));
  });

  it('is a zip with the manifest, the language file and the icons at its root', () => {
    const zip = unzipSync(buildAppPackage(settings));
    assert.deepEqual(Object.keys(zip), [...appFiles]);
    assert.deepEqual(JSON.parse(strFromU8(zip['manifest.json']!)), manifest);
    assert.deepEqual(Buffer.from(zip['color.png']!), appFile('color.png'));
  });

  it('holds every file that the manifest names', () => {
    const [language] = manifest.localizationInfo.additionalLanguages;
    const named = ['manifest.json', language.file, manifest.icons.color, manifest.icons.outline];
    assert.deepEqual(named, [...appFiles]);
  });

  it('comes out the same, byte for byte, from the same settings', () => {
    assert.deepEqual(buildAppPackage(settings), buildAppPackage(settings));
  });
});

describe('the settings of the Teams app package', () => {
  it('need the id of the bot and say so in one line', () => {
    assert.match(readAppSettings({}) as string, /^BOT_ID must be .* docs\/operating\.md\.$/);
    assert.match(readAppSettings({ BOT_ID: 'my-bot' }) as string, /^BOT_ID must be .*"my-bot"/);
  });

  it('accept a web site over https only', () => {
    const env = { BOT_ID: botId.toUpperCase(), WEBSITE_URL: 'https://desk.example.org/' };
    assert.deepEqual(readAppSettings(env), settings);
    assert.match(
      readAppSettings({ ...env, WEBSITE_URL: 'http://desk.example.org' }) as string,
      /^WEBSITE_URL must be an https address/,
    );
  });
});

type Words = Record<string, string>;

/** What people read of the app, by the path under which Teams looks for its translation. */
function visibleWords(value: unknown, path = ''): Words {
  if (typeof value === 'string') return isVisible.test(path) ? { [path]: value } : {};
  if (typeof value !== 'object' || value === null) return {};
  const parts = Object.entries(value).map(([key, part]) =>
    visibleWords(part, Array.isArray(value) ? `${path}[${key}]` : path ? `${path}.${key}` : key),
  );
  return Object.assign({}, ...parts) as Words;
}

const isVisible = /^(name|description)\.|\.commands\[\d+\]\.(title|description)$/;

/** Reads back the one sort of PNG that the icons are: 8 bits a channel, four channels, unfiltered rows, one data chunk. */
function readPng(file: Buffer): { width: number; height: number; rows: Buffer } {
  assert.equal(file.toString('latin1', 1, 4), 'PNG');
  const data = file.indexOf('IDAT');
  const rows = inflateSync(file.subarray(data + 4, data + 4 + file.readUInt32BE(data - 4)));
  return { width: file.readUInt32BE(16), height: file.readUInt32BE(20), rows };
}
