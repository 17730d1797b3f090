import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lifecycle } from './lifecycle.ts';

writeFileSync(join(import.meta.dirname, '../docs/lifecycle.md'), lifecycle());
