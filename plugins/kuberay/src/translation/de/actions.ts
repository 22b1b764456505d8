/** Sentences of refresh, sync, change and retire, in German. */
export const germanActions = {
  'actions.refresh': 'Aktualisieren',
  'actions.refreshOf': '{{name}} aktualisieren',
  'actions.moreOf': 'Weitere Arten, {{name}} zu aktualisieren',
  'actions.hardRefresh':
    'Hart aktualisieren: auch die zwischengespeicherten Manifeste vergessen',
  'actions.sync': 'Synchronisieren',
  'actions.syncOf': '{{name}} synchronisieren …',
  'actions.refreshed': 'Argo CD vergleicht {{name}} neu mit Git',
  'actions.succeeded': '{{name}} ist synchronisiert',
  'actions.failed.refresh': '{{name}} wurde nicht aktualisiert',
  'actions.failed.sync': '{{name}} wurde nicht synchronisiert',
  'actions.failed.operation': 'Die Synchronisation von {{name}} schlug fehl',
  'actions.silent.title':
    'Argo CD hat nicht begonnen, {{name}} zu synchronisieren',
  'actions.silent.hint':
    'Die Bitte ist eine Minute alt. Vielleicht steht sein Application Controller oder liegt weit zurück.',
  'actions.progress.asked': 'Argo CD ist gebeten zu synchronisieren …',
  'actions.progress.running': 'Argo CD synchronisiert …',
  'actions.progress.retrying': 'Argo CD synchronisiert, Versuch {{attempt}} …',
  'actions.progress.terminating': 'Argo CD bricht eine Synchronisation ab …',
  'actions.refused.control':
    'Aktualisieren und Synchronisieren sind von hier aus nicht möglich.',
  'actions.refused.deleting':
    'Keine Synchronisation: Die Application wird gelöscht.',
  'actions.refused.permission.refresh':
    'Sie dürfen dies nicht aktualisieren (kuberay.application.refresh).',
  'actions.refused.permission.sync':
    'Sie dürfen dies nicht synchronisieren (kuberay.application.sync).',
  'actions.refused.permission.both':
    'Sie dürfen dies weder aktualisieren noch synchronisieren (kuberay.application.refresh, kuberay.application.sync).',
  'actions.refused.permissionUnknown.refresh':
    'Das Portal sagt nicht, ob Sie dies aktualisieren dürfen.',
  'actions.refused.permissionUnknown.sync':
    'Das Portal sagt nicht, ob Sie dies synchronisieren dürfen.',
  'actions.refused.permissionUnknown.both':
    'Das Portal sagt nicht, ob Sie dies aktualisieren und synchronisieren dürfen.',
  'actions.dialog.title': '{{name}} synchronisieren?',
  'actions.dialog.cancel': 'Abbrechen',
  'actions.dialog.close': 'Schließen',
  'actions.dialog.operating':
    'Argo CD arbeitet an einer Operation; die nächste nimmt es danach an.',
  'actions.plan.changes': 'Eine Synchronisation ändert dies:',
  'actions.plan.same':
    'Nichts weicht von Git ab. Eine Synchronisation wendete nur dasselbe noch einmal an.',
  'actions.plan.unknown':
    'Argo CD sagt nicht, was von Git abweicht; eine Synchronisation wendet alles an.',
  'actions.plan.omitted_one': 'und eine weitere',
  'actions.plan.omitted_other': 'und {{count}} weitere',
  'actions.plan.source': 'Aus',
  'actions.plan.prune': 'Aufräumen',
  'actions.plan.pruneOn': 'An: Was Git nicht mehr hat, wird gelöscht',
  'actions.plan.pruneOff': 'Aus: Was Git nicht mehr hat, bleibt',
  'actions.effect.apply': 'kommt auf den Stand von Git',
  'actions.effect.delete': 'wird gelöscht: Git hat es nicht mehr',
  'actions.effect.keep': 'bleibt, obwohl Git es nicht mehr hat',
  'actions.resets.title':
    'Die Worker-Zahlen aus Git überschreiben die des Autoscalers',
  'actions.resets.lowered':
    'Laufende Worker bleiben, aber bis der Autoscaler neu entscheidet, wird keiner ersetzt, der ausfällt. Ein Ray vor 2.52 startet womöglich länger zu wenige.',
  'actions.resets.raised_one':
    'Ein Worker wird gestartet, ob etwas auf ihn wartet oder nicht.',
  'actions.resets.raised_other':
    '{{count}} Worker werden gestartet, ob etwas auf sie wartet oder nicht.',
  'actions.resets.group': 'Worker-Gruppe',
  'actions.resets.live': 'Laufend',
  'actions.resets.git': 'In Git',
  'actions.resets.accept': 'Trotzdem überschreiben',
  'actions.problem.signedOut':
    'Ihre Sitzung ist abgelaufen. Laden Sie die Seite neu.',
  'actions.problem.forbidden': 'Das Portal lehnt es ab.',
  'actions.problem.gone': 'Die Application gibt es nicht mehr.',
  'actions.problem.resets':
    'Die Worker-Zahlen aus Git überschrieben die des Autoscalers. Stimmen Sie dem unten zu, oder ändern Sie zuerst Git.',
  'actions.problem.conflict': 'Inzwischen hat sich etwas geändert.',
  'actions.problem.unavailable': 'Argo CD konnte nicht gefragt werden.',
  'actions.problem.failed': 'Im Portal ist ein Fehler aufgetreten.',
  'actions.problem.unanswered':
    'Ob Argo CD gebeten wurde, ist nicht bekannt. Sehen Sie nach, was es tut, bevor Sie es noch einmal versuchen.',
  'actions.problem.withDetail': '{{sentence}} {{detail}}',
  'actions.failedTitle.signedOut': 'Nicht synchronisiert: Sie sind abgemeldet',
  'actions.failedTitle.forbidden': 'Nicht synchronisiert: Sie dürfen das nicht',
  'actions.failedTitle.gone': 'Nicht synchronisiert: Es gibt sie nicht mehr',
  'actions.failedTitle.resets':
    'Nicht synchronisiert: Worker-Zahlen gingen verloren',
  'actions.failedTitle.conflict':
    'Nicht synchronisiert: Sehen Sie noch einmal hin',
  'actions.failedTitle.unavailable':
    'Nicht synchronisiert: Argo CD antwortet nicht',
  'actions.failedTitle.failed': 'Nicht synchronisiert',
  'actions.failedTitle.unanswered': 'Keine Antwort vom Portal',
  'templates.change': 'Per Pull Request ändern',
  'templates.retire': 'Stilllegen',
  'templates.create': 'Ray-Cluster anlegen',
  'templates.raise': 'Maximum per Pull Request anheben',
} as const;
