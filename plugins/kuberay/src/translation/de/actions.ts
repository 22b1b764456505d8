/** Sentences of refresh, sync, change and retire, in German. */
export const germanActions = {
  'actions.refresh': 'Aktualisieren',
} as const;
