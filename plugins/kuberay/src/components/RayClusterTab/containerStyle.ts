import type { CSSProperties } from 'react';

/** An element whose own width its styles may ask for; newer than the types of CSS that Material UI knows. */
export const CONTAINER_STYLE: object = {
  containerType: 'inline-size',
} satisfies CSSProperties;
