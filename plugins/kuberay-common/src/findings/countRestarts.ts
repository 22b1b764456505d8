/** `, 7 restarts`; nothing where there was none. */
export function countRestarts(restarts: number): string {
  if (restarts === 0) {
    return '';
  }
  return restarts === 1 ? ', 1 restart' : `, ${restarts} restarts`;
}
