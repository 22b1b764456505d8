export { LOAD_ANNOTATION } from './loadModel';
export { startAutoscaler } from './startAutoscaler';
export { startOperator } from './startOperator';
