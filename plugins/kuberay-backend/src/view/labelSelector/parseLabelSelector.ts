import type { LabelRequirement, LabelSelector } from './LabelSelector';
import { isLabelKey, isLabelValue } from './labelSyntax';
import type { Token } from './tokenize';
import { tokenize } from './tokenize';

/** What {@link parseLabelSelector} makes of a text; `problem` is one sentence for the catalog owner, without its full stop. */
export type ParsedLabelSelector =
  | { selector: LabelSelector }
  | { problem: string };

/** An annotation may be of any length, and each selector is tried on everything we know. */
const MAX_LENGTH = 1000;

/** In a sentence no more than this is repeated of what somebody wrote. */
const MAX_QUOTED = 80;

/** Kubernetes compares 64 bits; more digits are more than that. */
const INTEGER = /^[+-]?[0-9]{1,18}$/;

/** Ends the parsing; never leaves this file. */
class SyntaxProblem extends Error {}

/** Reads tokens one by one, each rule of the grammar a method. */
class Parser {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  parse(): LabelRequirement[] {
    const requirements = [this.#requirement()];
    while (this.#next < this.#tokens.length) {
      this.#expect(',');
      requirements.push(this.#requirement());
    }
    return requirements;
  }

  #requirement(): LabelRequirement {
    if (this.#accept('!')) {
      return { operator: 'not-exists', key: this.#key() };
    }
    const key = this.#key();
    const token = this.#tokens[this.#next];
    if (token === undefined || isSymbol(token, ',')) {
      return { operator: 'exists', key };
    }
    this.#next += 1;
    switch ('symbol' in token ? token.symbol : token.word) {
      case '=':
      case '==':
        return { operator: 'in', key, values: new Set([this.#value()]) };
      case '!=':
        return { operator: 'not-in', key, values: new Set([this.#value()]) };
      case 'in':
        return { operator: 'in', key, values: this.#values() };
      case 'notin':
        return { operator: 'not-in', key, values: this.#values() };
      case '>':
        return { operator: 'greater', key, value: this.#integer() };
      case '<':
        return { operator: 'less', key, value: this.#integer() };
      default:
        throw new SyntaxProblem(
          `After "${key}" stands ${describe(
            token,
          )}, where an operator or a comma is to be`,
        );
    }
  }

  #key(): string {
    const key = this.#word('the key of a label');
    if (!isLabelKey(key)) {
      throw new SyntaxProblem(`${quote(key)} is no key of a label`);
    }
    return key;
  }

  /** `a=` asks for an empty value. */
  #value(): string {
    const token = this.#tokens[this.#next];
    if (token === undefined || 'symbol' in token) {
      return '';
    }
    this.#next += 1;
    return labelValue(token.word);
  }

  #values(): ReadonlySet<string> {
    this.#expect('(');
    const values = new Set([this.#value()]);
    while (!this.#accept(')')) {
      this.#expect(',');
      values.add(this.#value());
    }
    return values;
  }

  #integer(): bigint {
    const word = this.#word('a whole number');
    if (!INTEGER.test(word)) {
      throw new SyntaxProblem(`${quote(word)} is no whole number`);
    }
    return BigInt(word.replace(/^\+/, ''));
  }

  #word(what: string): string {
    const token = this.#tokens[this.#next];
    if (token === undefined || 'symbol' in token) {
      throw new SyntaxProblem(
        `${token ? describe(token) : 'The end'} stands where ${what} is to be`,
      );
    }
    this.#next += 1;
    return token.word;
  }

  #accept(symbol: string): boolean {
    const token = this.#tokens[this.#next];
    const accepted = token !== undefined && isSymbol(token, symbol);
    this.#next += accepted ? 1 : 0;
    return accepted;
  }

  #expect(symbol: string): void {
    const token = this.#tokens[this.#next];
    if (!this.#accept(symbol)) {
      throw new SyntaxProblem(
        `${
          token ? describe(token) : 'The end'
        } stands where "${symbol}" is to be`,
      );
    }
  }
}

/**
 * Parses a label selector in Kubernetes' syntax (apimachinery `pkg/labels/selector.go`): `a=b`, `a==b`, `a!=b`,
 * `a in (b, c)`, `a notin (b, c)`, `a`, `!a`, `a>1`, `a<1`, separated by commas. An empty one, which selects everything, is
 * refused: nobody means that.
 */
export function parseLabelSelector(text: string): ParsedLabelSelector {
  if (text.length > MAX_LENGTH) {
    return {
      problem: `It has ${text.length} characters; at most ${MAX_LENGTH} are read`,
    };
  }
  try {
    return { selector: new Parser(tokenize(text)).parse() };
  } catch (error) {
    if (error instanceof SyntaxProblem) {
      return { problem: error.message };
    }
    throw error;
  }
}

function isSymbol(token: Token, symbol: string): boolean {
  return 'symbol' in token && token.symbol === symbol;
}

function labelValue(word: string): string {
  if (!isLabelValue(word)) {
    throw new SyntaxProblem(`${quote(word)} is no value of a label`);
  }
  return word;
}

function describe(token: Token): string {
  return quote('symbol' in token ? token.symbol : token.word);
}

function quote(text: string): string {
  return text.length > MAX_QUOTED
    ? `"${text.slice(0, MAX_QUOTED)}…"`
    : `"${text}"`;
}
