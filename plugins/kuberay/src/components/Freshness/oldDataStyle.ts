/**
 * Old data keep their place and lose their colour: green belongs to what is known now.
 * Text keeps the contrast that it needs to be read.
 */
export const OLD_DATA_STYLE = { filter: 'grayscale(1)', opacity: 0.9 };
