export { KuberayGroupBounds } from './KuberayGroupBounds';
export { kuberayGroupBoundsFieldSchema } from './schema';
export { validateGroupBounds } from './validateGroupBounds';
