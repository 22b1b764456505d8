/** Sentences of the fleet page. */
export const fleetMessages = {
  fleet: { title: 'Ray clusters' },
} as const;
