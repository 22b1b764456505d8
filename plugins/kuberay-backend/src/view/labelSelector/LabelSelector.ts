/** One requirement of a label selector; all values are texts. */
export type LabelRequirement =
  | { operator: 'exists' | 'not-exists'; key: string }
  | { operator: 'in' | 'not-in'; key: string; values: ReadonlySet<string> }
  | { operator: 'greater' | 'less'; key: string; value: bigint };

/** All of its requirements must hold. */
export type LabelSelector = readonly LabelRequirement[];
