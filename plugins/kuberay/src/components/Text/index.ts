export { asSentence } from './asSentence';
export { ClampedText, type ClampedTextProps } from './ClampedText';
export { formatBytes } from './formatBytes';
export { MoreButton, type MoreButtonProps } from './MoreButton';
export { RelativeTime, type RelativeTimeProps } from './RelativeTime';
export { SkeletonLine, type SkeletonLineProps } from './SkeletonLine';
export { AGE_INTERVAL_MS, translateAge } from './translateAge';
