import { anOperationView } from 'backstage-plugin-kuberay-common/testUtils';
import { isOperating, syncProgress } from './operationProgress';

const before = anOperationView();
const running = anOperationView({ phase: 'Running', finishedAt: undefined });
const after = anOperationView({
  startedAt: '2026-11-21T03:00:00Z',
  finishedAt: '2026-11-21T03:00:04Z',
});
const failed = anOperationView({ phase: 'Failed' });

describe('isOperating', () => {
  it.each`
    phase            | operating
    ${'Pending'}     | ${true}
    ${'Running'}     | ${true}
    ${'Terminating'} | ${true}
    ${'Succeeded'}   | ${false}
    ${'Failed'}      | ${false}
    ${'Error'}       | ${false}
  `('says $operating of $phase', ({ phase, operating }) => {
    expect(isOperating(anOperationView({ phase }))).toBe(operating);
  });

  it('says no where there was never an operation', () => {
    expect(isOperating(undefined)).toBe(false);
  });
});

describe('syncProgress', () => {
  it.each`
    what                                          | was          | is           | progress
    ${'no news'}                                  | ${before}    | ${before}    | ${'waiting'}
    ${'no operation ever'}                        | ${undefined} | ${undefined} | ${'waiting'}
    ${'one that runs'}                            | ${before}    | ${running}   | ${'operating'}
    ${'one that came and went between two views'} | ${before}    | ${after}     | ${'ended'}
    ${'the first of all'}                         | ${undefined} | ${after}     | ${'ended'}
    ${'another end within the same second'}       | ${before}    | ${failed}    | ${'ended'}
  `('says $progress of $what', ({ was, is, progress }) => {
    expect(syncProgress(was, is)).toBe(progress);
  });
});
