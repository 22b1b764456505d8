import { parseAuthor } from './parseAuthor';

const name = 'Ada Lovelace';
const email = 'ada@example.com';

describe('parseAuthor', () => {
  it('takes a name and an address', () => {
    expect(parseAuthor({ name: ` ${name}\n`, email })).toEqual({ name, email });
  });

  it.each(['', ' \n', 'Ada\nparent 0123', 'A <b', 'a\u0000b', 'a\ud800'])(
    'refuses %j and names the input',
    text => {
      expect(() => parseAuthor({ name: text, email })).toThrow(/^authorName: /);
      expect(() => parseAuthor({ name, email: text })).toThrow(
        /^authorEmail: /,
      );
    },
  );
});
