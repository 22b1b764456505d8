/**
 * Vocabulary and pure verdicts of KubeRay for Backstage: no I/O, no Node, no React.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './permissions';
export * from './rayClusterRef';
export * from './MalformedObjectError';
export * from './view';
export * from './ray';
export * from './argocd';
export * from './findings';
export * from './verdicts';
