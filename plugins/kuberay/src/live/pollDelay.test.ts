import { verdict } from 'backstage-plugin-kuberay-common';
import { anEntityView } from 'backstage-plugin-kuberay-common/testUtils';
import { pollDelayMs } from './pollDelay';

const resting = anEntityView();
const scaling = anEntityView({ verdict: verdict('scaling-up', 'progressing') });
const syncing = anEntityView({
  sources: [
    {
      kind: 'kubernetes',
      cluster: 'prod',
      title: 'prod',
      freshness: { state: 'syncing' },
    },
  ],
});
const missing = anEntityView({ verdict: verdict('missing', 'unknown') });

describe('pollDelayMs', () => {
  it.each`
    when                         | view       | pollSeconds | delay
    ${'a cluster rests'}         | ${resting} | ${5}        | ${5_000}
    ${'a cluster scales'}        | ${scaling} | ${5}        | ${2_000}
    ${'a source is read first'}  | ${syncing} | ${5}        | ${2_000}
    ${'a cluster is awaited'}    | ${missing} | ${5}        | ${2_000}
    ${'the app wants it faster'} | ${scaling} | ${1}        | ${1_000}
    ${'the app wants it slower'} | ${resting} | ${120}      | ${120_000}
  `('waits $delay ms when $when', ({ view, pollSeconds, delay }) => {
    expect(pollDelayMs(view, pollSeconds)).toBe(delay);
  });
});
