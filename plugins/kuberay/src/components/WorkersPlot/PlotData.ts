import type { CountScale } from './countScale';
import type { PlotMark, ScaleEvent } from './PlotMark';
import type { WorkersSeries } from './WorkersSeries';

/** All that a plot shows, free of pixels; times in ms of the epoch. */
export interface PlotData {
  from: number;
  until: number;
  hours: number;
  series: WorkersSeries;
  scale: CountScale;
  marks: PlotMark[];
  scaleEvents: ScaleEvent[];
  /** Several groups are added up, so a change must say whose it is. */
  namesGroups: boolean;
}
