/** A `metav1.Time`: seconds, UTC, e.g. `2026-11-21T02:07:03Z`. */
export function kubeTime(now: number): string {
  return `${new Date(now).toISOString().slice(0, 19)}Z`;
}

/** A `metav1.MicroTime`, e.g. `2026-11-21T02:07:03.395000Z`. */
export function kubeMicroTime(now: number): string {
  return `${new Date(now).toISOString().slice(0, 23)}000Z`;
}
