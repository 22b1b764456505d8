/**
 * What a list of Applications is asked for: all that Argo CD can select of one (`appFields` of
 * server/application/forwarder_overwrite.go, argo-cd 3.x). Not among it: uid, resourceVersion, revisions, conditions,
 * the operation's message and the history; a list without `fields` would bring them, and everything else.
 */
const LIST_FIELDS = [
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
  'metadata.labels',
  'metadata.creationTimestamp',
  'metadata.deletionTimestamp',
  'spec',
  'operation.sync',
  'status.sync.status',
  'status.health',
  'status.operationState.phase',
  'status.operationState.startedAt',
  'status.operationState.finishedAt',
  'status.resources',
];

/**
 * What the stream is asked for. Its filter is another one, which knows any path (argoproj/pkg, grpc/http), so that the
 * stream brings what the list cannot. Left out are the copies of the spec in `status.sync.comparedTo`,
 * in the operation and in each entry of the history, which are most of an Application.
 */
const STREAM_FIELDS = [
  'metadata',
  'spec',
  'operation',
  'status.sync.status',
  'status.sync.revision',
  'status.sync.revisions',
  'status.health',
  'status.conditions',
  'status.resources',
  'status.controllerNamespace',
  'status.reconciledAt',
  'status.history.id',
  'status.history.revision',
  'status.history.revisions',
  'status.history.deployedAt',
  'status.history.initiatedBy',
  'status.operationState.phase',
  'status.operationState.message',
  'status.operationState.startedAt',
  'status.operationState.finishedAt',
  'status.operationState.retryCount',
  'status.operationState.operation.initiatedBy',
  'status.operationState.operation.sync.autoHealAttemptsCount',
  'status.operationState.syncResult.resources',
];

/** `fields` of `GET /api/v1/applications`. */
export const applicationListFields = [
  'metadata.resourceVersion',
  ...LIST_FIELDS.map(field => `items.${field}`),
].join(',');

/** `fields` of `GET /api/v1/stream/applications`. */
export const applicationStreamFields = [
  'result.type',
  ...STREAM_FIELDS.map(field => `result.application.${field}`),
  // Of a stream that breaks.
  'error',
].join(',');
