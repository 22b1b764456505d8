const DIGEST = /@(sha256:)([0-9a-f]{12})[0-9a-f]+$/;

/** An image without registry and organisation, its digest in twelve characters: `ray:2.52.0`. */
export function shortImage(image: string): string {
  return image.slice(image.lastIndexOf('/') + 1).replace(DIGEST, '@$1$2');
}
