/** Where an edit is refused, and what to do instead. @public */
export interface EditRefusal {
  /** Path of the file, as it was given. */
  file?: string;
  /** Counts from 1. */
  line?: number;
  /** What is in the way, a sentence without a full stop. */
  reason: string;
  /** What a person can do about it. */
  remedy: string;
}

/** A change that cannot be made without guessing, or that would harm; nothing was changed. @public */
export class EditRefusedError extends Error {
  readonly name = 'EditRefusedError';
  readonly file?: string;
  readonly line?: number;
  readonly reason: string;
  readonly remedy: string;

  constructor(refusal: EditRefusal) {
    const { file, line, reason, remedy } = refusal;
    const place = [file, line].filter(part => part !== undefined).join(':');
    super(`${place ? `${place}: ` : ''}${reason}. ${remedy}.`);
    this.file = file;
    this.line = line;
    this.reason = reason;
    this.remedy = remedy;
  }
}
