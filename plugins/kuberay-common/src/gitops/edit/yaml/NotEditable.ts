/** Why a place of a text cannot be edited; whoever knows the file makes an EditRefusedError of it. */
export class NotEditable extends Error {
  readonly name = 'NotEditable';

  constructor(
    /** Of the place, from the start of the text. */
    readonly offset: number,
    /** What is in the way, a sentence without a full stop. */
    readonly reason: string,
    readonly remedy: string,
  ) {
    super(reason);
  }
}
