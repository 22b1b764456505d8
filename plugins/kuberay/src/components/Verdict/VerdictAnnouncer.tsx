import { VisuallyHidden } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';

/** Long enough to be read out, short enough that nobody meets the sentence twice while reading the page. */
const SPOKEN_MS = 5_000;

/** Props of {@link VerdictAnnouncer}. */
export interface VerdictAnnouncerProps {
  sentence: string;
  /** What is the matter, without its counts: only another one is worth an interruption. */
  matter: string;
}

/**
 * Tells a screen reader when something else is the matter.
 *
 * A cluster that grows by 200 workers changes its sentence 200 times; spoken each time, nobody would leave the page open.
 */
export function VerdictAnnouncer(props: VerdictAnnouncerProps) {
  const { sentence, matter } = props;
  const [spoken, setSpoken] = useState('');
  const known = useRef(matter);
  const latest = useRef(sentence);
  latest.current = sentence;
  useEffect(() => {
    if (known.current === matter) {
      return undefined;
    }
    known.current = matter;
    setSpoken(latest.current);
    const timer = setTimeout(() => setSpoken(''), SPOKEN_MS);
    return () => clearTimeout(timer);
  }, [matter]);
  return (
    <VisuallyHidden>
      <span aria-live="polite">{spoken}</span>
    </VisuallyHidden>
  );
}
