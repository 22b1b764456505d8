export { translateVerdict } from './translateVerdict';
export { VerdictLine, type VerdictLineProps } from './VerdictLine';
