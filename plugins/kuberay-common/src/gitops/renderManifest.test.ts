import { parse, parseAllDocuments } from 'yaml';
import { HOSTILE_TEXTS } from './__fixtures__/hostileTexts';
import { renderManifest, renderManifests } from './renderManifest';

/** Half a surrogate pair cannot be written; the input refuses it. */
const HOSTILE = HOSTILE_TEXTS.filter(text => !/\p{Cs}/u.test(text));

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
        zone: 'e0',
        test: 'e2e',
        gpu: 1,
        on: true,
      }),
    ).toBe(
      'cpu: "1"\nmemory: "4Gi"\nchart: ray-cluster\nzone: "e0"\ntest: e2e\ngpu: 1\n"on": true\n',
    );
  });

  it('writes a repeated object twice instead of an alias', () => {
    const amounts = { cpu: '1' };
    expect(renderManifest({ requests: amounts, limits: amounts })).toBe(
      'requests:\n  cpu: "1"\nlimits:\n  cpu: "1"\n',
    );
  });

  it('writes an empty map or list behind its key', () => {
    expect(renderManifest({ volumes: [{ emptyDir: {} }, {}], args: [] })).toBe(
      'volumes:\n  - emptyDir: {}\n  - {}\nargs: []\n',
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
