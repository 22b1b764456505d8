/** Sentences of the plots of workers over time. */
export const plotMessages = {
  plot: { title: 'Workers over time' },
} as const;
