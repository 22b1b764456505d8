import { lineColumnsOf } from './lineColumn';
import { readYaml } from './readYaml';

function read(text: string) {
  return readYaml(text).documents.map(({ value }) => value);
}

function messages(text: string) {
  return readYaml(text).problems.map(({ message }) => message);
}

describe('readYaml', () => {
  it.each([
    [
      'words of YAML 1.1',
      'a: y\nb: off\nc: "on"',
      { a: true, b: false, c: 'on' },
    ],
    ['numbers of YAML 1.1', 'a: 007\nb: 1_0\nc: 1e3', { a: 7, b: 10, c: 1000 }],
    [
      'versions and quantities as text',
      'a: 2.52.0\nb: 1G',
      { a: '2.52.0', b: '1G' },
    ],
    ['a word as a key', 'y: 1\n1: 2', { true: 1, 1: 2 }],
    ['the last of two equal keys', 'a: 1\na: 2', { a: 2 }],
    ['nothing as null', 'a:\nb: ~', { a: null, b: null }],
    ['aliases', 'a: &x {b: 1}\nc: *x', { a: { b: 1 }, c: { b: 1 } }],
    [
      'merge keys',
      'a: &x {b: 1, c: 2}\nd: {<<: *x, c: 3}',
      { a: { b: 1, c: 2 }, d: { b: 1, c: 3 } },
    ],
    [
      'a list of merge keys',
      'a: &x {b: 1}\nc: &y {b: 2, d: 3}\ne: {<<: [*x, *y]}',
      { a: { b: 1 }, c: { b: 2, d: 3 }, e: { b: 1, d: 3 } },
    ],
    ['a tagged text', 'a: !!str 5', { a: '5' }],
    [
      'Windows line ends',
      'a: 1\r\nb: |\r\n  x\r\n  y\r\n',
      { a: 1, b: 'x\ny\n' },
    ],
    ['JSON with tabs', '{\n\t"a": [1, "y", null]\n}', { a: [1, 'y', null] }],
  ])('reads %s', (_title, text, value) => {
    expect(readYaml(text).problems).toEqual([]);
    expect(read(text)).toEqual([value]);
  });

  it('reads __proto__ as a key like any other', () => {
    expect(JSON.stringify(read('__proto__: {a: 1}'))).toBe(
      '[{"__proto__":{"a":1}}]',
    );
    expect(({} as { a?: number }).a).toBeUndefined();
  });

  it('parts the documents and leaves out empty ones', () => {
    expect(read('a: 1\n---\n---\n# nothing\n---\nb: 2\n')).toEqual([
      { a: 1 },
      { b: 2 },
    ]);
    expect(read('')).toEqual([]);
    expect(readYaml('# only a comment').problems).toEqual([]);
  });

  it('reads the documents beside one that cannot be read', () => {
    const { documents, problems } = readYaml('a: 1\n---\nb: [\n---\nc: 3\n');
    expect(documents.map(({ value }) => value)).toEqual([{ a: 1 }, { c: 3 }]);
    expect(problems).toHaveLength(1);
  });

  it.each([
    ['a tab as indentation', 'a:\n\tb: 1', 'is not YAML: '],
    ['two maps in a line', 'a: b: c', 'is not YAML: '],
    [
      'a Helm template',
      'a:\n  {{- toYaml .Values.a | nindent 2 }}\n',
      'is a Helm template',
    ],
    ['an alias of nothing', 'a: *x', 'uses the alias *x'],
    ['an alias of what it stands in', 'a: &x {b: *x}', 'uses the alias *x'],
    ['a list as a key', '? [a]\n: 1', 'has a map or list as a key'],
    ['a merged text', 'a: {<<: b}', 'merges something that is no map'],
    ['nothing but brackets', '['.repeat(100000), 'is nested too deeply'],
  ])('says why %s cannot be read', (_title, text, message) => {
    expect(messages(text)).toEqual([expect.stringContaining(message)]);
  });

  it('refuses what aliases make too large', () => {
    const levels = Array.from({ length: 12 }, (_, level) =>
      level === 0
        ? 'l0: &l0 [a, a, a, a, a, a, a, a, a, a]'
        : `l${level}: &l${level} [${Array(10)
            .fill(`*l${level - 1}`)
            .join(', ')}]`,
    );
    expect(messages(levels.join('\n'))).toEqual([
      'grows too large by its aliases',
    ]);
  });

  it.each([
    [['a', 'b'], 'one'],
    [['a'], 'a'],
    [['list', 1, 'c'], 'two'],
    [['list', 0], 'item'],
    [['merged', 'b'], 'one'],
    [['a', 'missing', 'deep'], 'a'],
    [['empty'], 'empty'],
    [['twice'], 'last'],
  ])('knows where %j stands', (path, expected) => {
    const text =
      'a: &a\n  b: one\nlist:\n  - item\n  - c: two\nmerged:\n  <<: *a\nempty:\ntwice: first\ntwice: last\n';
    const [document] = readYaml(text).documents;
    const range = document?.rangeOf(path);
    expect(text.slice(range?.start, range?.end)).toBe(expected);
  });

  it('tells of keys that stand twice', () => {
    const [document] = readYaml('a: {b: 1, b: 2}').documents;
    expect(document?.duplicateKeys).toEqual([
      { key: 'b', range: { start: 10, end: 11 } },
    ]);
  });
});

describe('lineColumnsOf', () => {
  it.each([
    [0, 1, 1],
    [2, 1, 3],
    [3, 2, 1],
    [4, 3, 1],
    [6, 3, 3],
  ])('puts offset %i into line %i, column %i', (offset, line, column) => {
    expect(lineColumnsOf('ab\n\ncd')(offset)).toEqual({ line, column });
  });
});
