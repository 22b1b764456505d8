import { Text } from '@backstage/ui';

/** Props of {@link EmptyLine}. */
export interface EmptyLineProps {
  children: string;
}

/** What a section says that has nothing to show. */
export function EmptyLine(props: EmptyLineProps) {
  return (
    <Text as="p" variant="body-small" color="secondary">
      {props.children}
    </Text>
  );
}
