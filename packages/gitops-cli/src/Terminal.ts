/** All that a command knows of the process it runs in. */
export interface Terminal {
  /** Where relative paths begin; absolute. */
  workingDirectory: string;
  /** Whether colours are shown on the standard output. */
  colour: boolean;
  /** To the standard output, as it is. */
  write(text: string): void;
  /** To the standard error output, as it is. */
  writeError(text: string): void;
  /** All of the standard input. */
  readInput(): Promise<Buffer>;
}
