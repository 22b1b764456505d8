export { KuberayWorkerGroups } from './KuberayWorkerGroups';
export { kuberayWorkerGroupsFieldSchema } from './schema';
export { validateWorkerGroups } from './validateWorkerGroups';
