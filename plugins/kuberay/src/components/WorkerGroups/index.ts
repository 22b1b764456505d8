export {
  groupsToShow,
  isGroupTroubled,
  MAX_GROUPS,
  type GroupsToShow,
} from './groupsToShow';
export { isHeadTroubled } from './isHeadTroubled';
export { podCells, type PodCellKind, type PodCells } from './podCells';
export { MAX_CELLS, PodStrip, type PodStripProps } from './PodStrip';
export { GroupReasons, type GroupReasonsProps } from './GroupReasons';
export { reasonsOfGroup, type GroupReason } from './reasonsOfGroup';
export { WorkerGroupList, type WorkerGroupListProps } from './WorkerGroupList';
export { translateBounds } from './translateBounds';
