/** Props of {@link Sparkline}. */
export interface SparklineProps {
  /** Ready workers, one value per step, the oldest first; `null`: nobody watched. */
  ready: ReadonlyArray<number | null>;
  /** Desired workers of the same steps. */
  desired: ReadonlyArray<number | null>;
  /** What the line shows, for assistive technology. */
  label: string;
}

/** Ready and desired workers over time, as small as a word. */
export function Sparkline(props: SparklineProps) {
  return (
    <svg role="img" aria-label={props.label} width="92" height="20">
      <title>{props.label}</title>
    </svg>
  );
}
