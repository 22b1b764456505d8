/** What a colour says here; never the only one to say it. */
export type Tone = 'ok' | 'info' | 'warning' | 'error' | 'mute';

/**
 * Colours of the tones in both theme modes, as CSS.
 *
 * The plain `fg` tokens are too pale on white and the `subdued` ones too dark for a small icon, so most are
 * mixed half and half.
 */
export const toneColors: Record<Tone, string> = {
  ok: 'color-mix(in oklab, var(--bui-positive-fg-subdued), var(--bui-fg-positive))',
  // Links have it too, and on a dark card it has to be read in small type.
  info: 'color-mix(in oklab, color-mix(in oklab, var(--bui-announcement-fg-subdued), var(--bui-fg-announcement)), var(--bui-fg-primary) 25%)',
  warning: 'var(--bui-warning-fg-subdued)',
  error:
    'color-mix(in oklab, var(--bui-negative-fg-subdued), var(--bui-fg-negative))',
  // The plain token has a contrast of 4.0 on a dark card; 4.5 is what small type needs.
  mute: 'color-mix(in oklab, var(--bui-fg-secondary), var(--bui-fg-primary) 25%)',
};
