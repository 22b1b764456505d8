/** Values of a template's form by the names of its parameters. */
export type FormValues = Readonly<Record<string, unknown>>;

/** The address of a template's form with values filled in: the scaffolder reads them from the query. */
export function templateHref(path: string, formData: FormValues = {}): string {
  return Object.keys(formData).length > 0
    ? `${path}?formData=${encodeURIComponent(JSON.stringify(formData))}`
    : path;
}
