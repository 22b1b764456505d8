import type { DocumentOptions, ParseOptions, SchemaOptions } from 'yaml';

/** The library that Argo CD uses reads YAML 1.1 words as booleans, takes the last of equal keys and knows no times. */
export const ARGOCD_YAML: ParseOptions & DocumentOptions & SchemaOptions = {
  version: '1.1',
  uniqueKeys: false,
  customTags: tags =>
    tags.filter(
      tag => typeof tag === 'string' || !/timestamp|time/i.test(nameOf(tag)),
    ),
};

function nameOf(tag: { tag: string; format?: string }): string {
  return `${tag.tag} ${tag.format ?? ''}`;
}
