import { z } from 'zod/v3';
import { parseQuantity } from '../../ray/quantity';

/** Kubernetes' notation without sign and exponent, e.g. `500m`, `2`, `1.5`, `4Gi`, `1G`; finer than a billionth is rounded there. */
const QUANTITY = /^([0-9]+(\.[0-9]{1,6})?)(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?$/;

/** Kubernetes cuts a quantity to 63 bits. */
const LARGEST = 2 ** 63;

/** A Kubernetes quantity greater than zero, always as text: a bare float would be refused by the CRD. */
export const quantitySchema = z
  .string()
  .max(32, 'must be at most 32 characters')
  .regex(QUANTITY, 'must be a Kubernetes quantity such as "2", "500m", "4Gi"')
  .refine(
    quantity => parseFloat(quantity) > 0,
    'must be a quantity greater than zero',
  )
  .refine(
    quantity => (parseQuantity(quantity) ?? 0) < LARGEST,
    'must be less than 8Ei',
  );
