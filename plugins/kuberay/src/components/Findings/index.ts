export { FindingNote, type FindingNoteProps } from './FindingNote';
export { findingsToShow } from './findingsToShow';
export { countOtherFindings } from './countOtherFindings';
export { isToldAlready } from './isToldAlready';
export { titleOfFinding } from './titleOfFinding';
