import { isArray, isPlain, refuseValue, shown } from '../arguments'
import { TorchError, typeError } from '../errors'
import { isTensor, type Tensor } from '../tensor'
import { pluginMetadata, summary } from './messages'
import { oneNumber } from './values'
import { bytesField, doubleField, intField, message } from './wire'

/** A hyperparameter; null is left out. */
export type HParam = number | string | boolean | Tensor | null

const where = 'SummaryWriter.addHparams'
const numberType = 3
const stringType = 1

/** The three summaries of an experiment, as the hparams plugin of TensorBoard reads them. */
export function hparamsSummaries(
  hparams: Record<string, HParam>,
  metrics: readonly string[],
  domains: Record<string, readonly unknown[]>,
): Buffer[] {
  const given = Object.entries(hparams).filter(([, value]) => value !== null && value !== undefined)
  checkDomains(hparams, domains)
  const infos = given.map(([name, value]) => {
    const type = typeof value === 'string' ? stringType : numberType
    const domain = Object.hasOwn(domains, name) ? domains[name] : undefined
    const values = domain?.map((each) => bytesField(1, hparamValue(`${name}'s domain`, each)))
    return bytesField(4, message(bytesField(1, name), intField(4, type), values && bytesField(5, message(values))))
  })
  const tags = metrics.map((tag) => bytesField(5, bytesField(1, bytesField(2, tag))))
  const session = given.map(([name, value]) =>
    bytesField(1, message(bytesField(1, name), bytesField(2, hparamValue(name, value)))),
  )
  return [
    pluginSummary('_hparams_/experiment', bytesField(2, message(infos, tags))),
    pluginSummary('_hparams_/session_start_info', bytesField(3, message(session))),
    // The session ended well.
    pluginSummary('_hparams_/session_end_info', bytesField(4, intField(1, 1))),
  ]
}

const pluginSummary = (tag: string, content: Buffer) => summary(tag, { metadata: pluginMetadata('hparams', content) })

/** The value in protobuf's own message for values. A boolean is a number there, since it is one to Python's writer. */
function hparamValue(name: string, value: unknown): Buffer {
  if (typeof value === 'string') return bytesField(3, value)
  if (typeof value === 'number' || typeof value === 'boolean') return doubleField(2, Number(value))
  if (isTensor(value)) return doubleField(2, oneNumber(where, `hparamDict.${name}`, value))
  throw typeError(
    `${where}: ${name} must be a number, a string, a boolean, a Tensor or null, but it is ${shown(value)}`,
  )
}

function checkDomains(hparams: Record<string, HParam>, domains: Record<string, readonly unknown[]>): void {
  if (!isPlain(domains)) refuseValue(where, 'hparamDomainDiscrete', 'an object of arrays', domains, true)
  for (const [name, values] of Object.entries(domains)) {
    if (!Object.hasOwn(hparams, name))
      throw new TorchError(
        'ERR_RANGE',
        `${where}: hparamDomainDiscrete.${name} must be in hparamDict too, but it is not there`,
      )
    const kind = typeof hparams[name]
    if (!isArray(values) || values.some((value) => typeof value !== kind))
      refuseValue(
        where,
        `hparamDomainDiscrete.${name}`,
        `an array of values of hparamDict.${name}'s type`,
        values,
        true,
      )
  }
}
