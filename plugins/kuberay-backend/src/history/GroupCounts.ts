/** Worker pods of one group at one moment. */
export interface GroupCounts {
  desired: number;
  ready: number;
  min: number;
  /** Absent: unbounded. */
  max?: number;
}

/** Whether two counts say the same; undefined is a group that is not there. */
export function sameCounts(
  left: GroupCounts | undefined,
  right: GroupCounts | undefined,
): boolean {
  return (
    left?.desired === right?.desired &&
    left?.ready === right?.ready &&
    left?.min === right?.min &&
    left?.max === right?.max
  );
}
