import { readPages } from '../pages/readPages';
import { blockKind } from './blockKind';
import { toModule } from './toModule';
import { typeErrors } from './typeErrors';

// One program with the types of Backstage.
jest.setTimeout(300_000);

const blocks = readPages().flatMap(({ snippets }) => {
  const earlier: Array<{ name: string; text: string }> = [];
  return snippets
    .filter(snippet => blockKind(snippet) === 'TypeScript')
    .map(snippet => {
      const { file, line, text } = snippet;
      const name = `${file.replace(/\W/g, '-')}-${line}.tsx`;
      const source = toModule(snippet, earlier);
      earlier.push({ name, text });
      return { place: `${file}:${line}`, name, source };
    });
});

const HEALTHY = "import type { Entity } from '@backstage/catalog-model';\n";

describe('the code that pages show', () => {
  let errors: Record<string, string[]>;

  beforeAll(() => {
    errors = typeErrors({
      ...Object.fromEntries(blocks.map(({ name, source }) => [name, source])),
      'healthy.tsx': `${HEALTHY}export const entity: Pick<Entity, 'kind'> = { kind: 'Resource' };\n`,
      'sick.tsx': `${HEALTHY}export const entity: Pick<Entity, 'kind'> = { kinds: 'Resource' };\nimport { nothing } from 'backstage-plugin-kuberay/legacy';\nexport const it = nothing;\n`,
    });
  });

  it.each(blocks)('in $place compiles', ({ name }) => {
    expect(errors[name]).toEqual([]);
  });

  it('would not compile with a name that there is not', () => {
    expect({
      healthy: errors['healthy.tsx'],
      sick: errors['sick.tsx'],
    }).toEqual({
      healthy: [],
      sick: [
        expect.stringContaining("'kinds' does not exist"),
        expect.stringContaining("no exported member 'nothing'"),
      ],
    });
  });
});
