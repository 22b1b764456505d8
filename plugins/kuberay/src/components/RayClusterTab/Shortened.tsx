/** Props of {@link Shortened}. */
export interface ShortenedProps {
  /** What fits. */
  short: string;
  /** What it stands for. */
  full: string;
}

/** A long name in short, in full on hover. */
export function Shortened(props: ShortenedProps) {
  const { short, full } = props;
  return short === full ? <>{full}</> : <span title={full}>{short}</span>;
}
