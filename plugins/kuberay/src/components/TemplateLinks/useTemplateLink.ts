import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  configApiRef,
  useApi,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { templateRouteRef } from '../../routes';
import { useOptionalRouteRef } from '../../useOptionalRouteRef';
import { TemplateLookup } from './TemplateLookup';
import { templateHref, type FormValues } from './templateHref';
import { listRefs, templateRefs, type TemplatePurpose } from './templateRefs';

const NONE: ReadonlySet<string> = new Set();

/** The address of a template's form with values filled in; `undefined` where there is no such form for this user. */
export type TemplateLink = (
  purpose: TemplatePurpose,
  formData?: FormValues,
) => string | undefined;

/**
 * Addresses of the templates' forms, of those that the catalog shows to this user, in an app with a scaffolder.
 *
 * Until the catalog has answered there are none; a link is an extra, so a catalog that fails leaves it out and is
 * asked again by the next page.
 */
export function useTemplateLink(): TemplateLink {
  const config = useApi(configApiRef);
  const catalogApi = useApiHolder().get(catalogApiRef);
  const templateRoute = useOptionalRouteRef(templateRouteRef);
  const refs = useMemo(() => templateRefs(config), [config]);
  const [found, setFound] = useState(NONE);
  // The route is a new function each time; what matters is whether there is one.
  const hasScaffolder = templateRoute !== undefined;
  useEffect(() => {
    let isCurrent = true;
    if (catalogApi && hasScaffolder) {
      TemplateLookup.of(catalogApi)
        .find(listRefs(refs))
        .then(
          there => isCurrent && setFound(there),
          () => isCurrent && setFound(NONE),
        );
    }
    return () => {
      isCurrent = false;
    };
  }, [catalogApi, refs, hasScaffolder]);
  return useCallback(
    (purpose, formData) => {
      const ref = refs[purpose];
      return templateRoute && found.has(stringifyEntityRef(ref))
        ? templateHref(
            templateRoute({
              namespace: ref.namespace,
              templateName: ref.name,
            }),
            formData,
          )
        : undefined;
    },
    [found, refs, templateRoute],
  );
}
