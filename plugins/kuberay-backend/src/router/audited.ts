import type { AuditorService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { Request } from 'express';

/** Options of {@link audited}. */
export interface AuditedOptions {
  auditor: AuditorService;
  request?: Request;
  /** kebab-case, without the name of the plugin. */
  eventId: string;
  /** `low`: read; `medium`: written. */
  severityLevel: 'low' | 'medium';
  meta?: JsonObject;
}

/** Does something, and leaves an audit event whatever becomes of it; `meta` may grow until it has ended. */
export async function audited<T>(
  options: AuditedOptions,
  act: (addMeta: (meta: JsonObject) => void) => Promise<T>,
): Promise<T> {
  const { auditor, request, eventId, severityLevel, meta } = options;
  const event = await auditor.createEvent({
    eventId,
    severityLevel,
    ...(request && { request }),
    ...(meta && { meta }),
  });
  let added: JsonObject | undefined;
  const eventMeta = () => added && { meta: { ...meta, ...added } };
  try {
    const result = await act(more => {
      added = { ...added, ...more };
    });
    await event.success(...[eventMeta() ?? []].flat());
    return result;
  } catch (error) {
    await event.fail({ error: toError(error), ...eventMeta() });
    throw error;
  }
}
