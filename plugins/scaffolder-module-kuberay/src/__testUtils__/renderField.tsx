import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { useState, type ComponentType } from 'react';

/** What a test gives a form with one field. */
export interface RenderFieldOptions<T> {
  value?: T;
  /** The other inputs of the form. */
  formData?: Record<string, unknown>;
  options?: object;
  title?: string;
  apis?: Parameters<typeof renderInTestApp>[1] extends infer O
    ? O extends { apis?: infer A }
      ? A
      : never
    : never;
}

/** A form that keeps what the field writes, as the scaffolder's does. */
export function renderField<T>(
  Field: ComponentType<FieldExtensionComponentProps<T, any>>, // eslint-disable-line @typescript-eslint/no-explicit-any -- every field has options of its own
  options: RenderFieldOptions<T> = {},
): ReturnType<typeof renderInTestApp> & { valueOf: () => T | undefined } {
  const written: { value: T | undefined } = { value: options.value };
  function Form() {
    const [value, setValue] = useState(options.value);
    const props = {
      formData: value,
      onChange: (next: T | undefined) => {
        written.value = next;
        setValue(next);
      },
      formContext: { formData: options.formData ?? {} },
      uiSchema: { 'ui:options': options.options ?? {} },
      schema: { title: options.title },
      rawErrors: [],
    };
    // The form of the scaffolder gives many more, none of which our fields read.
    return (
      <Field
        {...(props as unknown as FieldExtensionComponentProps<T, object>)}
      />
    );
  }
  const result = renderInTestApp(<Form />, { apis: options.apis });
  return { ...result, valueOf: () => written.value };
}
