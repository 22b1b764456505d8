export { LEGIBLE_TEXT } from './legibleText';
export { StatusMark } from './StatusMark';
export type { Mark, MarkShape, StatusMarkProps } from './StatusMark';
export { toneColors } from './tones';
export type { Tone } from './tones';
export {
  healthMarks,
  noApplicationMark,
  phaseMarks,
  syncMarks,
  toneMarks,
  verdictMark,
} from './marks';
