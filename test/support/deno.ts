import { spawnSync } from 'node:child_process'

/** Deno's command, from TORCHNODE_DENO or the PATH; undefined where there is none. */
export const deno = [process.env.TORCHNODE_DENO, 'deno'].find(
  (command) => command !== undefined && spawnSync(command, ['--version']).status === 0,
)
