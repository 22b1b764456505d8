import { aSource } from '../components/FleetPage/__fixtures__/aFleetRow';
import { fleetPollDelayMs } from './fleetPollDelay';
import type { FleetState } from './FleetState';

const fleet = { rows: [], sources: [aSource()], cursors: [undefined] };
const resting: FleetState = { state: 'ready', fleet };
const syncing: FleetState = {
  state: 'ready',
  fleet: { ...fleet, sources: [aSource({ freshness: { state: 'syncing' } })] },
};

describe('fleetPollDelayMs', () => {
  it.each`
    when                         | state                     | failures | random | delay
    ${'all is well'}             | ${resting}                | ${0}     | ${0.9} | ${15_000}
    ${'a source is read first'}  | ${syncing}                | ${0}     | ${0.9} | ${3_000}
    ${'a read failed'}           | ${resting}                | ${1}     | ${0.5} | ${2_000}
    ${'a read failed, early'}    | ${resting}                | ${1}     | ${0}   | ${1_500}
    ${'a read failed, late'}     | ${resting}                | ${1}     | ${1}   | ${2_500}
    ${'three reads failed'}      | ${resting}                | ${3}     | ${0.5} | ${8_000}
    ${'reads fail for long'}     | ${resting}                | ${40}    | ${0.5} | ${60_000}
    ${'the user may not see it'} | ${{ state: 'forbidden' }} | ${1}     | ${0.5} | ${60_000}
  `('waits $delay ms when $when', ({ state, failures, random, delay }) => {
    expect(fleetPollDelayMs({ state, failures, random: () => random })).toBe(
      delay,
    );
  });
});
