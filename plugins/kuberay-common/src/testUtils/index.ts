/**
 * Builders for tests: each gives one healthy, complete value and takes what the test is about.
 *
 * @packageDocumentation
 */
export * from './aFinding';
export * from './anApplicationRecord';
export * from './anApplicationView';
export * from './anEntityView';
export * from './aPodRecord';
export * from './aPodView';
export * from './aRayClusterRecord';
export * from './aRayClusterView';
export * from './aWorkerGroup';
