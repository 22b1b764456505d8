/** The verdicts in German; the words of Argo CD, Ray and Kubernetes stay as they are. */
export const germanVerdict = {
  'verdict.all-ready': 'Alle {{desired}} Worker sind bereit',
  'verdict.one-ready': 'Der Worker ist bereit',
  'verdict.none-wanted': 'Bereit; kein Worker ist verlangt',
  'verdict.all-clusters-ready': 'Alle {{clusters}} Ray-Cluster sind bereit',
  'verdict.more-than-asked':
    '{{ready}} Worker sind bereit, {{desired}} verlangt',
  'verdict.one-more-than-asked': 'Ein Worker ist bereit, keiner verlangt',
  'verdict.scaling-up': 'Wächst: {{ready}} von {{desired}} Workern bereit',
  'verdict.scaling-up-one': 'Wächst: der Worker ist noch nicht bereit',
  'verdict.scaling-down': 'Schrumpft: {{ready}} Worker, {{desired}} verlangt',
  'verdict.scaling-down-last': 'Schrumpft: ein Worker, keiner verlangt',
  'verdict.starting': 'Startet: {{ready}} von {{desired}} Workern bereit',
  'verdict.starting-one': 'Startet: der Worker ist noch nicht bereit',
  'verdict.starting-one-ready': 'Startet: der Worker ist bereit',
  'verdict.starting-none': 'Startet; kein Worker ist verlangt',
  'verdict.starting-head': 'Startet: der Head ist noch nicht bereit',
  'verdict.waiting-for-capacity':
    '{{group}} wartet auf Kapazität: {{ready}} von {{desired}} bereit',
  'verdict.waiting-for-resource':
    '{{group}} wartet auf Kapazität: {{ready}} von {{desired}} bereit, kein Node hat genug {{resource}}',
  'verdict.head-waiting-for-capacity': 'Der Head wartet auf Kapazität',
  'verdict.head-waiting-for-resource':
    'Der Head wartet auf Kapazität: kein Node hat genug {{resource}}',
  'verdict.group-at-maximum':
    '{{group}} ist am Maximum; Ray verlangt {{amount}} {{resource}} mehr',
  'verdict.demand-infeasible': 'Keine Worker-Gruppe kann {{demand}} bedienen',
  'verdict.head-not-ready': 'Der Head ist nicht bereit: {{reason}}',
  'verdict.head-lost': 'Der Head liegt auf einem Node, der nicht antwortet',
  'verdict.only-worker-crashing': 'Der Worker stürzt immer wieder ab',
  'verdict.only-worker-failing': 'Der Worker schlägt fehl: {{reason}}',
  'verdict.only-worker-lost':
    'Der Worker liegt auf einem Node, der nicht antwortet',
  'verdict.worker-crashing':
    '{{failing}} von {{desired}} Workern stürzt immer wieder ab',
  'verdict.workers-crashing':
    '{{failing}} von {{desired}} Workern stürzen immer wieder ab',
  'verdict.workers-failing':
    '{{failing}} von {{desired}} Workern schlagen fehl: {{reason}}',
  'verdict.worker-lost':
    '{{failing}} von {{desired}} Workern auf einem Node, der nicht antwortet',
  'verdict.workers-lost':
    '{{failing}} von {{desired}} Workern auf Nodes, die nicht antworten',
  'verdict.duplicate-group':
    'Mehrere Gruppen heißen {{group}}; nur eine davon bekommt Worker',
  'verdict.spec-rejected': 'Der Operator lehnt diesen Cluster ab: {{reason}}',
  'verdict.replica-failure':
    'Der Operator kann die Pods nicht verwalten: {{reason}}',
  'verdict.state-unknown':
    'Der Operator meldet einen Zustand, der hier unbekannt ist: {{state}}',
  'verdict.suspending': 'Wird angehalten',
  'verdict.suspended': 'Angehalten; keine Pods laufen',
  'verdict.deleting': 'Wird gelöscht',
  'verdict.deleting-held': 'Wird gelöscht; {{finalizer}} hält ihn fest',
  'verdict.not-installed': 'KubeRay ist auf {{cluster}} noch nicht installiert',
  'verdict.missing': 'Der Ray-Cluster ist noch nicht da',
  'verdict.missing-syncing': 'Argo CD legt den Ray-Cluster gerade an',
  'verdict.missing-sync-failed':
    'Argo CD kann den Ray-Cluster nicht anlegen: {{reason}}',
  'verdict.missing-not-synced':
    'Argo CD hat den Ray-Cluster nicht angelegt: jemand muss synchronisieren',
  'verdict.out-of-sync': 'Der Cluster ist nicht, was Git sagt: OutOfSync',
  'verdict.sync-failed': 'Argo CD kann nicht synchronisieren: {{reason}}',
  'verdict.sync-unknown': 'Argo CD kann nicht mit Git vergleichen',
  'verdict.not-matched': 'Zu {{kind}} gehört noch kein Ray-Cluster',
  'verdict.invalid-annotation':
    'Die Annotation {{annotation}} ist nicht lesbar',
  'verdict.unknown-cluster': 'Kein Kubernetes-Cluster heißt {{cluster}}',
  'verdict.syncing': '{{cluster}} wird gelesen …',
  'verdict.unavailable': '{{cluster}} ist nicht lesbar',
} as const;
