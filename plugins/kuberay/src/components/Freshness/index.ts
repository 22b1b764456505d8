export { cardFreshness, type CardFreshness } from './cardFreshness';
export { FreshnessMark, type FreshnessMarkProps } from './FreshnessMark';
export { isVerdictOld, sourceOf } from './isVerdictOld';
export { OLD_DATA_STYLE } from './oldDataStyle';
export { PortalNote, type PortalNoteProps } from './PortalNote';
export { portalProblem, type PortalProblem } from './portalProblem';
export { ProblemNotes, type ProblemNotesProps } from './ProblemNotes';
