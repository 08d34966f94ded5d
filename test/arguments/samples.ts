import * as torch from '../../lib'

const { nn, optim, distributions, tensor, ones, data } = torch

type Samples = Record<string, () => unknown>

/** Numbers from -1 to 1, all different. */
const x = (...shape: number[]) =>
  torch
    .linspace(
      -1,
      1,
      shape.reduce((a, b) => a * b, 1),
    )
    .reshape(shape)
const image = (...shape: number[]) =>
  torch
    .arange(shape.reduce((a, b) => a * b, 1))
    .reshape(shape)
    .add(0.5)
const weight = () => new nn.Parameter(x(3, 2))
const sgd = () => new optim.SGD([weight()], 0.1)
const step = (rate = 0.5) => new optim.lrScheduler.ConstantLR(rate === 0 ? sgd() : shared(), 0.5)
const normal = () => new distributions.Normal(tensor([0, 1]), tensor([1, 2]))
const categorical = () => new distributions.Categorical(tensor([0.5, 0.5]))
const set = () => new data.TensorDataset(x(6, 2))
const int64 = (...values: number[]) => tensor(values, { dtype: 'int64' })
const square = (input: torch.Tensor) => input.mul(input).sum()
let optimizer: ReturnType<typeof sgd> | undefined
/** The optimizer that all arguments of one call share. */
const shared = () => {
  optimizer ??= sgd()
  return optimizer
}

/** Forgets what the arguments of the last call shared. */
export function anew(): void {
  optimizer = undefined
  torch.manualSeed(0)
}

const one = () => 1
const two = () => 2
const half = () => 0.5
const yes = () => true
const no = () => false
const none = () => null

/** A value for each argument that a function may have, by its name. */
const byName: Samples = {
  ...{
    alpha: half,
    addZeroAttn: no,
    alignCorners: no,
    amount: half,
    annealEpochs: two,
    argnums: () => 0,
    a: () => 0.1,
  },
  ...{
    anchor: () => x(2, 3),
    args: () => [x(1, 2)],
    avgFn: none,
    b: () => 0.9,
    baseDistribution: normal,
    baseLr: half,
  },
  ...{ batch: () => [x(2), x(2)], batchFirst: yes, batchSize: two, beta: half, beta2Decay: () => -0.7, bias: no },
  ...{ betas: () => [0.8, 0.9], biasK: none, biasV: none, bn: () => new nn.BatchNorm2d(3).eval(), bnB: () => x(3) },
  ...{ bnEps: () => 1e-3, bnRm: () => x(3), bnRv: () => ones([3]), bnW: () => x(3), checkNan: yes, clipValue: half },
  ...{ componentDistribution: normal, concentration: half, concentration0: half, concentration1: two },
  ...{
    conv: () => new nn.Conv2d(1, 3, 1).eval(),
    convB: () => x(3),
    convW: () => x(3, 1, 1, 1),
    covDiag: () => ones([2]),
  },
  ...{
    covFactor: () => x(2, 1),
    covarianceMatrix: () => torch.eye(2),
    createGraph: no,
    cutoffs: () => [2],
    dModel: () => 4,
  },
  ...{
    data: () => [1, 2],
    dataSource: set,
    dataset: set,
    datasets: () => [set(), set()],
    device: () => 'cpu',
  },
  ...{
    decoderLayer: () => new nn.TransformerDecoderLayer(4, 2),
    deviceType: () => 'cpu',
    df: () => 3,
    df1: two,
    df2: () => 3,
  },
  ...{ dilation: one, dim: () => 1, dimFeedforward: () => 8, downscaleFactor: two, dropLast: yes, dropout: () => 0 },
  ...{ dropoutP: () => 0, elementwiseAffine: no, embedDim: () => 4, embedDimToCheck: two, embeddingDim: two },
  ...{ encoderLayer: () => new nn.TransformerEncoderLayer(4, 2), endFactor: half, enforceSorted: no, eps: () => 1e-3 },
  ...{
    errorIfNonfinite: no,
    etaMin: () => 0.01,
    etas: () => [0.4, 1.3],
    eventDim: () => 0,
    exponent: two,
    factor: half,
  },
  ...{
    fn: () => () => null,
    foreach: no,
    func: () => square,
    gain: two,
    gamma: half,
    generator: () => new torch.Generator(),
  },
  ...{
    gradOutputs: none,
    gradTensors: none,
    grid: () => torch.zeros([1, 2, 2, 2]),
    groups: one,
    hard: yes,
    hasAux: no,
  },
  ...{
    hiddenSize: two,
    high: two,
    in1Features: two,
    in2Features: two,
    inChannels: two,
    inDims: () => 0,
    inFeatures: () => 4,
  },
  ...{
    inProjBias: none,
    inProjWeight: () => x(6, 2),
    indices: () => [0, 2],
    input: () => x(2, 3),
    input1: () => x(2, 3),
  },
  ...{ input2: () => ones([2, 3]), inputLengths: () => int64(4), inputSize: two, inputs: () => x(2), kernelSize: two },
  ...{
    key: () => x(2, 1, 2),
    lambd: () => 1e-3,
    lastEpoch: () => -1,
    lengths: () => [4, 2],
    linear: () => new nn.Linear(2, 3).eval(),
  },
  ...{ linearB: () => x(3), linearW: () => x(3, 2), loader: () => [x(2, 3)], loc: half, logInput: no, low: () => 0 },
  ...{
    logProbs: () => torch.logSoftmax(x(4, 1, 3), 2),
    logits: () => tensor([0.1, 0.7]),
    lower: () => 0.1,
    lr: () => 0.05,
  },
  ...{ lrDecay: () => 0.1, lrLambda: () => (epoch: number) => 0.9 ** epoch, margin: half, mask: () => ones([3, 2]) },
  ...{ maxIter: two, maxLr: () => 0.9, maxNorm: one, maxVal: half, mean: one, memoryFormat: () => 'channels_last' },
  ...{ milestones: () => [2, 4], minVal: () => -0.5, mixtureDistribution: categorical, mode: yes, momentum: () => 0.3 },
  ...{
    model: () => new nn.Linear(2, 3),
    models: () => [new nn.Linear(2, 3)],
    module: () => new nn.Linear(2, 3),
    n: one,
  },
  ...{
    nClasses: () => 5,
    nPowerIterations: two,
    name: () => 'weight',
    negative: () => ones([2, 3]),
    negativeSlope: half,
  },
  ...{
    nhead: two,
    nonlinearity: () => 'leaky_relu',
    norm: none,
    normType: two,
    normalizedShape: () => [3],
    numChannels: two,
  },
  ...{ numEmbeddings: () => 4, numFeatures: two, numGroups: one, numHeads: two, numLayers: two, numReplicas: two },
  ...{
    numSamples: () => 3,
    offsets: none,
    optimizer: shared,
    outChannels: two,
    outDims: () => 0,
    outFeatures: () => 3,
  },
  ...{ outProjBias: none, outProjWeight: () => x(2, 2), outputRatio: none, outputSize: two, outputs: none, p: half },
  ...{ packedSequences: () => nn.utils.rnn.packSequence([x(3), x(2)]), paddedSequences: () => x(4, 2), padding: one },
  ...{ paddingIdx: () => 0, paddingValue: half, param: half, parameterAndBufferDicts: () => ({ bias: ones([3]) }) },
  ...{ parameters: () => [weight()], params: () => [weight()], parts: () => [new distributions.ExpTransform()] },
  ...{
    permutation: () => int64(1, 0),
    positive: () => x(2, 3).mul(2),
    power: two,
    precisionMatrix: none,
    primals: () => [x(2)],
  },
  ...{
    probs: () => tensor([0.3, 0.7]),
    q: normal,
    query: () => x(2, 1, 2),
    rank: one,
    rate: half,
    reduction: () => 'sum',
  },
  ...{
    reinterpretedBatchNdims: one,
    replacement: yes,
    retainGraph: no,
    returnIndices: yes,
    rho: half,
    root: () => new nn.BatchNorm1d(2),
  },
  ...{
    runningMean: () => torch.zeros([3]),
    runningVar: () => ones([3]),
    sampler: () => new data.SequentialSampler(set()),
  },
  ...{
    scale: two,
    scaleFactor: none,
    schedulers: () => [step(), step()],
    sequence: () => nn.utils.rnn.packSequence([x(3), x(2)]),
  },
  ...{ sequences: () => [x(3), x(2)], shuffle: yes, size: two, sizeAverage: none, sparsity: half, startFactor: half },
  ...{
    std: half,
    stepSize: two,
    stride: one,
    swaLr: half,
    t0: two,
    tMax: () => 5,
    tMult: two,
    tangents: () => [ones([2])],
  },
  ...{ target: () => ones([2, 3]), targetLengths: () => int64(2), targets: () => tensor([[1, 2]], { dtype: 'int64' }) },
  ...{
    tau: half,
    temperature: () => tensor(0.5),
    tensor: () => x(3, 3),
    tensors: () => [ones([2])],
    theta: () => x(1, 2, 3),
  },
  ...{ threshold: () => 0, totalCount: () => 3, totalIters: () => 3, totalNorm: () => tensor(2), totalSteps: () => 10 },
  ...{
    training: no,
    transforms: () => [new distributions.ExpTransform()],
    transpose: no,
    unflattenedSize: () => [1, 2],
  },
  ...{ upper: half, upscaleFactor: two, v: none, val: two, validateArgs: no, value: half, var: () => ones([2, 3]) },
  ...{
    vec: () => x(6),
    weight: none,
    weightDecay: half,
    weights: () => [0.1, 0.9],
    inplace: no,
    tieWeights: no,
    swap: yes,
  },
  ...{ affine: no, approximate: () => 'tanh', blank: one, decay: () => 0.9, delta: half, endDim: () => -1, full: yes },
  ...{ growthFactor: () => 3, initScale: () => 1024, keepdim: yes, numDecoderLayers: one, numEncoderLayers: one },
  ...{ lims: () => [0.49, 0.51], modules: () => [new nn.ReLU()], startDim: () => 1, zeroInfinity: yes, init: half },
  ...{
    numParameters: two,
    values: () => [x(2)],
  },
}

const classes = () => int64(0, 2)
const pool = (...shape: number[]): Samples => ({ input: () => image(...shape), stride: two, outputSize: two })
const vector = () => tensor([0.5, 0.5])

/** Other values for functions that need them; later rows win. */
const byFunction: [functions: RegExp, samples: Samples][] = [
  [/^nn\.functional\..*(1d|1dWithIndices)$/, pool(1, 2, 6)],
  [/^nn\.functional\..*(2d|2dWithIndices)$/, pool(1, 2, 6, 6)],
  [/^nn\.functional\..*(3d|3dWithIndices)$/, pool(1, 2, 6, 6, 6)],
  [
    /^nn\.functional\.maxUnpool1d$/,
    { input: () => image(1, 1, 2), indices: () => int64(0, 2).reshape([1, 1, 2]), kernelSize: two },
  ],
  [/^nn\.functional\.maxUnpool2d$/, { input: () => image(1, 1, 1, 1), indices: () => int64(0).reshape([1, 1, 1, 1]) }],
  [
    /^nn\.functional\.maxUnpool3d$/,
    { input: () => image(1, 1, 1, 1, 1), indices: () => int64(0).reshape([1, 1, 1, 1, 1]) },
  ],
  [
    /^nn\.functional\.embedding(Bag)?$/,
    { input: () => tensor([[0, 1]], { dtype: 'int64' }), weight: () => x(3, 2), maxNorm: none },
  ],
  [/^nn\.functional\.(crossEntropy|nllLoss|multiMarginLoss)$/, { target: classes, p: one }],
  [
    /^nn\.functional\.multilabelMarginLoss$/,
    {
      target: () =>
        tensor(
          [
            [0, -1, 0],
            [1, 2, -1],
          ],
          { dtype: 'int64' },
        ),
    },
  ],
  [/^nn\.functional\.binaryCrossEntropy$/, { input: () => x(2, 3).sigmoid() }],
  [/^nn\.functional\.cosineEmbeddingLoss$/, { target: () => tensor([1, -1]) }],
  [/^nn\.functional\.(fold)$/, { input: () => image(1, 4, 9), outputSize: () => [4, 4] }],
  [/^nn\.functional\.unfold$/, { input: () => image(1, 1, 4, 4) }],
  [/^nn\.functional\.affineGrid$/, { size: () => [1, 1, 2, 2] }],
  [/^nn\.functional\.gridSample$/, { input: () => image(1, 1, 2, 2), mode: () => 'nearest' }],
  [/^nn\.functional\.(interpolate|upsample|upsampleNearest)$/, { input: () => image(1, 1, 2, 2), size: () => [4, 4] }],
  [/^nn\.functional\.upsampleBilinear$/, { input: () => image(1, 1, 2, 2), size: () => [4, 4] }],
  [/^nn\.functional\.groupNorm$/, { weight: none }],
  [/^nn\.functional\.(localResponseNorm|instanceNorm)$/, { input: () => image(1, 3, 4) }],
  [/^nn\.functional\.multiHeadAttentionForward$/, { value: () => x(2, 1, 2), numHeads: one }],
  [/^nn\.functional\.pad$/, { pad: () => [1, 1], mode: () => 'constant' }],
  [/^nn\.functional\.channelShuffle$/, { input: () => image(1, 4, 2, 2), groups: two }],
  [/^nn\.(Fold|AdaptiveLogSoftmaxWithLoss)$/, { outputSize: () => [4, 4] }],
  [/^nn\.Bilinear$/, { outFeatures: two }],
  [/^nn\.LPPool/, { normType: two }],
  [/^nn\.init\.dirac_$/, { tensor: () => x(2, 2, 3) }],
  [/^nn\.init\.kaiming/, { mode: () => 'fan_out' }],
  [/^nn\.utils\.rnn\.packPaddedSequence$/, { input: () => x(4, 2, 1), batchFirst: no }],
  [/^nn\.utils\.rnn\.unpadSequence$/, { batchFirst: no }],
  [
    /^nn\.utils\.prune\.(remove|isPruned)$/,
    { module: () => torch.nn.utils.prune.identity(new nn.Linear(2, 3), 'weight') },
  ],
  [/^nn\.utils\.removeWeightNorm$/, { module: () => nn.utils.weightNorm(new nn.Linear(2, 3)) }],
  [/^nn\.utils\.removeSpectralNorm$/, { module: () => nn.utils.spectralNorm(new nn.Linear(2, 3)) }],
  [/^nn\.utils\.convertConv/, { module: () => new nn.Conv2d(2, 2, 2) }],
  [/^nn\.utils\.convertConv3d/, { module: () => new nn.Conv3d(2, 2, 2), memoryFormat: () => 'channels_last_3d' }],
  [/^nn\.utils\.fuseLinear/, { bn: () => new nn.BatchNorm1d(3).eval() }],
  [/^nn\.utils\.(weightNorm|spectralNorm)$/, { dim: () => 0 }],
  [/^autograd\.(grad|backward)$/, { inputs: weight, outputs: none, tensors: () => square(weight()) }],
  [/^autograd\.gradg?/, { inputs: () => [tensor([1, 2], { dtype: 'float64', requiresGrad: true })] }],
  [/^autograd\.graph\.registerMultiGradHook$/, { tensors: () => [weight()] }],
  [/^autograd\.graph\.incrementVersion$/, { tensor: () => ones([2]) }],
  [/^distributions\.(Independent|TransformedDistribution)$/, { baseDistribution: normal }],
  [/^distributions\.klDivergence$/, { p: normal }],
  [/^distributions\.Dirichlet$/, { concentration: vector }],
  [/^distributions\.LKJCholesky$/, { dim: two }],
  [/^distributions\.(LowRank)?MultivariateNormal$/, { loc: vector }],
  [/^distributions\.AffineTransform$/, { scale: two }],
  [
    /^distributions\.\w+Transform$/,
    {
      baseTransform: () => new distributions.ExpTransform(),
      tseq: () => [new distributions.ExpTransform(), new distributions.TanhTransform()],
      lengths: () => [1, 2],
      inShape: () => [2, 3],
      outShape: () => [6],
      distribution: normal,
    },
  ],
  [/^distributions\.(bijectTo|transformTo)$/, { constraint: () => distributions.constraints.positive }],
  [/^distributions\./, { logits: none, probs: vector }],
  [/^optim\.Rprop$/, { lr: () => 0.05 }],
  [/^optim\.lrScheduler\.ReduceLROnPlateau$/, { mode: () => 'max' }],
  [/^optim\.lrScheduler\.SequentialLR$/, { milestones: () => [2] }],
  [/^nn\.LazyConvTranspose/, { padding: () => 0 }],
  [/^nn\.MultiMarginLoss$/, { p: one }],
  [/^nn\.Transformer$/, { dModel: () => 16, nhead: two }],
  [/^nn\.Upsample$/, { mode: () => 'nearest' }],
  [/^nn\.functional\.(glu|instanceNorm)$/, { input: () => x(2, 2), dim: () => 0, runningMean: none, runningVar: none }],
  [/^autograd\.functional\.(hvp|jvp|vhp)$/, { v: () => ones([2]) }],
  [/^autograd\.functional\.vjp$/, { v: none }],
  [
    /^autograd\.grad$/,
    { outputs: () => square(shared().paramGroups[0].params[0]), inputs: () => shared().paramGroups[0].params },
  ],
  [/^nn\.functional\.instanceNorm$/, { input: () => image(1, 3, 4) }],
  [/^func\.functionalCall$/, { args: () => [x(1, 2)] }],
  [/^data\.randomSplit$/, { lengths: () => [4, 2] }],
  [/^data\.ChainDataset$/, { datasets: () => [] }],
]

/** A new value for an argument of a function; undefined where the tables have none. */
export function sampleFor(where: string, name: string): (() => unknown) | undefined {
  const own = byFunction.filter(([functions, samples]) => functions.test(where) && samples[name] !== undefined)
  return own.at(-1)?.[1][name] ?? byName[name]
}
