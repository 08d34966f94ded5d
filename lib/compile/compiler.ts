export { loadCacheArtifacts, saveCacheArtifacts } from './autotune'
