export * from './freshness';
export * from './finding';
export * from './rayClusterView';
export * from './applicationView';
export * from './verdict';
export { shortenReason } from './shortenReason';
export * from './entityView';
export * from './sourcesView';
