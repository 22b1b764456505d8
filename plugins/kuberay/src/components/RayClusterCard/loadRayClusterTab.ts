/**
 * Loads the tab from within the card's chunk, so that what both need is loaded once: who opens the tab has nearly always
 * seen the card.
 */
export const loadRayClusterTab = () => import('../RayClusterTab');
