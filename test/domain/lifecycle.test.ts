import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lifecycle } from '../../scripts/lifecycle.ts';

describe('docs/lifecycle.md', () => {
  it('says what the code does (npm run lifecycle writes it anew)', () => {
    assert.equal(
      readFileSync(join(import.meta.dirname, '../../docs/lifecycle.md'), 'utf8'),
      lifecycle(),
    );
  });
});
