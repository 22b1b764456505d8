import { editText } from './editText';
import type { YamlEdit } from './YamlEdit';

function edited(text: string, ...edits: YamlEdit[]): string {
  return edits.reduce(
    (before, edit) => editText(before, { document: 0 }, edit),
    text,
  );
}

const insert = (path: string[], value: unknown, place = {}): YamlEdit => ({
  kind: 'insert',
  path,
  value,
  place,
});

describe('editText', () => {
  it.each<[title: string, text: string, edit: YamlEdit, result: string]>([
    [
      'a plain value with a comment behind it',
      '# all\na:\n  b: 1   # one\n  c: 2\n',
      { kind: 'set', path: ['a', 'b'], value: 12 },
      '# all\na:\n  b: 12   # one\n  c: 2\n',
    ],
    [
      'a value in single quotes',
      "a: '1.5.1'\n",
      { kind: 'set', path: ['a'], value: '1.7.0' },
      "a: '1.7.0'\n",
    ],
    [
      'a number that was written as text',
      'a: "1"\n',
      { kind: 'set', path: ['a'], value: 3 },
      'a: "3"\n',
    ],
    [
      'text that would be read as a number',
      'a: latest\n',
      { kind: 'set', path: ['a'], value: '2.5' },
      'a: "2.5"\n',
    ],
    [
      'a value that is missing',
      'a:\nb: 1\n',
      { kind: 'set', path: ['a'], value: 3 },
      'a: 3\nb: 1\n',
    ],
    [
      'a value inside braces',
      'a: { b: {c: 1, d: "x"}, e: 2 } # all\n',
      { kind: 'set', path: ['a', 'b', 'c'], value: 5 },
      'a: { b: {c: 5, d: "x"}, e: 2 } # all\n',
    ],
    [
      'a value behind an item',
      '- a: 1\n- b: 2',
      { kind: 'set', path: [1, 'b'], value: 4 },
      '- a: 1\n- b: 4',
    ],
    [
      'a file with Windows line ends',
      'a:\r\n  b: 1\r\n',
      insert(['a', 'c'], { d: [1] }),
      'a:\r\n  b: 1\r\n  c:\r\n    d:\r\n      - 1\r\n',
    ],
    [
      'a file without a line end at its end',
      'a:\n    b:\n        c: 1',
      insert(['a', 'd'], { e: 1 }),
      'a:\n    b:\n        c: 1\n    d:\n        e: 1',
    ],
    [
      'a new key in its place, before the comment of the next',
      'a:\n  b: 1\n  # about d\n  d: 2\n\n  # about e\n  e: 3\n',
      insert(['a', 'c'], 9, { sorted: true }),
      'a:\n  b: 1\n  c: 9\n  # about d\n  d: 2\n\n  # about e\n  e: 3\n',
    ],
    [
      'a new key at the end, behind comments that belong to the last',
      'a:\n  b:\n    c: 1\n    # d: 2\n\n# next\nf: 1\n',
      insert(['a', 'z'], 1, { sorted: true }),
      'a:\n  b:\n    c: 1\n    # d: 2\n  z: 1\n\n# next\nf: 1\n',
    ],
    [
      'a new key behind another',
      'a:\n  replicas: 1\n  other: 2\n',
      insert(['a', 'max'], 3, { after: ['min', 'replicas'] }),
      'a:\n  replicas: 1\n  max: 3\n  other: 2\n',
    ],
    [
      'a new key inside braces',
      'a: {b: 1, d: 2} # x\n',
      insert(['a', 'c'], { e: '1', f: [2] }, { sorted: true }),
      'a: {b: 1, c: {e: "1", f: [2]}, d: 2} # x\n',
    ],
    [
      'a new key inside padded braces',
      'a: { b: 1 }\n',
      insert(['a', 'c'], { e: 1 }),
      'a: { b: 1, c: { e: 1 } }\n',
    ],
    [
      'a map that is empty',
      'a: {} # nothing yet\nb: 1\n',
      insert(['a', 'c'], { d: 1 }),
      'a: # nothing yet\n  c:\n    d: 1\nb: 1\n',
    ],
    [
      'a key without a value',
      'x:\n    a:\n    b: 1\n',
      insert(['x', 'a', 'c'], 1),
      'x:\n    a:\n        c: 1\n    b: 1\n',
    ],
    [
      'lists that stand as deep as their keys',
      'a:\n  b:\n  - 1\n',
      insert(['a', 'c'], { d: [2] }),
      'a:\n  b:\n  - 1\n  c:\n    d:\n    - 2\n',
    ],
    [
      'behind a literal that keeps its blank lines',
      'a:\n  b: |+\n    x\n\nc: 1\n',
      insert(['a', 'd'], 1),
      'a:\n  b: |+\n    x\n\n  d: 1\nc: 1\n',
    ],
    [
      'an entry with its comments',
      'a:\n  b: 1\n  # about c\n  c:\n    d: 1\n    # and more\n  # about e\n  e: 2\n',
      { kind: 'remove', path: ['a', 'c'] },
      'a:\n  b: 1\n  # about e\n  e: 2\n',
    ],
    [
      'the last entry of a file without a line end',
      'a:\n  b: 1\n  c: 2',
      { kind: 'remove', path: ['a', 'c'] },
      'a:\n  b: 1',
    ],
    [
      'the only entry of a map',
      'a: # groups\n  b:\n    c: 1\nd: 1\n',
      { kind: 'remove', path: ['a', 'b'] },
      'a: {} # groups\nd: 1\n',
    ],
    [
      'the first entry inside braces',
      'a: {b: {c: 1}, d: 2}\n',
      { kind: 'remove', path: ['a', 'b'] },
      'a: {d: 2}\n',
    ],
    [
      'the last entry inside braces',
      'a: {b: {c: 1}, d: 2}\n',
      { kind: 'remove', path: ['a', 'd'] },
      'a: {b: {c: 1}}\n',
    ],
    [
      'an item of a list',
      'a:\n  - "x/0" # first\n  - "x/1"\n',
      { kind: 'remove', path: ['a', 0] },
      'a:\n  - "x/1"\n',
    ],
    [
      'an item of a list in brackets',
      'a: ["x/0", "x/1"]\n',
      { kind: 'remove', path: ['a', 1] },
      'a: ["x/0"]\n',
    ],
    [
      'a new item, quoted as its neighbours',
      "a:\n- '/x/0'\n- '/x/2'\n",
      { kind: 'insert', path: ['a', 1], value: '/x/1' },
      "a:\n- '/x/0'\n- '/x/1'\n- '/x/2'\n",
    ],
    [
      'a new item in brackets',
      'a: [/x/0, /x/1]\n',
      { kind: 'insert', path: ['a', 2], value: '/x/2' },
      'a: [/x/0, /x/1, /x/2]\n',
    ],
    [
      'JSON',
      '{\n  "a": {\n    "b": 1\n  }\n}\n',
      insert(['a', 'c'], { d: 'e', f: 1 }),
      '{\n  "a": {\n    "b": 1,\n    "c": {\n      "d": "e",\n      "f": 1\n    }\n  }\n}\n',
    ],
    [
      'a value of JSON',
      '{"a": {"b": "1.5.1"}}',
      { kind: 'set', path: ['a', 'b'], value: '1.7.0' },
      '{"a": {"b": "1.7.0"}}',
    ],
  ])('edits %s', (_title, text, edit, result) => {
    expect(edited(text, edit)).toBe(result);
  });

  it('leaves other documents of the file alone', () => {
    const text = '# one\na: &x 1\nb: *x\n---\na: 1\n...\n---\na: 1\n';
    expect(
      editText(text, { document: 1 }, { kind: 'set', path: ['a'], value: 2 }),
    ).toBe('# one\na: &x 1\nb: *x\n---\na: 2\n...\n---\na: 1\n');
  });

  const literal =
    'helm:\r\n  values: |-\r\n      # top\r\n      a:\r\n        b: 1 # x\r\n\r\n        c: 2\r\n  z: 1\r\n';
  const part = { document: 0, literal: ['helm', 'values'] };

  it.each<[YamlEdit, string]>([
    [
      { kind: 'set', path: ['a', 'b'], value: 10 },
      literal.replace('b: 1', 'b: 10'),
    ],
    [
      insert(['a', 'd'], { e: 1 }),
      literal.replace('c: 2\r\n', 'c: 2\r\n        d:\r\n          e: 1\r\n'),
    ],
    [
      { kind: 'remove', path: ['a', 'b'] },
      literal.replace('        b: 1 # x\r\n', ''),
    ],
  ])('edits YAML in a literal block: %j', (edit, result) => {
    expect(editText(literal, part, edit)).toBe(result);
  });

  it.each<[title: string, text: string, edit: YamlEdit, reason: string]>([
    [
      'an alias',
      'x: &x {b: 1}\na: *x\n',
      { kind: 'set', path: ['a', 'b'], value: 2 },
      'a is the alias *x',
    ],
    [
      'what an alias repeats',
      'a: &x {b: 1}\nc: *x\n',
      { kind: 'set', path: ['a', 'b'], value: 2 },
      'a has the anchor &x',
    ],
    [
      'a merged map',
      'x: &x {b: 1}\na: {<<: *x}\n',
      { kind: 'set', path: ['a', 'b'], value: 2 },
      'merge key',
    ],
    [
      'a placeholder',
      'a: "{{ .max }}"\n',
      { kind: 'set', path: ['a'], value: 2 },
      'a is "{{ .max }}", which a template fills in',
    ],
    [
      'a map where a value is expected',
      'a: {b: 1}\n',
      { kind: 'set', path: ['a'], value: 2 },
      'a is a map or a list',
    ],
    [
      'a tagged value',
      'a: !!str 1\n',
      { kind: 'set', path: ['a'], value: 2 },
      'a has a tag',
    ],
    [
      'a folded value',
      'a: >-\n  1\n',
      { kind: 'set', path: ['a'], value: 2 },
      'a is a text of several lines',
    ],
    [
      'two equal keys',
      'a: 1\na: 2\n',
      { kind: 'set', path: ['a'], value: 3 },
      'a key stands twice',
    ],
    [
      'a tab',
      'a:\n\tb: 1\n',
      { kind: 'set', path: ['a', 'b'], value: 3 },
      'not YAML',
    ],
    [
      'an entry beside a comment inside braces',
      'a: {\n  b: 1, # one\n  c: 2\n}\n',
      { kind: 'remove', path: ['a', 'c'] },
      'a comment stands between',
    ],
    ['a list', 'a: [1]\n', insert(['a', 'b'], 1), 'this is no map'],
  ])('refuses %s', (_title, text, edit, reason) => {
    expect(() => edited(text, edit)).toThrow(reason);
  });

  it.each([
    ['folded', 'a: >\n  b: 1\n'],
    ['quoted', 'a: "b: 1"\n'],
    ['indented by number', 'a: |1\n  b: 1\n   c: 2\n'],
  ])('refuses YAML in a text that is %s', (_title, text) => {
    expect(() =>
      editText(
        text,
        { document: 0, literal: ['a'] },
        { kind: 'set', path: ['b'], value: 2 },
      ),
    ).toThrow(/a is (YAML in a text|a block of text)|this is not YAML/);
  });
});
