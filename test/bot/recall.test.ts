import assert from 'node:assert/strict';
import { isNews, type Recall } from '../../src/bot/recall.ts';

const hour = 60 * 60_000;

describe('That somebody speaks in a place', () => {
  const fresh = (): Recall => ({ taken: new Map(), forms: [] });

  it('is told when this process first hears of it, and when its address changed', () => {
    const recall = fresh();
    assert.equal(isNews(recall, false, 5 * hour), true);
    assert.equal(isNews(recall, false, 5 * hour + 1), false);
    assert.equal(isNews(recall, true, 5 * hour + 2), true);
  });

  it('is told again after an hour, since Teams may have said that nobody can be reached there', () => {
    const recall = fresh();
    isNews(recall, false, 5 * hour);
    assert.equal(isNews(recall, false, 6 * hour), false);
    assert.equal(isNews(recall, false, 6 * hour + 1), true);
  });
});
