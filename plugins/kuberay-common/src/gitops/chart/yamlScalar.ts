import { isMap, isScalar, parseDocument, Scalar } from 'yaml';
import { quote } from '../rules/quote';
import { ChartError } from './ChartError';

const TRUE = /^(y|Y|yes|Yes|YES|on|On|ON|true|True|TRUE)$/;
const FALSE = /^(n|N|no|No|NO|off|Off|OFF|false|False|FALSE)$/;
const NULL = /^(|~|null|Null|NULL)$/;
const INTEGER = /^[-+]?(0x[0-9a-fA-F]+|0b[01]+|0o?[0-7]+|0|[1-9][0-9]*)$/;
/** Nothing in it means anything to YAML, as in names, images and versions. */
const PLAIN = /^[A-Za-z0-9](?:[\w./-]|:(?=[\w./-]))*$/;
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;

/**
 * What a plain scalar means to sigs.k8s.io/yaml, which reads YAML 1.1 words and numbers
 * (goldens: `y` and `on` are true, `007` is 7, `1e3` is 1000, `1_0` is 10).
 */
export function resolvePlainScalar(
  text: string,
): string | number | boolean | null {
  if (NULL.test(text)) {
    return null;
  }
  if (TRUE.test(text)) {
    return true;
  }
  if (FALSE.test(text)) {
    return false;
  }
  const digits = text.replace(/_/g, '');
  if (!/^[-+.0-9]/.test(text)) {
    return text;
  }
  if (INTEGER.test(digits)) {
    return readInteger(digits);
  }
  return FLOAT.test(digits) ? Number(digits) : text;
}

/**
 * The value that arrives where the chart's template prints text without quotes, as in
 * `groupName: {{ … }}`.
 *
 * @throws ChartError where the line is not valid YAML (Helm fails), or where it is more than one
 * scalar: a text that writes its own YAML is refused rather than followed.
 */
export function yamlScalar(field: string, text: string): unknown {
  // Nearly every text is such a one, and a check of many files asks for thousands.
  if (PLAIN.test(text)) {
    return resolvePlainScalar(text);
  }
  const { contents, errors } = parseDocument(`value: ${text}\n`, {
    schema: 'failsafe',
    uniqueKeys: false,
  });
  const single = isMap(contents) && contents.items.length === 1;
  const value = single ? contents.get('value', true) : undefined;
  if (errors.length > 0 || !isScalar(value)) {
    throw new ChartError(
      `${field}: ${quote(text)} is not one YAML scalar without quotes`,
    );
  }
  return value.type === Scalar.PLAIN
    ? resolvePlainScalar(String(value.value ?? ''))
    : value.value;
}

function readInteger(digits: string): number {
  const [, sign = '', body = ''] = /^([-+]?)(.*)$/.exec(digits) ?? [];
  const octal = /^0o?([0-7]+)$/.exec(body);
  const magnitude = octal ? parseInt(octal[1] ?? '0', 8) : Number(body);
  return sign === '-' ? -magnitude : magnitude;
}
