import { say } from '../say';

/** What was checked, and whether it held; each is told when it is known. */
export class Results {
  #passed = 0;
  #failed = 0;

  /** Runs one check; what it throws is its failure, and the others go on. */
  async check<T>(
    title: string,
    work: () => Promise<T> | T,
  ): Promise<T | undefined> {
    const began = performance.now();
    const told = (verdict: string) =>
      say(
        `${verdict}: ${title} (${Math.round(
          (performance.now() - began) / 1000,
        )} s)`,
      );
    try {
      const result = await work();
      this.#passed += 1;
      told('passed');
      return result;
    } catch (error) {
      this.#failed += 1;
      told('FAILED');
      say(indented(error instanceof Error ? error.message : String(error)));
      return undefined;
    }
  }

  counts(): { passed: number; failed: number } {
    return { passed: this.#passed, failed: this.#failed };
  }
}

function indented(text: string): string {
  return text
    .split('\n')
    .map(line => `  ${line}`)
    .join('\n');
}
