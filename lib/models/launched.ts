import { initProcessGroup, isInitialized } from '../distributed'

const variables = ['RANK', 'WORLD_SIZE', 'MASTER_ADDR', 'MASTER_PORT']

/**
 * Makes the default process group where a launcher has started several ranks and nobody has made it.
 * @returns whether it was made
 */
export async function joinLaunched(): Promise<boolean> {
  if (isInitialized() || !variables.every((name) => process.env[name]) || process.env.WORLD_SIZE === '1') return false
  await initProcessGroup()
  return true
}
