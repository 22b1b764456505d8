import { makeStyles } from '@material-ui/core/styles';

/** Styles that the parts of the editor share; they go by the width of the form, which no media query knows. */
export const useEditorStyles = makeStyles({
  inputs: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(6rem, 100%), 1fr))',
    gap: 'var(--bui-space-3)',
    alignItems: 'start',
  },
  more: {
    display: 'flex',
    flexDirection: 'column',
    gap: 'var(--bui-space-4)',
    '& > div': {
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(13rem, 100%), 1fr))',
    },
  },
});
