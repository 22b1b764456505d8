/** Rules of domain.md section 10; `schema` is the input schema itself. @public */
export type RuleId =
  | 'R1'
  | 'R2'
  | 'R3'
  | 'R4'
  | 'R5'
  | 'R6'
  | 'R7'
  | 'R8'
  | 'R9'
  | 'R10'
  | 'R11'
  | 'R12'
  | 'R13'
  | 'R14'
  | 'R15'
  | 'R16'
  | 'R17'
  | 'R18'
  | 'R19'
  | 'schema';

/** One thing that a stack must satisfy and does not, named by the input it comes from. @public */
export interface RuleFinding {
  rule: RuleId;
  /** kebab-case and stable, e.g. `scale-strategy-not-ignored`; the same word as a finding of the card where both mean one thing. */
  code?: string;
  severity: 'error' | 'warning' | 'info';
  /** Of the input, for example `workerGroups[1].maxReplicas`. */
  path: string;
  /** What is wrong, with the value in it. */
  message: string;
  /** What to write instead. */
  remedy: string;
}
