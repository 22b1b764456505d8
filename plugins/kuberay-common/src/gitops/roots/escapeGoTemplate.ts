import { isJsonObject } from '../chart/JsonObject';

/** A part of an ApplicationSet's template that Argo CD evaluates; never made of a person's text. */
export function templateAction(expression: string): string {
  return `{{ ${expression} }}`;
}

/**
 * A text that a Go template prints as it is: Argo CD evaluates every value and every key of an
 * ApplicationSet's template, so that `{{` in somebody's environment variable would be run, or fail.
 */
export function escapeGoTemplate(text: string): string {
  return text.replaceAll('{{', templateAction('"{{"'));
}

/** The same for every text in a manifest, keys too. */
export function escapeGoTemplates<T>(value: T): T {
  return escapeValue(value) as T;
}

function escapeValue(value: unknown): unknown {
  if (typeof value === 'string') {
    return escapeGoTemplate(value);
  }
  if (Array.isArray(value)) {
    return value.map(escapeValue);
  }
  if (isJsonObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [
        escapeGoTemplate(key),
        escapeValue(entry),
      ]),
    );
  }
  return value;
}
