export * from './ArgocdAccount';
export * from './ArgocdApi';
