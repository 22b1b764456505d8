/** Offsets into a text: from `start`, up to and without `end`. */
export interface TextRange {
  start: number;
  end: number;
}
