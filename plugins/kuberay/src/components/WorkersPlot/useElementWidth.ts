import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** The width of an element in pixels, as it changes; undefined until it is laid out. */
export function useElementWidth<E extends HTMLElement>(): [
  RefObject<E>,
  number | undefined,
] {
  const ref = useRef<E>(null);
  const [width, setWidth] = useState<number>();
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) {
      return undefined;
    }
    // What is not laid out, such as in a hidden part of the page, has none.
    const measure = () => setWidth(element.clientWidth || undefined);
    measure();
    // Browsers of the last years have it; jsdom does not, nor does it lay anything out.
    if (typeof ResizeObserver === 'undefined') {
      return undefined;
    }
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}
