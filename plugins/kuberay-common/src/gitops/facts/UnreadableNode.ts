import type { TextRange } from './TextRange';

/** A node of a YAML document that no plain data can be made of. */
export class UnreadableNode extends Error {
  readonly name = 'UnreadableNode';

  constructor(message: string, readonly range: TextRange) {
    super(message);
  }
}
