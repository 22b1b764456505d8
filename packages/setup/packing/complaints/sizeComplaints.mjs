/** Most bytes of a tarball and of what it unpacks to, source maps included; the largest is now at about two thirds. */
export const SIZE_LIMITS = { packed: 1_000_000, unpacked: 12_000_000 };

/**
 * Whether a package has grown out of proportion, which mostly means that something came along by mistake.
 *
 * @param packed `{packedBytes, files}`
 * @returns sentences with both numbers
 */
export function sizeComplaints({ packedBytes, files }, limits = SIZE_LIMITS) {
  const unpackedBytes = [...files.values()].reduce(
    (sum, content) => sum + content.length,
    0,
  );
  return [
    ...(packedBytes > limits.packed
      ? [`the tarball has ${packedBytes} bytes, more than ${limits.packed}`]
      : []),
    ...(unpackedBytes > limits.unpacked
      ? [`unpacked it has ${unpackedBytes} bytes, more than ${limits.unpacked}`]
      : []),
  ];
}
