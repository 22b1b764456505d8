/** Sentences of the card, in German. */
export const germanCard = {
  'card.title': 'Ray-Cluster',
  'card.titleMany': 'Ray-Cluster',
  'card.loading': 'Der Ray-Cluster wird gelesen …',
  'card.retry': 'Erneut versuchen',
  'card.entity': '{{kind}} {{name}}',
  'card.showAll_one': 'Den Ray-Cluster zeigen',
  'card.showAll_other': 'Alle {{count}} Ray-Cluster zeigen',
  'card.otherFindings_one': '{{count}} weiterer Befund',
  'card.otherFindings_other': '{{count}} weitere Befunde',
  'demands.waiting': 'In Ray wartet: {{demands}}',
  'demands.exact': '{{amount}} × {{resources}}',
  'demands.atLeast': '{{amount}} oder mehr × {{resources}}',
  'demands.memory': '{{memory}} Speicher',
  'demands.others_one': '{{count}} andere Art',
  'demands.others_other': '{{count}} andere Arten',
  'card.ofRayCluster': '{{name}}: {{sentence}}',
  'card.lastSeen': 'Zuletzt gesehen: {{verdict}}',
  'card.more': 'Alles zeigen',
  'card.less': 'Weniger zeigen',
  'links.rayDashboard': 'Ray-Dashboard',
  'links.argocd': 'Argo CD',
  'missing.hint':
    'Gerade angelegt? Argo CD braucht einige Minuten, bis es ihn in Git sieht. Sonst die Annotation kuberay.io/raycluster und die Application prüfen.',
  'notInstalled.hint':
    'Nichts, was hier bekannt ist, wird es installieren. Den Stack aus einer Vorlage anlegen oder das Chart kuberay-operator installieren.',
  'notMatched.hint':
    'Aus einer Vorlage einen anlegen oder in catalog-info.yaml einen nennen:',
  'invalidAnnotation.hint':
    'Sie nimmt <cluster>/<namespace>/<name>, den Cluster nur, wo es mehrere gibt; ein Komma vor dem nächsten. Zum Beispiel:',
  'snippet.title': 'Annotation für catalog-info.yaml',
  'snippet.copy': 'Kopieren',
  'snippet.copied': 'Kopiert',
  'snippet.copyFailed': 'Bitte von Hand kopieren',
  'failed.verdict': 'Der Ray-Cluster kann nicht gezeigt werden',
  'forbidden.verdict': 'Sie dürfen die Ray-Cluster dieser Entität nicht sehen',
  'forbidden.hint':
    'Wer über Berechtigungen entscheidet, kann kuberay.cluster.read erlauben.',
} as const;
