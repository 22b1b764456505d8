/** Sentences of refresh, sync, change and retire. */
export const actionsMessages = {
  actions: { refresh: 'Refresh' },
} as const;
