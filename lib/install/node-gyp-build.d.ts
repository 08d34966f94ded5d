declare module 'node-gyp-build' {
  const nodeGypBuild: { (root: string): unknown; path(root: string): string }
  export default nodeGypBuild
}
