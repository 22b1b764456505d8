/** What card and tab both show of a Ray cluster. */
export { AnnotationSnippet } from './AnnotationSnippet';
export { ClusterLinks } from './ClusterLinks';
export { ClusterPlace } from './ClusterPlace';
export { FactRow } from './FactRow';
export { TotalsLine } from './TotalsLine';
