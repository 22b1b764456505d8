import { Skeleton } from '@backstage/ui';

/** Props of {@link SkeletonLine}. */
export interface SkeletonLineProps {
  width: string;
  /** In pixels. */
  height: number;
}

/** A placeholder that can be seen: on a white card the Skeleton's own grey cannot. */
export function SkeletonLine(props: SkeletonLineProps) {
  return (
    <Skeleton
      {...props}
      style={{
        backgroundColor: 'color-mix(in srgb, currentColor 10%, transparent)',
      }}
    />
  );
}
