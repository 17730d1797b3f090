import assert from 'node:assert/strict';
import { emailAddresses } from '../../src/dialogs/emailAddresses.ts';

const good = (pasted: string, ...expected: string[]): void =>
  assert.deepEqual(emailAddresses(pasted), { good: expected, wrong: [] }, JSON.stringify(pasted));

describe('Pasted e-mail addresses', () => {
  it('are told apart by commas, semicolons, bars, lines and blanks', () => {
    good('a@x.example, b@x.example;c@x.example', 'a@x.example', 'b@x.example', 'c@x.example');
    good('a@x.example\r\nb@x.example\n\n', 'a@x.example', 'b@x.example');
    good('a@x.example b@x.example\tc@x.example', 'a@x.example', 'b@x.example', 'c@x.example');
    good('a@x.example | b@x.example', 'a@x.example', 'b@x.example');
    good(',;, a@x.example ,;', 'a@x.example');
  });

  it('are told apart by the Chinese marks, also in full width', () => {
    good(
      'a@x.example，b@x.example；c@x.example、d@x.example。',
      'a@x.example',
      'b@x.example',
      'c@x.example',
      'd@x.example',
    );
    good('ａ＠ｘ.example', 'a@x.example');
    good(
      '请邀请 a@x.example 和 b@x.example，谢谢 c@x.example',
      'a@x.example',
      'b@x.example',
      'c@x.example',
    );
  });

  it('may come with a name, in quotes or with a comma in it', () => {
    good(
      'Jane Doe <jane@x.example>, "Roe, Rick" <rick@x.example>',
      'jane@x.example',
      'rick@x.example',
    );
    good(
      'Doe, Jane <jane@x.example>; Roe, Rick <rick@x.example>',
      'jane@x.example',
      'rick@x.example',
    );
    good('“王芳”<fang@x.example>；《李伟》 ＜wei@x.example＞', 'fang@x.example', 'wei@x.example');
    good('"odd; name" <a@x.example>', 'a@x.example');
    good('jane@x.example<mailto:jane@x.example>', 'jane@x.example');
  });

  it('may come as a link, after a label, in brackets, with a point at the end', () => {
    good('mailto:a@x.example?subject=Hi', 'a@x.example');
    good('[a@x.example](mailto:a@x.example)', 'a@x.example');
    good('To: a@x.example', 'a@x.example');
    good('收件人：a@x.example', 'a@x.example');
    good("('a@x.example').", 'a@x.example');
    good('Please invite a@x.example.', 'a@x.example');
    good('a\u200b@x.exa\u00admple', 'a@x.example');
  });

  it('count once, in the first writing', () => {
    good('Jane@X.example, jane@x.example, JANE@x.EXAMPLE', 'Jane@X.example');
  });

  it('that are wrong are named one by one, the others are kept', () => {
    assert.deepEqual(emailAddresses('a@x.example, jane@, b@x.example; nobody\nc@x'), {
      good: ['a@x.example', 'b@x.example'],
      wrong: ['jane@', 'nobody', 'c@x'],
    });
    assert.deepEqual(emailAddresses('jane @ x.example'), { good: [], wrong: ['jane @ x.example'] });
    assert.deepEqual(emailAddresses('a@b@x.example'), { good: [], wrong: ['a@b@x.example'] });
    assert.deepEqual(emailAddresses('  \n ; '), { good: [], wrong: [] });
  });

  it('do not let anything through that is more than an address', () => {
    const { good: through } = emailAddresses(
      'a@x.example%0Abcc:z@x.example, <script>alert(1)@x.example, a@x.example?cc=q@x.example, a b\u0000@x.example',
    );
    for (const one of through) assert.match(one, /^[\w.+-]+@[\w.-]+\.\w+$/);
  });

  it('are read quickly, however long and strange the text is', () => {
    const long = 'x'.repeat(200_000);
    for (const text of [
      long,
      `${long}@x.example`,
      '<'.repeat(50_000),
      '"'.repeat(50_000),
      'a@'.repeat(50_000),
      '['.repeat(50_000),
      '.'.repeat(50_000),
      '\ud800@x.example',
    ]) {
      const started = performance.now();
      const { wrong } = emailAddresses(text);
      assert.ok(performance.now() - started < 10_000, text.slice(0, 5));
      for (const one of wrong) assert.ok([...one].length <= 61);
    }
  });
});
