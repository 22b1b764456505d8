import { toneColors } from '../StatusMark';

/** Colours of the plots, as CSS; lines differ in their dashes too. */
export const plotColors = {
  ready: toneColors.ok,
  desired: 'var(--bui-fg-primary)',
  bounds: toneColors.info,
  mark: toneColors.info,
  text: 'var(--bui-fg-secondary)',
  grid: 'var(--bui-border-1)',
  axis: 'var(--bui-border-2)',
};

/** Dashes of the desired line. */
export const DESIRED_DASHES = '4 3';
