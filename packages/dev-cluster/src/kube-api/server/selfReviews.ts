import type { Exchange } from '../../http/Exchange';
import { replyJson } from '../../http/Reply';
import type { JsonObject } from '../json';
import { isJsonObject } from '../json';
import { KubeStatusError } from '../KubeStatusError';
import type { AccessQuestion } from '../rbac/AccessQuestion';
import type { PolicyRule } from '../rbac/PolicyRule';
import type { ServedKind } from '../ServedKind';
import { groupVersion } from '../ServedKind';
import type { ResourcePath } from './ApiPath';
import type { Caller } from './Caller';
import { readContent } from './readObject';

const AUTHORIZATION = 'authorization.k8s.io';

/** Kinds that a caller creates to learn about itself; they are answered and not stored. */
export const selfReviewKinds: readonly ServedKind[] = [
  kind(AUTHORIZATION, 'SelfSubjectAccessReview'),
  kind(AUTHORIZATION, 'SelfSubjectRulesReview'),
  kind('authentication.k8s.io', 'SelfSubjectReview'),
];

/** The review that a path is of; undefined for every other path. */
export function findSelfReview(path: ResourcePath): ServedKind | undefined {
  return path.name === undefined && path.namespace === undefined
    ? selfReviewKinds.find(
        ({ group, plural, versions }) =>
          group === path.group &&
          plural === path.plural &&
          versions.includes(path.version),
      )
    : undefined;
}

/**
 * Answers `kubectl auth can-i`, `can-i --list` and `whoami` for the one who asks.
 * @throws KubeStatusError 400 for another body, 405 for anything but POST
 */
export async function answerSelfReview(
  exchange: Exchange,
  review: ServedKind,
  caller: Caller,
): Promise<void> {
  if (exchange.method !== 'POST') {
    throw KubeStatusError.methodNotAllowed();
  }
  const body = await readContent(exchange);
  const apiVersion = groupVersion({ group: review.group, version: 'v1' });
  if (!isJsonObject(body) || body.kind !== review.kind) {
    throw KubeStatusError.badRequest(`the body must be a ${review.kind}`);
  }
  const spec = isJsonObject(body.spec) ? body.spec : {};
  const answers: { [kind: string]: () => object } = {
    SelfSubjectAccessReview: () => decision(caller, spec),
    SelfSubjectRulesReview: () => rules(caller, spec),
    SelfSubjectReview: () => ({
      userInfo: { username: caller.user, groups: caller.groups },
    }),
  };
  replyJson(exchange.reply, {
    status: 201,
    body: {
      kind: review.kind,
      apiVersion,
      metadata: {},
      spec,
      status: answers[review.kind](),
    },
  });
}

function decision(caller: Caller, spec: JsonObject): object {
  const { allowed, reason } = caller.decide(readQuestion(spec));
  return { allowed, ...(reason !== undefined && { reason }) };
}

/** @throws KubeStatusError 422 when the spec asks for neither or both */
function readQuestion(spec: JsonObject): AccessQuestion {
  const { resourceAttributes: resource, nonResourceAttributes: url } = spec;
  if (isJsonObject(resource) === isJsonObject(url)) {
    throw KubeStatusError.invalid(
      { group: AUTHORIZATION, kind: 'SelfSubjectAccessReview' },
      {
        name: '',
        causes: [
          {
            reason: 'FieldValueInvalid',
            message:
              'Invalid value: null: exactly one of nonResourceAttributes or resourceAttributes must be specified',
            field: 'spec.resourceAttributes',
          },
        ],
      },
    );
  }
  if (isJsonObject(url)) {
    return { type: 'non-resource', verb: text(url.verb), path: text(url.path) };
  }
  const asked = isJsonObject(resource) ? resource : {};
  const { subresource, namespace, name } = asked;
  return {
    type: 'resource',
    verb: text(asked.verb),
    group: text(asked.group),
    resource: text(asked.resource),
    ...(subresource ? { subresource: text(subresource) } : {}),
    ...(namespace ? { namespace: text(namespace) } : {}),
    ...(name ? { name: text(name) } : {}),
  };
}

/** An account of the stand-in's own has no rules to list; a real server says so of authorizers that have none. */
function rules(caller: Caller, spec: JsonObject): object {
  const found = caller.rulesIn(text(spec.namespace));
  const listed = found ?? [];
  return {
    resourceRules: listed
      .filter(({ nonResourceURLs }) => nonResourceURLs.length === 0)
      .map(({ verbs, apiGroups, resources, resourceNames }) =>
        withoutEmpty({ verbs, apiGroups, resources, resourceNames }),
      ),
    nonResourceRules: listed
      .filter(({ nonResourceURLs }) => nonResourceURLs.length > 0)
      .map(({ verbs, nonResourceURLs }) => ({ verbs, nonResourceURLs })),
    incomplete: found === undefined,
  };
}

function withoutEmpty(rule: Partial<PolicyRule>): Partial<PolicyRule> {
  const { resourceNames = [], ...rest } = rule;
  return resourceNames.length > 0 ? { ...rest, resourceNames } : rest;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function kind(group: string, name: string): ServedKind {
  const singular = name.toLowerCase();
  return {
    group,
    versions: ['v1'],
    kind: name,
    plural: `${singular}s`,
    singular,
    namespaced: false,
    statusSubresource: false,
    generation: false,
    custom: false,
    verbs: ['create'],
  };
}
