/** Sentences of the tab, in German. */
export const germanTab = {
  'tab.title': 'Ray-Cluster',
} as const;
