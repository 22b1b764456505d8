import type { PlotData } from './PlotData';

/** The moments at which something changed, in order and each once: where one goes from change to change. Pure. */
export function changeTimes({
  series,
  marks,
}: Pick<PlotData, 'series' | 'marks'>): number[] {
  const times = new Set([
    ...series.spans.map(({ from }) => from),
    ...marks.map(({ at }) => at),
  ]);
  return [...times].sort((a, b) => a - b);
}
