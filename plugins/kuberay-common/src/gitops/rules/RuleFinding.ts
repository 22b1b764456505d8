/** Rules of domain.md section 10; `schema` is the input schema itself. */
export type RuleId = 'R1' | 'R2' | 'R3' | 'R5' | 'R6' | 'R11' | 'schema';

/** One thing that a stack must satisfy and does not, named by the input it comes from. */
export interface RuleFinding {
  rule: RuleId;
  severity: 'error' | 'warning' | 'info';
  /** Of the input, for example `workerGroups[1].maxReplicas`. */
  path: string;
  /** What is wrong, with the value in it. */
  message: string;
  /** What to write instead. */
  remedy: string;
}
