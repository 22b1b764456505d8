import { toneColors } from './tones';

/**
 * Styles of two elements, one within the other, in which all secondary text can be read in small type, Backstage UI's own
 * included. Two, because a property cannot be made of itself.
 */
export const LEGIBLE_TEXT = {
  outside: { '--kuberay-fg-secondary': toneColors.mute },
  inside: { '--bui-fg-secondary': 'var(--kuberay-fg-secondary)' },
} as const;
