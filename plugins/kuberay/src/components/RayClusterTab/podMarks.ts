import type { PodView } from 'backstage-plugin-kuberay-common';
import type { Mark } from '../StatusMark';

/** Marks of what a pod is doing. */
export const podMarks: Record<PodView['state'], Mark> = {
  failing: { shape: 'alarm', tone: 'error' },
  waiting: { shape: 'clock', tone: 'warning' },
  starting: { shape: 'clock', tone: 'info' },
  terminating: { shape: 'absent', tone: 'mute' },
  ready: { shape: 'check', tone: 'ok' },
};
