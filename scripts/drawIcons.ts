import { writeFileSync } from 'node:fs';
import { colorIcon, outlineIcon } from './icons.ts';

const folder = new URL('../appPackage/', import.meta.url);
writeFileSync(new URL('color.png', folder), colorIcon());
writeFileSync(new URL('outline.png', folder), outlineIcon());
console.log('appPackage/color.png and appPackage/outline.png are drawn.');
