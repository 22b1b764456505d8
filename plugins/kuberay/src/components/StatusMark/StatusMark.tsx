import type { ReactElement } from 'react';
import { toneColors, type Tone } from './tones';

/** Shape of a mark. Each stands for one meaning, so that it can be told without colour. */
export type MarkShape =
  | 'check'
  | 'alarm'
  | 'warning'
  | 'clock'
  | 'pause'
  | 'unequal'
  | 'absent'
  | 'question';

/** A shape and its tone. */
export interface Mark {
  shape: MarkShape;
  tone: Tone;
}

/** Props of {@link StatusMark}. */
export interface StatusMarkProps {
  mark: Mark;
  /** Width and height in pixels. */
  size: number;
}

const circle = <circle cx="9" cy="9" r="7.7" />;
const triangle = <path d="M9 2.2 16.4 15.2H1.6Z" strokeLinejoin="round" />;

/** Lines in the current colour, in a square of 18; `alarm` is the only filled one: it calls loudest. */
const shapes: Record<MarkShape, ReactElement> = {
  check: (
    <>
      {circle}
      <path d="m5.4 9.3 2.4 2.4 4.8-5" />
    </>
  ),
  alarm: (
    <>
      <path
        d="M9 2.2 16.4 15.2H1.6Z"
        strokeLinejoin="round"
        fill="currentColor"
      />
      <path d="M9 7v3.6M9 12.9v.1" stroke="var(--bui-bg-neutral-1)" />
    </>
  ),
  warning: (
    <>
      {triangle}
      <path d="M9 7v3.6M9 12.9v.1" />
    </>
  ),
  clock: (
    <>
      <circle cx="9" cy="9" r="7.7" strokeDasharray="3.4 2.6" />
      <path d="M9 5.2V9l2.6 1.7" />
    </>
  ),
  pause: (
    <>
      {circle}
      <path d="M7 6.3v5.4M11 6.3v5.4" />
    </>
  ),
  unequal: (
    <>
      {circle}
      <path d="M5.5 7.2h7M5.5 10.8h7M11 4.8 7 13.2" />
    </>
  ),
  absent: (
    <>
      <circle cx="9" cy="9" r="7.7" strokeDasharray="2 2" />
      <path d="M5.9 9h6.2" />
    </>
  ),
  question: (
    <>
      <circle cx="9" cy="9" r="7.7" strokeDasharray="2 2" />
      <path d="M6.9 7.2a2.1 2.1 0 1 1 2.9 2c-.6.25-.8.6-.8 1.3M9 12.9v.1" />
    </>
  ),
};

/** An icon beside the word that says the same; assistive technology skips it. */
export function StatusMark(props: StatusMarkProps) {
  const { mark, size } = props;
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 18 18"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      style={{ color: toneColors[mark.tone], flex: 'none' }}
      aria-hidden="true"
      data-mark={mark.shape}
    >
      {shapes[mark.shape]}
    </svg>
  );
}
