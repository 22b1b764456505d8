import type { RuleFinding } from 'backstage-plugin-kuberay-common/gitops';
import {
  findingPlace,
  findingsOfGroup,
  isWithin,
  sentenceOf,
} from './findingPlace';

const at = (path: string): RuleFinding => ({
  rule: 'R5',
  severity: 'error',
  path,
  message: 'is wrong',
  remedy: 'Mend it.',
});

describe('findingPlace', () => {
  it.each`
    path                                         | place
    ${'workerGroups[1].maxReplicas'}             | ${{ kind: 'group', index: 1, path: 'maxReplicas' }}
    ${'workerGroups[10].resources.limits.a.b/c'} | ${{ kind: 'group', index: 10, path: 'resources.limits.a.b/c' }}
    ${'workerGroups[0]'}                         | ${{ kind: 'group', index: 0, path: '' }}
    ${'workerGroups'}                            | ${{ kind: 'groups' }}
    ${'head.memory'}                             | ${{ kind: 'elsewhere' }}
    ${'workerGroupsOfMine'}                      | ${{ kind: 'elsewhere' }}
  `('finds the place of $path', ({ path, place }) => {
    expect(findingPlace(at(path))).toEqual(place);
  });
});

describe('findingsOfGroup', () => {
  it('keeps those of one group, with paths inside it', () => {
    expect(
      findingsOfGroup(
        [at('workerGroups[1].cpu'), at('workerGroups[11].cpu'), at('name')],
        1,
      ),
    ).toEqual([at('cpu')]);
  });
});

describe('isWithin', () => {
  it.each`
    path             | input      | within
    ${'env'}         | ${'env'}   | ${true}
    ${'env[0].name'} | ${'env'}   | ${true}
    ${'image.tag'}   | ${'image'} | ${true}
    ${'environment'} | ${'env'}   | ${false}
  `('says $within of $path in $input', ({ path, input, within }) => {
    expect(isWithin(path, input)).toBe(within);
  });
});

describe('sentenceOf', () => {
  it.each`
    message        | remedy       | sentence
    ${'is wrong'}  | ${'Mend it'} | ${'is wrong. Mend it.'}
    ${'is wrong.'} | ${''}        | ${'is wrong.'}
  `('ends $message as a sentence', ({ message, remedy, sentence }) => {
    expect(sentenceOf({ ...at('x'), message, remedy })).toBe(sentence);
  });
});
