export {
  kuberayTranslationRef,
  useKuberayTranslation,
  type KuberayTranslation,
} from './kuberayTranslation';
