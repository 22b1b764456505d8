import type { PlotData } from './PlotData';
import { moveCursor } from './moveCursor';

const span = (from: number, until: number) => ({
  from,
  until,
  ready: 1,
  desired: 1,
  min: 0,
});

/** Changes at 300, 500, 700. */
const data: PlotData = {
  from: 0,
  until: 1_200,
  hours: 1,
  series: { spans: [span(300, 700), span(700, 1_200)], gaps: [] },
  scale: { top: 1, ticks: [0, 1] },
  marks: [{ kind: 'suspended', at: 500 }],
  scaleEvents: [],
  namesGroups: false,
};

describe('moveCursor', () => {
  it.each`
    key             | cursor       | next
    ${'ArrowLeft'}  | ${600}       | ${590}
    ${'ArrowDown'}  | ${600}       | ${590}
    ${'ArrowLeft'}  | ${5}         | ${0}
    ${'ArrowRight'} | ${600}       | ${610}
    ${'ArrowUp'}    | ${600}       | ${610}
    ${'ArrowRight'} | ${1_195}     | ${1_200}
    ${'ArrowLeft'}  | ${undefined} | ${1_190}
    ${'PageDown'}   | ${600}       | ${500}
    ${'PageDown'}   | ${500}       | ${300}
    ${'PageDown'}   | ${300}       | ${0}
    ${'PageUp'}     | ${600}       | ${700}
    ${'PageUp'}     | ${700}       | ${1_200}
    ${'Home'}       | ${600}       | ${0}
    ${'End'}        | ${600}       | ${1_200}
    ${'Escape'}     | ${600}       | ${'leave'}
    ${'Tab'}        | ${600}       | ${undefined}
  `('$key at $cursor leads to $next', ({ key, cursor, next }) => {
    expect(moveCursor(key, cursor, data)).toBe(next);
  });
});
