import { Link, useSidebarOpenState } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles({
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: 12,
    height: 64,
    paddingLeft: 20,
    color: '#fff',
    fontSize: 15,
    fontWeight: 600,
    whiteSpace: 'nowrap',
  },
});

/** A head node with its four workers: the portal's sign. */
export function Logo() {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  return (
    <Link to="/" underline="none" className={classes.link} aria-label="Home">
      <svg width="32" height="32" viewBox="0 0 32 32" aria-hidden="true">
        <g stroke="#8fb8ff" strokeWidth="2">
          <path d="M16 16 6 6M16 16 26 6M16 16 6 26M16 16 26 26" />
        </g>
        <g fill="#7fd6a2">
          <circle cx="6" cy="6" r="4" />
          <circle cx="26" cy="6" r="4" />
          <circle cx="6" cy="26" r="4" />
          <circle cx="26" cy="26" r="4" />
        </g>
        <circle cx="16" cy="16" r="6" fill="#fff" />
      </svg>
      {isOpen ? <span>KubeRay portal</span> : null}
    </Link>
  );
}
