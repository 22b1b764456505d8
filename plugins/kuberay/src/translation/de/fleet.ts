/** Sentences of the fleet page, in German. */
export const germanFleet = {
  'fleet.title': 'Ray-Cluster',
  'fleet.loading': 'Die Ray-Cluster werden gelesen …',
  'fleet.number': '{{amount, number}}',
  'fleet.totals.rayClusters_one': 'Ray-Cluster',
  'fleet.totals.rayClusters_other': 'Ray-Cluster',
  'fleet.totals.ofAll': 'von {{all, number}}',
  'fleet.totals.needAttention_one': 'braucht Aufmerksamkeit',
  'fleet.totals.needAttention_other': 'brauchen Aufmerksamkeit',
  'fleet.totals.workers': 'Worker bereit',
  'fleet.totals.cpu': 'CPU',
  'fleet.totals.memory': 'Speicher',
  'fleet.totals.gpu': 'GPU',
  'fleet.totals.tpu': 'TPU',
  'fleet.filters.group': 'Filter',
  'fleet.filters.search': 'Suche',
  'fleet.filters.searchHint': 'Name, Besitzer, Lage …',
  'fleet.filters.clusters': 'Cluster',
  'fleet.filters.namespaces': 'Namespace',
  'fleet.filters.owners': 'Besitzer',
  'fleet.filters.phases': 'Ray',
  'fleet.filters.syncs': 'Argo-CD-Sync',
  'fleet.filters.all': 'Alle',
  'fleet.filters.find': 'Suchen',
  'fleet.filters.noOwner': 'Kein Besitzer',
  'fleet.filters.option': '{{label}} ({{amount, number}})',
  'fleet.filters.reset': 'Filter zurücksetzen',
  'fleet.filters.matches_one':
    '{{shown, number}} von {{count, number}} Ray-Cluster',
  'fleet.filters.matches_other':
    '{{shown, number}} von {{count, number}} Ray-Clustern',
  'fleet.columns.name': 'Ray-Cluster',
  'fleet.columns.verdict': 'Lage',
  'fleet.columns.workers': 'Worker',
  'fleet.columns.lastHour': 'Letzte Stunde',
  'fleet.columns.phase': 'Ray',
  'fleet.columns.sync': 'Sync',
  'fleet.columns.health': 'Health',
  'fleet.columns.owner': 'Besitzer',
  'fleet.columns.age': 'Alter',
  'fleet.row.place': '{{cluster}} / {{namespace}}',
  'fleet.row.workers': '{{ready, number}} / {{desired, number}}',
  'fleet.row.workersWords':
    '{{ready, number}} von {{desired, number}} Workern bereit',
  'fleet.row.workersMax': 'höchstens {{max, number}}',
  'fleet.row.unbounded': 'ohne Obergrenze',
  'fleet.row.lastHour': 'Worker von {{name}} in der letzten Stunde',
  'fleet.row.findings_one': '{{count, number}} Befund',
  'fleet.row.findings_other': '{{count, number}} Befunde',
  'fleet.row.none': 'Keine',
  'fleet.row.asOf': 'Stand: vor {{age}}',
  'fleet.pages.shown': '{{from, number}}–{{to, number}} von {{all, number}}',
  'fleet.pages.size': '{{size}} je Seite',
  'fleet.sources.staleCluster_one':
    '{{cluster}} ist seit {{age}} nicht lesbar; sein Ray-Cluster steht hier, wie er war',
  'fleet.sources.staleCluster_other':
    '{{cluster}} ist seit {{age}} nicht lesbar; seine {{count, number}} Ray-Cluster stehen hier, wie sie waren',
  'fleet.sources.staleClusterEmpty':
    '{{cluster}} ist seit {{age}} nicht lesbar; da hatte er keinen Ray-Cluster',
  'fleet.sources.staleArgocd':
    '{{cluster}} ist seit {{age}} nicht lesbar; Sync und Health stehen hier, wie sie waren',
  'fleet.sources.failedCluster':
    '{{cluster}} ist nicht lesbar; seine Ray-Cluster fehlen hier',
  'fleet.sources.failedArgocd':
    '{{cluster}} ist nicht lesbar; sein Sync und Health fehlen hier',
  'fleet.sources.syncingCluster':
    '{{cluster}} wird gelesen …; seine Ray-Cluster kommen noch',
  'fleet.sources.syncingArgocd':
    '{{cluster}} wird gelesen …; Sync und Health kommen noch',
  'fleet.sources.many':
    '{{amount, number}} von {{all, number}} Quellen sind nicht auf dem neuesten Stand',
  'fleet.portal.notFound': 'Das Portal hat kein KubeRay-Backend.',
  'fleet.portal.notFoundRemedy':
    'Fügen Sie backstage-plugin-kuberay-backend zum Backend hinzu.',
  'fleet.portal.stale': 'Sie sehen den Stand von vor {{age}}.',
  'fleet.empty.title': 'Noch kein Ray-Cluster',
  'fleet.empty.hint':
    'Was auf den verbundenen Kubernetes-Clustern läuft, erscheint hier von selbst.',
  'fleet.empty.unread': 'Kein Ray-Cluster ist bekannt',
  'fleet.empty.unreadHint':
    'Das besagt nichts: einige Quellen sind nicht lesbar.',
  'fleet.empty.noSource': 'Kein Kubernetes-Cluster ist verbunden',
  'fleet.empty.noSourceHint':
    'Tragen Sie einen beim Kubernetes-Plugin ein oder unter kuberay.clusters.',
  'fleet.noMatch.title': 'Kein Ray-Cluster passt',
  'fleet.noMatch.hint_one': 'Ohne die Filter ist es einer.',
  'fleet.noMatch.hint_other': 'Ohne die Filter sind es {{count, number}}.',
  'fleet.forbidden.title':
    'Sie dürfen die Übersicht aller Ray-Cluster nicht sehen',
  'fleet.forbidden.hint':
    'Wer das Portal betreibt, kann Ihnen die Berechtigung kuberay.fleet.read geben. Die Ray-Cluster einer Entität stehen auf deren eigener Seite.',
  'fleet.failed.title': 'Die Ray-Cluster sind nicht lesbar',
  'fleet.failed.retry': 'Erneut versuchen',
} as const;
