import { qualifiedKind, qualifiedResource } from './ServedKind';

/** The body of a refusal, as the Kubernetes API sends it. */
export interface KubeStatus {
  kind: 'Status';
  apiVersion: 'v1';
  metadata: {};
  status: 'Failure';
  message: string;
  reason: string;
  details?: StatusDetails;
  code: number;
}

/** Which object a refusal is about; `causes` name the fields of an invalid one. */
export interface StatusDetails {
  name?: string;
  group?: string;
  kind?: string;
  causes?: StatusCause[];
}

/** How a resource is named in a Status. */
interface NamedResource {
  group: string;
  plural: string;
}

/** One thing that is wrong with one field. */
export interface StatusCause {
  reason: string;
  message: string;
  field: string;
}

/**
 * A refusal with the code, reason and words of a real API server (shapes: Kubernetes 1.36, recorded).
 * `message` of the error is the Status message.
 */
export class KubeStatusError extends Error {
  readonly code: number;
  readonly reason: string;
  readonly details: StatusDetails | undefined;

  constructor(options: {
    code: number;
    reason: string;
    message: string;
    details?: StatusDetails;
  }) {
    super(options.message);
    this.name = 'KubeStatusError';
    this.code = options.code;
    this.reason = options.reason;
    this.details = options.details;
  }

  /** The body that a client gets; fields in the order of a real answer. */
  toStatus(): KubeStatus {
    return {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: this.message,
      reason: this.reason,
      ...(this.details && { details: this.details }),
      code: this.code,
    };
  }

  /** 400: the request itself cannot be understood. */
  static badRequest(message: string): KubeStatusError {
    return new KubeStatusError({ code: 400, reason: 'BadRequest', message });
  }

  /** 401: no token, or an unknown one. */
  static unauthorized(): KubeStatusError {
    return new KubeStatusError({
      code: 401,
      reason: 'Unauthorized',
      message: 'Unauthorized',
    });
  }

  /** 403: allowed to nobody in this state, or not to this user. */
  static forbidden(
    kind: NamedResource,
    options: { name?: string; because: string },
  ): KubeStatusError {
    const about = options.name ? ` "${options.name}"` : '';
    return new KubeStatusError({
      code: 403,
      reason: 'Forbidden',
      message: `${qualifiedResource(kind)}${about} is forbidden: ${
        options.because
      }`,
      details: detailsOf(kind, options.name),
    });
  }

  /** 404: the kind is served, the object is not there. */
  static notFound(kind: NamedResource, name: string): KubeStatusError {
    return new KubeStatusError({
      code: 404,
      reason: 'NotFound',
      message: `${qualifiedResource(kind)} "${name}" not found`,
      details: detailsOf(kind, name),
    });
  }

  /** 404: the group is served, but not this kind, version or subresource of it. */
  static resourceNotServed(): KubeStatusError {
    return new KubeStatusError({
      code: 404,
      reason: 'NotFound',
      message: 'the server could not find the requested resource',
      details: {},
    });
  }

  /** 405: the resource is there, the verb is not for it. */
  static methodNotAllowed(
    message = 'the server does not allow this method on the requested resource',
  ): KubeStatusError {
    return new KubeStatusError({
      code: 405,
      reason: 'MethodNotAllowed',
      message,
      details: {},
    });
  }

  /** 409: an object of this name is there already. */
  static alreadyExists(kind: NamedResource, name: string): KubeStatusError {
    return new KubeStatusError({
      code: 409,
      reason: 'AlreadyExists',
      message: `${qualifiedResource(kind)} "${name}" already exists`,
      details: detailsOf(kind, name),
    });
  }

  /** 409: somebody else wrote in between, or the object is another one of the same name. */
  static conflict(
    kind: NamedResource,
    name: string,
    because = 'the object has been modified; please apply your changes to the latest version and try again',
  ): KubeStatusError {
    return new KubeStatusError({
      code: 409,
      reason: 'Conflict',
      message: `Operation cannot be fulfilled on ${qualifiedResource(
        kind,
      )} "${name}": ${because}`,
      details: detailsOf(kind, name),
    });
  }

  /** 410: the version or the continue token is older than what is kept. */
  static expired(message: string): KubeStatusError {
    return new KubeStatusError({ code: 410, reason: 'Expired', message });
  }

  /** 422: the content breaks the schema; the message lists every cause. */
  static invalid(
    kind: { group: string; kind: string },
    options: { name: string; causes: StatusCause[] },
  ): KubeStatusError {
    const { name, causes } = options;
    const sentences = causes.map(cause => `${cause.field}: ${cause.message}`);
    const list =
      sentences.length === 1 ? sentences[0] : `[${sentences.join(', ')}]`;
    return new KubeStatusError({
      code: 422,
      reason: 'Invalid',
      message: `${qualifiedKind(kind)} "${name}" is invalid: ${list}`,
      details: {
        name,
        ...(kind.group && { group: kind.group }),
        kind: kind.kind,
        causes,
      },
    });
  }
}

function detailsOf(
  kind: NamedResource,
  name: string | undefined,
): StatusDetails {
  return {
    ...(name !== undefined && { name }),
    ...(kind.group && { group: kind.group }),
    kind: kind.plural,
  };
}
