/** Sentences of the tab. */
export const tabMessages = {
  tab: { title: 'Ray cluster' },
} as const;
