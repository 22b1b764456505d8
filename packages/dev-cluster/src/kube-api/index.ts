export * from './Admit';
export * from './InMemoryObjectStore';
export * from './KubeObject';
export * from './KubeStatusError';
export * from './ObjectStore';
