import type { Exchange } from '../../http/Exchange';
import { replyText } from '../../http/Reply';

/** What a Kubernetes API server says to a path that nothing serves: a text, not a Status (recorded: 404-crd). */
export function replyNotServed({ reply }: Exchange): void {
  replyText(reply, { status: 404, text: '404 page not found\n' });
}
