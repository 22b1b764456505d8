import { verdict } from 'backstage-plugin-kuberay-common';
import { anEntityView } from 'backstage-plugin-kuberay-common/testUtils';
import type { EntityViewState } from './EntityViewState';
import { pollDelayMs } from './pollDelay';

const resting: EntityViewState = { state: 'ready', view: anEntityView() };
const scaling: EntityViewState = {
  state: 'ready',
  view: anEntityView({ verdict: verdict('scaling-up', 'progressing') }),
};
const syncing: EntityViewState = {
  state: 'ready',
  view: anEntityView({
    sources: [
      {
        kind: 'kubernetes',
        cluster: 'prod',
        title: 'prod',
        freshness: { state: 'syncing' },
      },
    ],
  }),
};
const missing: EntityViewState = {
  state: 'ready',
  view: anEntityView({ verdict: verdict('missing', 'unknown') }),
};
const failed: EntityViewState = { state: 'failed', error: new Error('no') };

describe('pollDelayMs', () => {
  it.each`
    when                          | state                     | pollSeconds | failures | delay
    ${'a cluster rests'}          | ${resting}                | ${5}        | ${0}     | ${5_000}
    ${'a cluster scales'}         | ${scaling}                | ${5}        | ${0}     | ${2_000}
    ${'a source is read first'}   | ${syncing}                | ${5}        | ${0}     | ${2_000}
    ${'a cluster is awaited'}     | ${missing}                | ${5}        | ${0}     | ${2_000}
    ${'the app wants it faster'}  | ${scaling}                | ${1}        | ${0}     | ${1_000}
    ${'the app wants it slower'}  | ${resting}                | ${120}      | ${0}     | ${120_000}
    ${'a read failed'}            | ${failed}                 | ${5}        | ${1}     | ${10_000}
    ${'three reads failed'}       | ${failed}                 | ${5}        | ${3}     | ${40_000}
    ${'reads fail for long'}      | ${failed}                 | ${5}        | ${30}    | ${60_000}
    ${'slow reads fail for long'} | ${failed}                 | ${120}      | ${30}    | ${120_000}
    ${'the user may not see it'}  | ${{ state: 'forbidden' }} | ${5}        | ${1}     | ${60_000}
  `('waits $delay ms when $when', ({ state, pollSeconds, failures, delay }) => {
    expect(pollDelayMs({ state, pollSeconds, failures })).toBe(delay);
  });
});
