import { performance } from 'node:perf_hooks';

/** What came of one expectation. */
export type Result = 'ok' | 'FAILED' | 'skipped';

/** One line of the table. */
export interface ReportRow {
  stage: string;
  expected: string;
  seen: string;
  result: Result;
  /** Since the line before, or the begin of the stage. */
  seconds: number;
}

/** How many expectations were met; what was skipped counts for neither. */
export interface Counts {
  passed: number;
  failed: number;
}

/** Notes lines of one stage. */
export interface Stage {
  /** Notes what was expected and seen; both alike: met. @returns whether they are alike */
  compare(expected: string, seen: string): boolean;
  /** Notes an expectation whose words need not be those that were seen. */
  note(row: { expected: string; seen: string; result: Result }): void;
}

/** Collects what each stage expected and saw. After a stage that broke off, the others are skipped. */
export class Report {
  readonly rows: ReportRow[] = [];
  readonly #say: (line: string) => void;
  readonly #now: () => number;
  #broken: string | undefined;

  constructor(options: {
    say: (line: string) => void;
    /** Milliseconds. */
    now?: () => number;
  }) {
    this.#say = options.say;
    this.#now = options.now ?? (() => performance.now());
  }

  /**
   * Runs a stage and notes its lines; what it throws is a failed line, not an error of the caller.
   * @param options.always run it although an earlier stage broke off
   * @returns undefined where it was skipped or broke off
   */
  async stage<T>(
    title: string,
    run: (stage: Stage) => Promise<T>,
    options: { always?: boolean } = {},
  ): Promise<T | undefined> {
    if (this.#broken !== undefined && !options.always) {
      this.skip(title, `${this.#broken} came to no end`);
      return undefined;
    }
    this.#say(`${title} …`);
    let since = this.#now();
    const note: Stage['note'] = row => {
      const now = this.#now();
      this.#add({ stage: title, ...row, seconds: (now - since) / 1000 });
      since = now;
    };
    const compare: Stage['compare'] = (expected, seen) => {
      const alike = expected === seen;
      note({ expected, seen, result: alike ? 'ok' : 'FAILED' });
      return alike;
    };
    try {
      return await run({ note, compare });
    } catch (error) {
      this.#broken ??= title;
      note({
        expected: 'the stage comes to its end',
        seen: error instanceof Error ? error.message : String(error),
        result: 'FAILED',
      });
      return undefined;
    }
  }

  /** Notes a stage that is left out. */
  skip(stage: string, reason: string): void {
    const seen = reason;
    this.#add({ stage, expected: '', seen, result: 'skipped', seconds: 0 });
  }

  get counts(): Counts {
    const count = (result: Result) =>
      this.rows.filter(row => row.result === result).length;
    return { passed: count('ok'), failed: count('FAILED') };
  }

  #add(row: ReportRow): void {
    this.rows.push(row);
    this.#say(
      `  ${row.result.padEnd(7)} ${row.expected || row.stage}${
        row.result === 'ok' ? '' : `: ${row.seen}`
      }`,
    );
  }
}
