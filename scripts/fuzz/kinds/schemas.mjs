import { readFileSync } from 'node:fs'

/**
 * Operators that belong to no program: other layouts and libraries, global state, values from uninitialised memory,
 * files.
 */
const left = [
  // For NaN they return what was in memory.
  /_polynomial_/,
  /empty|_make_dep_token|resize|set_|storage|seed|record_stream|from_file|pin_memory|is_pinned|_assert|_print|_async|sym_|_debug/,
  /quant|fbgemm|mkldnn|miopen|cudnn|xnnpack|vulkan|nnpack|metal|mps|cuda|cufft|fake_q|choose_qparams|q_(scale|zero|per)/,
  /sparse|coo|csr|csc|bsr|bsc|nested|jagged|padded|_values|_indices|coalesce|crow|ccol|_nnz|smm|_spdiags/,
  /names|rename|align_|_use_|_version|_fw_|_make_dual|_unpack_dual|_has_compat|_is_zerotensor|_efficientzero|_backward$/,
  /_test_|_dyn_|_nt_|_flash|_efficient_attention|_cslt|_int_mm|_int4|_int8|_scaled_mm|_weight_int|_scaled_grouped|_grouped/,
  // Their tensors have no memory of their own.
  /_batch_dim|functional_tensor/,
  /_register|_lazy|_helper$|_propagate|_wrapped|requires_grad|retain|_standard_gamma_grad|is_set_to/,
  /_transformer_|_triton|_native_multi|_addmm_activation$|_thnn|_foobar|_rowwise|rowwise_prune|_nested|_backward_data/,
  /output_nr|^data$|^item$|_local_scalar|is_leaf|_shape_as|_reshape_alias|_sobol|_pack_padded|_pad_packed|segment_reduce|lstm_mps/,
]

/** The overloads of aten that a fuzzer can call, by name; those that end the process in plain runs are left out. */
export function operatorsOf(engine) {
  if (engine.operators !== undefined) return engine.operators
  const { fatal } = JSON.parse(readFileSync(engine.fatalFile, 'utf8'))
  const bases = new Map()
  const names = engine.native.operatorNames()
  const inPlace = new Set(names.map((full) => full.replace(/\..*/, '')).filter((name) => name.endsWith('_')))
  for (const full of names) {
    const [, base, overload = ''] = /^aten::([^.]+)(?:\.(.+))?$/.exec(full) ?? []
    if (base === undefined || base.startsWith('__') || left.some((pattern) => pattern.test(base))) continue
    if (Object.hasOwn(fatal, base) || Object.hasOwn(fatal, `${base}.${overload}`)) continue
    const schema = engine.schemaOf(`aten::${base}`, overload)
    if (schema === undefined || !isCallable(schema)) continue
    if (!bases.has(base)) bases.set(base, [])
    const hasInPlaceForm = inPlace.has(`aten::${base}_`)
    bases.get(base).push({ name: base, overload: overload || 'default', hasInPlaceForm, ...schema })
  }
  engine.operators = [...bases].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, overloads]) => overloads)
  return engine.operators
}

const unknownTypes = /Dimname|Stream|Dict|QScheme|__torch__|Any|Future|Storage|Layout$|^MemoryFormat$|^t|\(/

function isCallable({ parameters, returns }) {
  if (parameters.some(({ type, hasDefault }) => unknownTypes.test(type) && !hasDefault)) return false
  return [...parameters, ...returns].some(({ type }) => type.startsWith('Tensor'))
}

/** Whether it returns what was in memory, or writes to its arguments. */
export const writesFirst = ({ parameters }) => parameters.some(({ writes, keyword }) => writes && !keyword)
