import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import packageJson from '../package.json' with { type: 'json' };

/** What one provider's Teams app needs to know: its bot's Entra app id, and the web site its About page links to. */
export interface AppSettings {
  botId: string;
  websiteUrl: string;
}

/** The files of the Teams app; in the package they lie at its root. */
export const appFiles = ['manifest.json', 'zh-CN.json', 'color.png', 'outline.png'] as const;

const folder = new URL('../appPackage/', import.meta.url);
const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Reads what `npm run package` is told by the environment; a wrong setting is answered with a sentence that names it. */
export function readAppSettings(env: NodeJS.ProcessEnv): AppSettings | string {
  const botId = env['BOT_ID']?.trim() ?? '';
  if (!guid.test(botId)) {
    return `BOT_ID must be the Entra app id (a GUID) of the bot, but is ${JSON.stringify(botId)}: see docs/operating.md.`;
  }
  const websiteUrl = (env['WEBSITE_URL']?.trim() || 'https://example.com').replace(/\/+$/, '');
  if (!URL.canParse(websiteUrl) || !websiteUrl.startsWith('https://')) {
    return `WEBSITE_URL must be an https address, but is ${JSON.stringify(websiteUrl)}: see docs/operating.md.`;
  }
  return { botId: botId.toLowerCase(), websiteUrl };
}

/** The manifest as Teams reads it: the template with its `${{NAMES}}` filled in; a name that nobody fills is a fault. */
export function fillManifest(settings: AppSettings): string {
  const values: Record<string, string> = {
    BOT_ID: settings.botId,
    WEBSITE_URL: settings.websiteUrl,
    VERSION: packageJson.version,
  };
  const template = readFileSync(new URL('manifest.json', folder), 'utf8');
  return template.replace(/\$\{\{(\w+)\}\}/g, (placeholder, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`manifest.json: nothing fills ${placeholder}`);
    return JSON.stringify(value).slice(1, -1);
  });
}

/** The zip that an administrator uploads to Teams; the same settings give the same bytes. */
export function buildAppPackage(settings: AppSettings): Uint8Array {
  const files = appFiles.map((name) => [
    name,
    name === 'manifest.json'
      ? Buffer.from(fillManifest(settings))
      : readFileSync(new URL(name, folder)),
  ]);
  return zipSync(Object.fromEntries(files), { level: 9, mtime: new Date(2026, 0, 1) });
}
