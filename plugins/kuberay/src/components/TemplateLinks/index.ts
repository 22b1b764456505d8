export {
  ClusterActionLinks,
  type ClusterActionLinksProps,
} from './ClusterActionLinks';
export {
  CreateClusterLink,
  type CreateClusterLinkProps,
} from './CreateClusterLink';
export {
  RaiseMaximumLink,
  type RaiseMaximumLinkProps,
} from './RaiseMaximumLink';
