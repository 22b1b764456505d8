/** The plot of workers shows so many hours at first, unless the app configures another number. */
export const DEFAULT_HISTORY_HOURS = 1;
