/** Props of {@link CreateClusterLink}. */
export interface CreateClusterLinkProps {
  variant: 'inline' | 'button';
}

/** The way to a new Ray cluster. */
export function CreateClusterLink(_props: CreateClusterLinkProps) {
  return null;
}
