// Writes docs/names.md, the table from Python to TypeScript: node scripts/docs/names.mjs. test/docs/names.test.ts compares it.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const surface = JSON.parse(readFileSync(new URL('../surface.json', import.meta.url)))

/** The names of PyTorch that programs use most, by their module. */
const used = {
  torch: `tensor as_tensor zeros ones full empty zeros_like ones_like full_like empty_like rand randn randint randperm rand_like
    randn_like arange linspace logspace eye cat stack split chunk unbind squeeze unsqueeze reshape flatten transpose permute
    movedim roll flip gather scatter index_select masked_select take_along_dim where tile repeat_interleave broadcast_to meshgrid
    einsum matmul mm bmm mv dot outer tensordot addmm add sub mul div remainder floor_divide pow sqrt rsqrt exp log log1p log2
    expm1 abs neg sign sin cos tan tanh sigmoid relu softmax log_softmax floor ceil round trunc clamp minimum maximum max min
    argmax argmin sum mean std var median mode prod cumsum cumprod logsumexp norm sort argsort topk unique unique_consecutive
    bincount histc bernoulli multinomial normal all any eq ne lt le gt ge isnan isinf isfinite isclose allclose equal logical_and
    logical_or logical_not logical_xor bitwise_and tril triu diag diagonal trace cross cdist nonzero searchsorted bucketize
    nan_to_num lerp atan2 hypot clone is_tensor is_floating_point is_complex numel manual_seed seed initial_seed get_rng_state
    set_rng_state save load compile vmap no_grad enable_grad inference_mode set_grad_enabled is_grad_enabled set_default_dtype
    get_default_dtype set_default_device set_num_threads get_num_threads set_printoptions finfo iinfo promote_types
    use_deterministic_algorithms`,
  Tensor: `shape dtype device requires_grad grad grad_fn is_leaf data T mT item tolist size dim ndim numel view view_as reshape
    permute transpose t contiguous is_contiguous expand expand_as repeat squeeze unsqueeze flatten unflatten narrow select to cpu
    cuda float double half bfloat16 long int bool type_as clone detach detach_ backward requires_grad_ retain_grad register_hook
    add_ sub_ mul_ div_ zero_ fill_ copy_ clamp_ masked_fill masked_fill_ scatter_ scatter_add_ index_add_ index_copy_ index_fill_
    index_put_ normal_ uniform_ bernoulli_ new_zeros new_ones new_full new_tensor new_empty pin_memory is_cuda element_size stride
    storage_offset unfold`,
  nn: `Module Parameter Sequential ModuleList ModuleDict ParameterList ParameterDict Linear Bilinear Identity Flatten Unflatten
    Conv1d Conv2d Conv3d ConvTranspose1d ConvTranspose2d MaxPool1d MaxPool2d AvgPool2d AdaptiveAvgPool1d AdaptiveAvgPool2d
    AdaptiveMaxPool2d BatchNorm1d BatchNorm2d BatchNorm3d LayerNorm GroupNorm InstanceNorm2d RMSNorm Dropout Dropout2d ReLU
    LeakyReLU PReLU ELU GELU SiLU Sigmoid Tanh Softplus Softmax LogSoftmax Hardtanh Embedding EmbeddingBag RNN LSTM GRU LSTMCell
    GRUCell MultiheadAttention Transformer TransformerEncoder TransformerEncoderLayer TransformerDecoder TransformerDecoderLayer
    Upsample PixelShuffle MSELoss L1Loss SmoothL1Loss HuberLoss CrossEntropyLoss NLLLoss BCELoss BCEWithLogitsLoss KLDivLoss
    CosineSimilarity CosineEmbeddingLoss TripletMarginLoss MarginRankingLoss CTCLoss`,
  'nn.Module': `forward train eval to parameters named_parameters buffers named_buffers children modules named_modules state_dict
    load_state_dict register_buffer register_parameter register_forward_hook apply zero_grad requires_grad_`,
  'nn.functional': `relu gelu silu softmax log_softmax sigmoid tanh dropout linear conv1d conv2d conv_transpose2d max_pool2d
    avg_pool2d adaptive_avg_pool2d batch_norm layer_norm normalize embedding one_hot pad interpolate grid_sample unfold mse_loss
    l1_loss smooth_l1_loss cross_entropy nll_loss binary_cross_entropy binary_cross_entropy_with_logits kl_div cosine_similarity
    scaled_dot_product_attention`,
  'nn.utils': 'clip_grad_norm_ clip_grad_value_ parameters_to_vector vector_to_parameters',
  'nn.utils.rnn': 'pad_sequence pack_padded_sequence pad_packed_sequence',
  'nn.init': `xavier_uniform_ xavier_normal_ kaiming_uniform_ kaiming_normal_ orthogonal_ constant_ zeros_ ones_ normal_ uniform_
    trunc_normal_`,
  optim: 'SGD Adam AdamW Adagrad Adadelta RMSprop NAdam RAdam LBFGS',
  'optim.Optimizer': 'step zero_grad state_dict load_state_dict add_param_group param_groups',
  'optim.lr_scheduler': `LambdaLR StepLR MultiStepLR ExponentialLR CosineAnnealingLR CosineAnnealingWarmRestarts OneCycleLR
    CyclicLR ReduceLROnPlateau LinearLR SequentialLR`,
  'utils.data': `Dataset IterableDataset TensorDataset DataLoader Subset ConcatDataset random_split RandomSampler SequentialSampler
    WeightedRandomSampler BatchSampler`,
  autograd: 'grad backward Function gradcheck',
  func: 'grad vjp jvp jacrev jacfwd hessian vmap functional_call',
  linalg: 'norm inv pinv det slogdet solve lstsq svd eigh eig qr cholesky matrix_rank vector_norm',
  fft: 'fft ifft rfft irfft fft2 fftfreq fftshift',
  distributions: 'Normal Bernoulli Categorical Uniform Beta Gamma Poisson MultivariateNormal kl_divergence',
  amp: 'autocast GradScaler',
  cuda: 'is_available device_count synchronize empty_cache memory_allocated max_memory_allocated Stream Event',
}

/** What is not the same name in camelCase. */
const others = {
  'nn.Module': 'extends nn.Module',
  'utils.data.Dataset': 'extends data.Dataset',
  'utils.data.IterableDataset': 'extends data.IterableDataset',
  'autograd.Function': 'extends torch.autograd.Function',
  'torch.set_printoptions': 'torch.setPrintOptions',
  'Tensor.tolist': 'x.toArray',
  'Tensor.dim': 'x.ndim',
  'Tensor.is_cuda': "x.device.startsWith('cuda')",
  'Tensor.cuda': "x.to('cuda')",
  'optim.Optimizer.param_groups': 'optimizer.paramGroups',
}

const words = (text) => text.split(/\s+/)
/** `conv_transpose2d` is convTranspose2d, `clip_grad_norm_` is clipGradNorm_. */
const camelCase = (name) =>
  /^[A-Z]/.test(name) ? name : name.replace(/(?<=[a-zA-Z0-9])_([a-z0-9])/g, (_, letter) => letter.toUpperCase())
const objects = { torch: 'torch', Tensor: 'x', 'nn.Module': 'model', 'optim.Optimizer': 'optimizer' }
const places = { 'utils.data': 'data', 'optim.lr_scheduler': 'optim.lrScheduler' }

/** The value of a name of the package; for methods, that of the prototype. */
function found(torch, group, path) {
  const prototypes = { Tensor: torch.Tensor, 'nn.Module': torch.nn.Module, 'optim.Optimizer': torch.optim.Adam }
  if (group in prototypes) {
    const name = path.split('.')[1]
    for (let at = prototypes[group].prototype; at !== null; at = Object.getPrototypeOf(at)) {
      const own = Object.getOwnPropertyDescriptor(at, name)
      if (own !== undefined) return own
    }
    return undefined
  }
  return path
    .replace(/^torch\./, '')
    .split('.')
    .reduce((at, name) => at?.[name], torch)
}

const isClass = (value) =>
  typeof value === 'function' && Object.getOwnPropertyDescriptor(value, 'prototype')?.writable === false

/** The rows of a group, and those of its names that are not there. */
function rowsOf(torch, group, missing) {
  return words(used[group]).map((name) => {
    const python = `${group}.${name}`
    const place = places[group] ?? group
    const known = surface.pages[{ 'nn.functional': 'functional' }[group] ?? group]
    const plain = `${objects[group] ?? place}.${camelCase(name)}`
    const path = others[python] ?? plain
    const value = found(torch, group, path.replace('extends ', ''))
    if (value === undefined && !/\(/.test(path)) missing.push(`${path} of ${python}`)
    const isOperator = known?.includes(name) === true
    const isMethod = group in objects && group !== 'torch' && typeof value?.value === 'function'
    const call = path.includes(' ')
      ? path
      : isClass(value)
        ? `new ${path}(...)`
        : isMethod || typeof value === 'function'
          ? `${path}(...)`
          : path
    const before =
      group === 'torch' || group === 'Tensor'
        ? python
        : group.includes('.') && group in objects
          ? python
          : `torch.${python}`
    return { python: before.replace(/^(nn|optim)\./, 'torch.$1.'), typescript: call, isOperator }
  })
}

/** The page, and the names that the package lacks. */
export function namesPage(torch) {
  const missing = []
  const tables = Object.keys(used).map((group) => {
    const rows = rowsOf(torch, group, missing).map(({ python, typescript }) => `| \`${python}\` | \`${typescript}\` |`)
    const title = group === 'torch' || group === 'Tensor' ? group : `torch.${group}`
    return { count: rows.length, text: `## ${title}\n\n| Python | TypeScript |\n| --- | --- |\n${rows.join('\n')}\n` }
  })
  const count = tables.reduce((sum, table) => sum + table.count, 0)
  const head = `# Names, from Python to TypeScript

The ${count} names of PyTorch that programs use most. \`node scripts/docs/names.mjs\` makes this page, and a test checks that each name
is there. A name that is not here follows the same rules: PyTorch's in camelCase, with its \`_\` at the end where it works in place.
[porting.md](porting.md) shows how whole lines change: indexing, operators, blocks of \`with\`. The imports are
\`import torch, { data, distributions, nn, optim } from 'torchnode'\`, where also \`torch.nn\` and its kin are; \`x\` is a tensor.
`
  return { text: `${head}\n${tables.map(({ text }) => text).join('\n')}`, missing, count }
}

/** Which names of the groups that are in scripts/surface.json are operators there. */
export function operatorsOf(torch) {
  return Object.keys(used).flatMap((group) => rowsOf(torch, group, []).filter(({ isOperator }) => isOperator))
}

async function write() {
  const { default: torch } = await import('../../dist/index.mjs')
  const { text, missing, count } = namesPage(torch)
  if (missing.length > 0) throw new Error(`the package lacks ${missing.join(', ')}`)
  writeFileSync(new URL('../../docs/names.md', import.meta.url), text)
  console.log(`docs/names.md: ${count} names`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) write()
