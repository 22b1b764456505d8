import { buildRayStack } from 'backstage-plugin-kuberay-common/gitops';
import { parse } from 'yaml';
import { blocksOf } from './blocksOf';

describe('the inputs of the generator that pages show', () => {
  it.each(blocksOf('stack input'))(
    'in %s make Applications that no rule objects to',
    (_, { text }) => {
      const { files, findings } = buildRayStack(parse(text));
      expect(files.map(({ path }) => path)).toContain('apps/raycluster.yaml');
      expect(findings.filter(({ severity }) => severity !== 'info')).toEqual(
        [],
      );
    },
  );

  it('would be refused with a key that there is not', () => {
    expect(() => buildRayStack({ name: 'a', workers: [] } as never)).toThrow(
      'workers',
    );
  });
});
