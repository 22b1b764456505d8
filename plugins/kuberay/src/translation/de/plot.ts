/** Sentences of the plots of workers over time, in German. */
export const germanPlot = {
  'plot.title': 'Worker über die Zeit',
} as const;
