/** What the command line says to the script that called it; where both are true, `unreadable` wins. */
export const EXIT_CODES = {
  /** Nothing to object to. */
  ok: 0,
  /** The input was understood and is refused, has findings, or something would change with `--check`. */
  refused: 1,
  /** A wrong command line, a file that cannot be read or written, or no YAML. */
  unreadable: 2,
} as const;

export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];
