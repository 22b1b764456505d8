export { translateVerdict } from './translateVerdict';
export { VerdictLine, type VerdictLineProps } from './VerdictLine';
export { verdictMatter } from './verdictMatter';
