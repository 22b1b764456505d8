/** How fresh the data are, and why they are not, in German. */
export const germanFreshness = {
  'freshness.live': 'live',
  'freshness.connecting': 'verbindet',
  'freshness.partial': 'teilweise live',
  'freshness.notConnected': 'nicht verbunden',
  'freshness.stale': 'Stand: vor {{age}}',
  'freshness.ago': 'vor {{age}}',
  'freshness.seconds': '{{amount}} s',
  'freshness.minutes': '{{amount}} min',
  'freshness.hours': '{{amount}} h',
  'freshness.days': '{{amount}} d',
  'freshness.retrying': 'Es wird von selbst wieder versucht.',
  'portal.unreachable': 'Das Portal antwortet nicht.',
  'portal.signedOut':
    'Das Portal weiß nicht mehr, wer Sie sind: bitte neu anmelden.',
  'portal.unknownEntity': 'Das Portal findet diese Entität nicht.',
  'portal.serverError': 'Das Portal antwortet mit einem Fehler.',
  'portal.malformed': 'Die Antwort des Portals ist nicht lesbar.',
  'problem.unreachable': '{{cluster}} antwortet nicht.',
  'problem.timeout': '{{cluster}} braucht zu lange für eine Antwort.',
  'problem.unauthorized': '{{cluster}} nimmt unsere Anmeldung nicht an.',
  'problem.forbidden':
    '{{cluster}} lässt uns nicht alles lesen, was hierher gehört.',
  'problem.server-error': '{{cluster}} antwortet mit Fehlern.',
  'problem.malformed': '{{cluster}} gibt Antworten, die nicht lesbar sind.',
  'problem.needs-service-account':
    '{{cluster}} braucht ein Dienstkonto, um beobachtet zu werden.',
  'problem.unknown-cluster':
    'Das Kubernetes-Plugin hat keinen Cluster namens {{cluster}}.',
  'problem.unknownClusterRemedy':
    'Die Annotation kuberay.io/raycluster berichtigen oder den Cluster dort eintragen.',
} as const;
