/**
 * Keeps the last answer of a pure function for as long as all its inputs are the same objects: parts of a snapshot that
 * did not change are the same objects in the next one, so what is made of them alone need not be made again.
 *
 * @param compute - Pure; depends on nothing but what `inputsOf` names.
 * @param inputsOf - What the answer depends on.
 */
export function rememberLast<TArgument extends object, TAnswer>(
  compute: (argument: TArgument) => TAnswer,
  inputsOf: (argument: TArgument) => readonly unknown[],
): (argument: TArgument) => TAnswer {
  let last:
    | { argument: TArgument; inputs: readonly unknown[]; answer: TAnswer }
    | undefined;
  return argument => {
    // Within one view it is asked a thousand times with one argument, which is never changed in place.
    if (last?.argument === argument) {
      return last.answer;
    }
    const inputs = inputsOf(argument);
    const answer =
      last && areSame(last.inputs, inputs) ? last.answer : compute(argument);
    last = { argument, inputs, answer };
    return answer;
  };
}

function areSame(left: readonly unknown[], right: readonly unknown[]): boolean {
  return (
    left.length === right.length &&
    left.every((input, index) => Object.is(input, right[index]))
  );
}
