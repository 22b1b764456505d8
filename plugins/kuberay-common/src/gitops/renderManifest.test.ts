import { parse, parseAllDocuments } from 'yaml';
import { renderManifest, renderManifests } from './renderManifest';

const HOSTILE = [
  'y',
  'n',
  'on',
  'off',
  'Yes',
  'NO',
  'true',
  'null',
  '~',
  '',
  '1e3',
  '2.50',
  '0x10',
  '0o17',
  '0b1',
  '1_0',
  '007',
  '1:30',
  '190:20:30',
  '.5',
  '.inf',
  '.NaN',
  '-1',
  '+1',
  '2001-01-01',
  '2001-12-14t21:59:43.10-05:00',
  '=',
  '<<',
  '-',
  '- a',
  '? a',
  ': a',
  'a: b',
  'a #b',
  '#a',
  '&a',
  '*a',
  '!!int 1',
  '|',
  '>',
  '%TAG',
  '@a',
  '`a`',
  '"',
  "'",
  '{a: b}',
  '[a]',
  '{{ .Values.x }}',
  '${{ x }}',
  '---',
  '...',
  'a\n---\nb',
  'a\nb',
  'a\nb\n',
  '\n',
  ' a',
  'a ',
  'a\tb',
  '\ta',
  'a\r\nb',
  'a\u0000b',
  'a\u0085b',
  'a\u2028b',
  'a\u2029b',
  '\ufeffa',
  '\u007f',
  'a\u009fb',
  '💥',
  'é',
  `'{"x": 1}'`,
  '"{\\"x\\": 1}"',
  'C:\\new',
  '\\u0041',
  'x'.repeat(300),
  `${'word '.repeat(60)}\nend\u2028`,
];

describe('renderManifest', () => {
  it.each(HOSTILE.map(text => [JSON.stringify(text).slice(0, 40), text]))(
    'keeps %s text for readers of YAML 1.1 and 1.2, as value, key and item',
    (_title, text) => {
      const manifest = { value: text, keys: { [text]: 1 }, list: [text] };
      const rendered = renderManifest(manifest);
      expect(parse(rendered, { version: '1.1', merge: false })).toEqual(
        manifest,
      );
      expect(parse(rendered, { schema: 'core' })).toEqual(manifest);
    },
  );

  it('writes no character that ends a line in YAML 1.1 only', () => {
    expect(renderManifest({ a: 'x\u0085\u2028\u2029y' })).toBe(
      'a: "x\\u0085\\u2028\\u2029y"\n',
    );
  });

  it('leaves plain words plain and quotes whatever begins like a number', () => {
    expect(
      renderManifest({
        cpu: '1',
        memory: '4Gi',
        chart: 'ray-cluster',
        gpu: 1,
        on: true,
      }),
    ).toBe('cpu: "1"\nmemory: "4Gi"\nchart: ray-cluster\ngpu: 1\n"on": true\n');
  });

  it('writes a repeated object twice instead of an alias', () => {
    const amounts = { cpu: '1' };
    expect(renderManifest({ requests: amounts, limits: amounts })).toBe(
      'requests:\n  cpu: "1"\nlimits:\n  cpu: "1"\n',
    );
  });

  it('never folds a long line, so that a diff shows what changed', () => {
    expect(
      renderManifest({ a: 'word '.repeat(60).trim() }).split('\n'),
    ).toHaveLength(2);
  });
});

describe('renderManifests', () => {
  it('makes one document of each manifest', () => {
    const documents = parseAllDocuments(
      renderManifests([{ a: 'x\n---\ny' }, { b: 1 }]),
    );
    expect(documents.map(document => document.toJS())).toEqual([
      { a: 'x\n---\ny' },
      { b: 1 },
    ]);
  });
});
