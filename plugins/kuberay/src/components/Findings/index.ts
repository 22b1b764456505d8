export { findingsToShow } from './findingsToShow';
export { isToldAlready } from './isToldAlready';
