export { RayClusterPicker } from './RayClusterPicker';
export { rayClusterPickerFieldSchema } from './schema';
