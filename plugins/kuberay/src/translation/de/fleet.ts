/** Sentences of the fleet page, in German. */
export const germanFleet = {
  'fleet.title': 'Ray-Cluster',
} as const;
