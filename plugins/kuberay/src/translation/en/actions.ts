/** Sentences of refresh, sync, change and retire. */
export const actionsMessages = {
  actions: {
    refresh: 'Refresh',
    refreshOf: 'Refresh {{name}}',
    moreOf: 'More ways to refresh {{name}}',
    hardRefresh: 'Hard refresh: forget the cached manifests, too',
    sync: 'Sync',
    syncOf: 'Sync {{name}} …',
    refreshed: 'Argo CD compares {{name}} with Git again',
    succeeded: '{{name}} is synced',
    failed: {
      refresh: '{{name}} was not refreshed',
      sync: '{{name}} was not synced',
      operation: 'The sync of {{name}} failed',
    },
    silent: {
      title: 'Argo CD has not begun to sync {{name}}',
      hint: 'It was asked a minute ago. Its application controller may be down or far behind.',
    },
    progress: {
      asked: 'Argo CD has been asked to sync …',
      running: 'Argo CD is syncing …',
      retrying: 'Argo CD is syncing, attempt {{attempt}} …',
      terminating: 'Argo CD is stopping a sync …',
    },
    refused: {
      control: 'Refresh and sync are not possible from here.',
      deleting: 'No sync: the Application is being deleted.',
      permission: {
        refresh: 'You may not refresh this (kuberay.application.refresh).',
        sync: 'You may not sync this (kuberay.application.sync).',
        both: 'You may neither refresh nor sync this (kuberay.application.refresh, kuberay.application.sync).',
      },
      permissionUnknown: {
        refresh: 'The portal does not say whether you may refresh this.',
        sync: 'The portal does not say whether you may sync this.',
        both: 'The portal does not say whether you may refresh and sync this.',
      },
    },
    dialog: {
      title: 'Sync {{name}}?',
      cancel: 'Cancel',
      close: 'Close',
      operating:
        'Argo CD is at work on an operation; it takes the next one afterwards.',
    },
    plan: {
      changes: 'A sync changes these:',
      same: 'Nothing differs from Git. A sync would only apply the same once more.',
      unknown:
        'Argo CD does not say what differs from Git; a sync applies all of it.',
      omitted_one: 'and one more',
      omitted_other: 'and {{count}} more',
      source: 'From',
      prune: 'Pruning',
      pruneOn: 'On: what Git has no longer is deleted',
      pruneOff: 'Off: what Git has no longer stays',
    },
    effect: {
      apply: 'becomes what Git says',
      delete: 'is deleted: Git has it no longer',
      keep: 'stays, although Git has it no longer',
    },
    resets: {
      title: 'Git’s worker counts go over the autoscaler’s',
      lowered:
        'Workers that run stay, but until the autoscaler decides again none that dies is replaced. A Ray before 2.52 may start too few for longer.',
      raised_one:
        'One worker is started, whether anything waits for it or not.',
      raised_other:
        '{{count}} workers are started, whether anything waits for them or not.',
      group: 'Worker group',
      live: 'Live',
      git: 'In Git',
      accept: 'Write them over all the same',
    },
    problem: {
      signedOut: 'Your session has ended. Load the page again.',
      forbidden: 'The portal refuses it.',
      gone: 'The Application is not there any more.',
      resets:
        'It would write Git’s worker counts over the autoscaler’s. Accept that below, or change Git first.',
      conflict: 'Something has changed in the meantime.',
      unavailable: 'Argo CD could not be asked.',
      failed: 'The portal failed.',
      unanswered:
        'Whether Argo CD was asked is not known. See what it does before you try again.',
      withDetail: '{{sentence}} {{detail}}',
    },
    failedTitle: {
      signedOut: 'Not synced: you are signed out',
      forbidden: 'Not synced: you may not',
      gone: 'Not synced: nothing is there',
      resets: 'Not synced: worker counts would be lost',
      conflict: 'Not synced: look again',
      unavailable: 'Not synced: Argo CD does not answer',
      failed: 'Not synced',
      unanswered: 'No answer from the portal',
    },
  },
  templates: {
    change: 'Change by pull request',
    retire: 'Retire',
    create: 'Create a Ray cluster',
    raise: 'Raise the maximum by pull request',
  },
} as const;
