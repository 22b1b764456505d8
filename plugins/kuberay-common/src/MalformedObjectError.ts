/** An object from a Kubernetes API does not have the shape that its kind promises. @public */
export class MalformedObjectError extends Error {
  constructor(kind: string, name: string, problem: string) {
    super(`${kind} ${name} is malformed: ${problem}`);
    this.name = 'MalformedObjectError';
  }
}
