import { mkdirSync, writeFileSync } from 'node:fs';
import { buildAppPackage, readAppSettings } from './appPackage.ts';

const settings = readAppSettings(process.env);

if (typeof settings === 'string') {
  console.error(settings);
  process.exitCode = 1;
} else {
  const folder = new URL('../dist/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL('reseller-desk.zip', folder), buildAppPackage(settings));
  console.log(
    `dist/reseller-desk.zip is ready for bot ${settings.botId}; its links lead to ${settings.websiteUrl}.`,
  );
}
