import {
  aFoundApplication,
  ignoring,
  told,
} from './__testUtils__/aFoundApplication';

import { findPointersMissGroups } from './pointersMissGroups';

function pointers(...indexes: number[]) {
  return aFoundApplication(
    ignoring({
      jsonPointers: indexes.map(
        index => `/spec/workerGroupSpecs/${index}/replicas`,
      ),
    }),
  );
}

const REMEDY =
  'Replace these rules under spec.ignoreDifferences of demo by the jqPathExpressions ".spec.workerGroupSpecs[]?.replicas" and ".spec.workerGroupSpecs[]?.scaleStrategy", which hold for any number of groups.';

describe('findPointersMissGroups', () => {
  it('names the group that is left out', () => {
    expect(told(findPointersMissGroups(pointers(0)))).toEqual([
      `error configuration pointers-miss-groups: demo ignores replicas group by group and leaves out a1: Argo CD puts back what the autoscaler writes there. => ${REMEDY}`,
    ]);
  });

  it('names the index behind the last group', () => {
    expect(told(findPointersMissGroups(pointers(0, 1, 2)))).toEqual([
      `error configuration pointers-miss-groups: demo ignores replicas of a group at index 2, and the 2 groups end at index 1. => ${REMEDY}`,
    ]);
  });

  const missesScaleStrategy = ignoring({
    jqPathExpressions: ['.spec.workerGroupSpecs[]?.replicas'],
    jsonPointers: ['/spec/workerGroupSpecs/0/scaleStrategy'],
  }).record;

  it('warns where it is scaleStrategy that is left out', () => {
    expect(
      told(
        findPointersMissGroups(
          aFoundApplication({ record: missesScaleStrategy }),
        ),
      ),
    ).toEqual([
      `warning configuration pointers-miss-groups: demo ignores scaleStrategy group by group and leaves out a1: Argo CD puts back what the autoscaler writes there as soon as it compares or applies by the server. => ${REMEDY}`,
    ]);
  });

  it('calls that an error where the server compares', () => {
    const record = {
      ...missesScaleStrategy,
      syncOptions: ['ServerSideApply=true'],
    };
    expect(told(findPointersMissGroups(aFoundApplication({ record })))).toEqual(
      [
        `error configuration pointers-miss-groups: demo ignores scaleStrategy group by group and leaves out a1: Argo CD puts back what the autoscaler writes there. => ${REMEDY}`,
      ],
    );
  });

  it('leaves a rule on the whole list to whole-list-ignored', () => {
    const found = aFoundApplication(
      ignoring({
        jsonPointers: [
          '/spec/workerGroupSpecs',
          '/spec/workerGroupSpecs/0/replicas',
        ],
      }),
    );
    expect(findPointersMissGroups(found)).toEqual([]);
  });

  it('reads a jq path to one group as a pointer', () => {
    const found = aFoundApplication(
      ignoring({ jqPathExpressions: ['.spec.workerGroupSpecs[0].replicas'] }),
    );
    expect(findPointersMissGroups(found)).toHaveLength(1);
  });

  it('is content with a pointer for each group, and with paths for all of them', () => {
    expect(findPointersMissGroups(pointers(0, 1))).toEqual([]);
    expect(findPointersMissGroups(aFoundApplication())).toEqual([]);
  });
});
