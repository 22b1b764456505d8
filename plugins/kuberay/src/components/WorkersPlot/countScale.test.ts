import { countScale } from './countScale';
import type { Span } from './WorkersSeries';

const span = (counts: Partial<Span>): Span => ({
  from: 0,
  until: 1,
  ready: 0,
  desired: 0,
  min: 0,
  ...counts,
});

describe('countScale', () => {
  it.each`
    highest | ticks
    ${0}    | ${[0, 1]}
    ${1}    | ${[0, 1]}
    ${3}    | ${[0, 1, 2, 3]}
    ${7}    | ${[0, 2, 4, 6, 8]}
    ${12}   | ${[0, 4, 8, 12]}
    ${21}   | ${[0, 5, 10, 15, 20, 25]}
    ${98}   | ${[0, 20, 40, 60, 80, 100]}
    ${180}  | ${[0, 50, 100, 150, 200]}
    ${1300} | ${[0, 500, 1000, 1500]}
  `('has whole ticks for $highest workers', ({ highest, ticks }) => {
    expect(countScale([span({ ready: highest })])).toEqual({
      top: ticks[ticks.length - 1],
      ticks,
    });
  });

  it.each`
    what                    | counts                          | top
    ${'desired'}            | ${{ desired: 8 }}               | ${8}
    ${'what was within'}    | ${{ readyHigh: 8 }}             | ${8}
    ${'the minimum'}        | ${{ min: 8 }}                   | ${8}
    ${'a near maximum'}     | ${{ ready: 8, max: 20 }}        | ${20}
    ${'a small maximum'}    | ${{ ready: 1, max: 10 }}        | ${10}
    ${'no far maximum'}     | ${{ ready: 8, max: 200 }}       | ${8}
    ${'no missing maximum'} | ${{ ready: 8, max: undefined }} | ${8}
  `('shows $what', ({ counts, top }) => {
    expect(countScale([span(counts)]).top).toBe(top);
  });
});
