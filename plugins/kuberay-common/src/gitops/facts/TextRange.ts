/** Offsets into a text: from `start`, up to and without `end`. @public */
export interface TextRange {
  start: number;
  end: number;
}
