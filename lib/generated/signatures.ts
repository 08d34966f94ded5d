// Made by scripts/generate.mjs from scripts/signatures.json, which scripts/signatures.py makes. Do not edit.
/** How PyTorch's functions, classes and methods are called: a line each, with Python's marks. */
export const signatures = `
Tensor.alignTo(*names)
Tensor.backward(gradient = null, retainGraph = null, createGraph = false, inputs = null)
Tensor.dimOrder(*, ambiguityCheck = false)
Tensor.eig(eigenvectors = false)
Tensor.index(positions, dims)
Tensor.isShared()
Tensor.istft(nFft, hopLength = null, winLength = null, window = null, center = true, normalized = false, onesided = null, length = null, returnComplex = false)
Tensor.lstsq(other)
Tensor.lu(pivot = true, getInfos = false)
Tensor.moduleLoad(other, assign = false)
Tensor.norm(p = "fro", dim = null, keepdim = false, dtype = null)
Tensor.refineNames(*names)
Tensor.registerHook(hook)
Tensor.registerPostAccumulateGradHook(hook)
Tensor.reinforce(reward)
Tensor.rename(*names, **renameMap)
Tensor.rename_(*names, **renameMap)
Tensor.resize(*sizes)
Tensor.resizeAs(tensor)
Tensor.shareMemory_()
Tensor.solve(other)
Tensor.split(splitSize, dim = 0)
Tensor.stft(nFft, hopLength = null, winLength = null, window = null, center = true, padMode = "reflect", normalized = false, onesided = null, returnComplex = null, alignToWindow = null)
Tensor.storage()
Tensor.storageType()
Tensor.symeig(eigenvectors = false)
Tensor.toSparseCoo()
Tensor.unflatten(dim, sizes)
Tensor.unique(sorted = true, returnInverse = false, returnCounts = false, dim = null)
Tensor.uniqueConsecutive(returnInverse = false, returnCounts = false, dim = null)
alignTensors(*tensors)
amp.GradScaler(device = "cuda", initScale = 65536.0, growthFactor = 2.0, backoffFactor = 0.5, growthInterval = 2000, enabled = true)
amp.GradScaler.getBackoffFactor()
amp.GradScaler.getGrowthFactor()
amp.GradScaler.getGrowthInterval()
amp.GradScaler.getScale()
amp.GradScaler.isEnabled()
amp.GradScaler.loadStateDict(stateDict)
amp.GradScaler.scale(outputs)
amp.GradScaler.setBackoffFactor(newFactor)
amp.GradScaler.setGrowthFactor(newFactor)
amp.GradScaler.setGrowthInterval(newInterval)
amp.GradScaler.stateDict()
amp.GradScaler.step(optimizer, *args, **kwargs)
amp.GradScaler.unscale_(optimizer)
amp.GradScaler.update(newScale = null)
amp.autocast(deviceType, dtype = null, enabled = true, cacheEnabled = null)
amp.customBwd(bwd = null, *, deviceType)
amp.customFwd(fwd = null, *, deviceType, castInputs = null)
amp.isAutocastAvailable(deviceType)
areDeterministicAlgorithmsEnabled()
atleast1d(*tensors)
atleast2d(*tensors)
atleast3d(*tensors)
autograd.Function(*args, **kwargs)
autograd.NestedIOFunction(*args, **kwargs)
autograd.ProfilerEvent(*args, **kwargs)
autograd.Variable(*args, **kwargs)
autograd.backward(tensors, gradTensors = null, retainGraph = null, createGraph = false, gradVariables = null, inputs = null)
autograd.detectAnomaly(checkNan = true)
autograd.enableGrad(*args, **kwargs)
autograd.functional.hessian(func, inputs, createGraph = false, strict = false, vectorize = false, outerJacobianStrategy = "reverse-mode")
autograd.functional.hvp(func, inputs, v = null, createGraph = false, strict = false)
autograd.functional.jacobian(func, inputs, createGraph = false, strict = false, vectorize = false, strategy = "reverse-mode")
autograd.functional.jvp(func, inputs, v = null, createGraph = false, strict = false)
autograd.functional.vhp(func, inputs, v = null, createGraph = false, strict = false)
autograd.functional.vjp(func, inputs, v = null, createGraph = false, strict = false)
autograd.grad(outputs, inputs, gradOutputs = null, retainGraph = null, createGraph = false, onlyInputs = true, allowUnused = null, isGradsBatched = false, materializeGrads = false)
autograd.gradcheck(func, inputs, *, eps = 1e-06, atol = 1e-05, rtol = 0.001, raiseException = true, nondetTol = 0.0, checkUndefinedGrad = true, checkGradDtypes = false, checkBatchedGrad = false, checkBatchedForwardGrad = false, checkForwardAd = false, checkBackwardAd = true, fastMode = false, masked = null)
autograd.gradgradcheck(func, inputs, gradOutputs = null, *, eps = 1e-06, atol = 1e-05, rtol = 0.001, genNonContigGradOutputs = false, raiseException = true, nondetTol = 0.0, checkUndefinedGrad = true, checkGradDtypes = false, checkBatchedGrad = false, checkFwdOverRev = false, checkRevOverRev = true, fastMode = false, masked = false)
autograd.graph.GradientEdge(*args, **kwargs)
autograd.graph.Node(*args, **kwargs)
autograd.graph.RemovableHandle(hooksDict, *, extraDict = null)
autograd.graph.TorchDispatchMode(_dispatchKey = null)
autograd.graph.Variable(*args, **kwargs)
autograd.graph.allowMutationOnSavedTensors()
autograd.graph.disableSavedTensorsHooks(errorMessage)
autograd.graph.getGradientEdge(tensor)
autograd.graph.incrementVersion(tensor)
autograd.graph.registerMultiGradHook(tensors, fn, *, mode = "all")
autograd.graph.saveOnCpu(pinMemory = false, deviceType = "cuda")
autograd.graph.savedTensorsHooks(packHook, unpackHook)
autograd.graph.setWarnOnAccumulateGradStreamMismatch(enabled)
autograd.handleTorchFunction(publicApi, relevantArgs, *args, **kwargs)
autograd.inferenceMode(mode = true)
autograd.isTensorLike(inp)
autograd.noGrad()
autograd.setDetectAnomaly(mode, checkNan = true)
autograd.setGradEnabled(mode)
autograd.setMultithreadingEnabled(mode)
autograd.variable(*args, **kwargs)
blockDiag(*tensors)
broadcastShapes(*shapes)
broadcastTensors(*tensors)
cartesianProd(*tensors)
cdist(x1, x2, p = 2.0, computeMode = "use_mm_for_euclid_dist_if_necessary")
chainMatmul(*matrices, out = null)
classproperty(func)
compile(model, *, fullgraph = false, dynamic = null, backend = "inductor", mode = null, options = null, disable = false)
compiledWithCxx11Abi()
cond(pred, trueFn, falseFn, operands = [])
cuda.cachingAllocatorAlloc(size, device = null, stream = null)
cuda.cachingAllocatorDelete(memPtr)
cuda.cachingAllocatorEnable(value = true)
cuda.canDeviceAccessPeer(device, peerDevice)
cuda.changeCurrentAllocator(allocator)
cuda.checkError(res)
cuda.classproperty(func)
cuda.clockRate(device = null)
cuda.cudart()
cuda.currentBlasHandle()
cuda.currentDevice()
cuda.currentStream(device = null)
cuda.defaultStream(device = null)
cuda.deviceCount()
cuda.deviceMemoryUsed(device = null)
cuda.emptyCache()
cuda.getAllocatorBackend()
cuda.getArchList()
cuda.getDeviceCapability(device = null)
cuda.getDeviceName(device = null)
cuda.getDeviceProperties(device = null)
cuda.getGencodeFlags()
cuda.getPerProcessMemoryFraction(device = null)
cuda.getRngState(device = "cuda")
cuda.getRngStateAll()
cuda.getStreamFromExternal(dataPtr, device = null)
cuda.getSyncDebugMode()
cuda.graphPoolHandle()
cuda.hostMemoryStats()
cuda.hostMemoryStatsAsNestedDict()
cuda.init()
cuda.initialSeed()
cuda.ipcCollect()
cuda.isAvailable()
cuda.isBf16Supported(includingEmulation = true)
cuda.isCurrentStreamCapturing()
cuda.isInitialized()
cuda.isTf32Supported()
cuda.listGpuProcesses(device = null)
cuda.makeGraphedCallables(callables, sampleArgs, numWarmupIters = 3, allowUnusedInput = false, pool = null)
cuda.manualSeed(seed)
cuda.manualSeedAll(seed)
cuda.maxMemoryAllocated(device = null)
cuda.maxMemoryCached(device = null)
cuda.maxMemoryReserved(device = null)
cuda.memGetInfo(device = null)
cuda.memoryAllocated(device = null)
cuda.memoryCached(device = null)
cuda.memoryReserved(device = null)
cuda.memorySnapshot(mempoolId = null, includeTraces = true)
cuda.memoryStats(device = null)
cuda.memoryStatsAsNestedDict(device = null)
cuda.memorySummary(device = null, abbreviated = false)
cuda.memoryUsage(device = null)
cuda.powerDraw(device = null)
cuda.resetAccumulatedHostMemoryStats()
cuda.resetAccumulatedMemoryStats(device = null)
cuda.resetMaxMemoryAllocated(device = null)
cuda.resetMaxMemoryCached(device = null)
cuda.resetPeakHostMemoryStats()
cuda.resetPeakMemoryStats(device = null)
cuda.seed()
cuda.seedAll()
cuda.setDevice(device)
cuda.setPerProcessMemoryFraction(fraction, device = null)
cuda.setRngState(newState, device = "cuda")
cuda.setRngStateAll(newStates)
cuda.setStream(stream)
cuda.setSyncDebugMode(debugMode)
cuda.stream(stream)
cuda.synchronize(device = null)
cuda.temperature(device = null)
cuda.useMemPool(pool, device = null)
cuda.utilization(device = null)
data.BatchSampler(sampler, batchSize, dropLast)
data.ChainDataset(datasets)
data.ConcatDataset(datasets)
data.DFIterDataPipe(*args, **kwargs)
data.DataChunk(items)
data.DataLoader(dataset, batchSize = 1, shuffle = null, sampler = null, batchSampler = null, numWorkers = 0, collateFn = null, pinMemory = false, dropLast = false, timeout = 0, workerInitFn = null, multiprocessingContext = null, generator = null, *, prefetchFactor = null, persistentWorkers = false, pinMemoryDevice = "", inOrder = true)
data.Dataset(*args, **kwargs)
data.DistributedSampler(dataset, numReplicas = null, rank = null, shuffle = true, seed = 0, dropLast = false)
data.IterDataPipe(*args, **kwargs)
data.IterableDataset(*args, **kwargs)
data.MapDataPipe(*args, **kwargs)
data.RandomSampler(dataSource, replacement = false, numSamples = null, generator = null)
data.Sampler(*args, **kwargs)
data.SequentialSampler(dataSource)
data.StackDataset(*args, **kwargs)
data.Subset(dataset, indices)
data.SubsetRandomSampler(indices, generator = null)
data.TensorDataset(*tensors)
data.WeightedRandomSampler(weights, numSamples, replacement = true, generator = null)
data.argumentValidation(f)
data.defaultCollate(batch)
data.defaultConvert(data)
data.functionalDatapipe(name, enableDfApiTracing = false)
data.getWorkerInfo()
data.guaranteedDatapipesDeterminism()
data.nonDeterministic(arg)
data.randomSplit(dataset, lengths, generator = ...)
data.runtimeValidation(f)
data.runtimeValidationDisabled()
distributions.AbsTransform(cacheSize = 0)
distributions.AffineTransform(loc, scale, eventDim = 0, cacheSize = 0)
distributions.Bernoulli(probs = null, logits = null, validateArgs = null)
distributions.Beta(concentration1, concentration0, validateArgs = null)
distributions.Binomial(totalCount = 1, probs = null, logits = null, validateArgs = null)
distributions.CatTransform(tseq, dim = 0, lengths = null, cacheSize = 0)
distributions.Categorical(probs = null, logits = null, validateArgs = null)
distributions.Cauchy(loc, scale, validateArgs = null)
distributions.Chi2(df, validateArgs = null)
distributions.ComposeTransform(parts, cacheSize = 0)
distributions.ContinuousBernoulli(probs = null, logits = null, lims = [0.499, 0.501], validateArgs = null)
distributions.CorrCholeskyTransform(cacheSize = 0)
distributions.CumulativeDistributionTransform(distribution, cacheSize = 0)
distributions.Dirichlet(concentration, validateArgs = null)
distributions.Distribution(batchShape = [], eventShape = [], validateArgs = null)
distributions.Distribution.cdf(value)
distributions.Distribution.entropy()
distributions.Distribution.enumerateSupport(expand = true)
distributions.Distribution.expand(batchShape, _instance = null)
distributions.Distribution.icdf(value)
distributions.Distribution.logProb(value)
distributions.Distribution.perplexity()
distributions.Distribution.rsample(sampleShape = [])
distributions.Distribution.sample(sampleShape = [])
distributions.Distribution.sampleN(n)
distributions.ExpTransform(cacheSize = 0)
distributions.Exponential(rate, validateArgs = null)
distributions.ExponentialFamily(batchShape = [], eventShape = [], validateArgs = null)
distributions.FisherSnedecor(df1, df2, validateArgs = null)
distributions.Gamma(concentration, rate, validateArgs = null)
distributions.GeneralizedPareto(loc, scale, concentration, validateArgs = null)
distributions.Geometric(probs = null, logits = null, validateArgs = null)
distributions.Gumbel(loc, scale, validateArgs = null)
distributions.HalfCauchy(scale, validateArgs = null)
distributions.HalfNormal(scale, validateArgs = null)
distributions.Independent(baseDistribution, reinterpretedBatchNdims, validateArgs = null)
distributions.IndependentTransform(baseTransform, reinterpretedBatchNdims, cacheSize = 0)
distributions.InverseGamma(concentration, rate, validateArgs = null)
distributions.Kumaraswamy(concentration1, concentration0, validateArgs = null)
distributions.LKJCholesky(dim, concentration = 1.0, validateArgs = null)
distributions.Laplace(loc, scale, validateArgs = null)
distributions.LogNormal(loc, scale, validateArgs = null)
distributions.LogisticNormal(loc, scale, validateArgs = null)
distributions.LowRankMultivariateNormal(loc, covFactor, covDiag, validateArgs = null)
distributions.LowerCholeskyTransform(cacheSize = 0)
distributions.MixtureSameFamily(mixtureDistribution, componentDistribution, validateArgs = null)
distributions.Multinomial(totalCount = 1, probs = null, logits = null, validateArgs = null)
distributions.MultivariateNormal(loc, covarianceMatrix = null, precisionMatrix = null, scaleTril = null, validateArgs = null)
distributions.NegativeBinomial(totalCount, probs = null, logits = null, validateArgs = null)
distributions.Normal(loc, scale, validateArgs = null)
distributions.OneHotCategorical(probs = null, logits = null, validateArgs = null)
distributions.OneHotCategoricalStraightThrough(probs = null, logits = null, validateArgs = null)
distributions.Pareto(scale, alpha, validateArgs = null)
distributions.Poisson(rate, validateArgs = null)
distributions.PositiveDefiniteTransform(cacheSize = 0)
distributions.PowerTransform(exponent, cacheSize = 0)
distributions.RelaxedBernoulli(temperature, probs = null, logits = null, validateArgs = null)
distributions.RelaxedOneHotCategorical(temperature, probs = null, logits = null, validateArgs = null)
distributions.ReshapeTransform(inShape, outShape, cacheSize = 0)
distributions.SigmoidTransform(cacheSize = 0)
distributions.SoftmaxTransform(cacheSize = 0)
distributions.SoftplusTransform(cacheSize = 0)
distributions.StackTransform(tseq, dim = 0, cacheSize = 0)
distributions.StickBreakingTransform(cacheSize = 0)
distributions.StudentT(df, loc = 0.0, scale = 1.0, validateArgs = null)
distributions.TanhTransform(cacheSize = 0)
distributions.Transform(cacheSize = 0)
distributions.TransformedDistribution(baseDistribution, transforms, validateArgs = null)
distributions.Uniform(low, high, validateArgs = null)
distributions.VonMises(loc, concentration, validateArgs = null)
distributions.Weibull(scale, concentration, validateArgs = null)
distributions.Wishart(df, covarianceMatrix = null, precisionMatrix = null, scaleTril = null, validateArgs = null)
distributions.bijectTo(constraint)
distributions.identityTransform(x)
distributions.klDivergence(p, q)
distributions.registerKl(typeP, typeQ)
distributions.transformTo(constraint)
eig(eigenvectors = false, *, e = null, v = null)
einsum(*args)
fromDlpack(extTensor, *, device = null, copy = null)
func.debugUnwrap(tensor, *, recurse = true)
func.functionalCall(module, parameterAndBufferDicts, args = null, kwargs = null, *, tieWeights = true, strict = false)
func.functionalize(func, *, remove = "mutations")
func.grad(func, argnums = 0, hasAux = false)
func.gradAndValue(func, argnums = 0, hasAux = false)
func.hessian(func, argnums = 0)
func.jacfwd(func, argnums = 0, hasAux = false, *, randomness = "error")
func.jacrev(func, argnums = 0, *, hasAux = false, chunkSize = null, _preallocateAndCopy = false)
func.jvp(func, primals, tangents, *, strict = false, hasAux = false)
func.linearize(func, *primals)
func.replaceAllBatchNormModules_(root)
func.stackModuleState(models)
func.vjp(func, *primals, hasAux = false)
func.vmap(func, inDims = 0, outDims = 0, randomness = "error", *, chunkSize = null)
getDefaultDevice()
getDeterministicDebugMode()
getDeviceModule(device = null)
getFilePath(*pathComponents)
getFloat32MatmulPrecision()
getRngState()
initialSeed()
isDeterministicAlgorithmsWarnOnlyEnabled()
isStorage(obj, /)
isTensor(obj, /)
isWarnAlwaysEnabled()
load(f, mapLocation = null, pickleModule = null, *, weightsOnly = null, mmap = null, **pickleLoadArgs)
lobpcg(A, k = null, B = null, X = null, n = null, iK = null, niter = null, tol = null, largest = null, method = null, tracker = null, orthoIparams = null, orthoFparams = null, orthoBparams = null)
lstsq(input, A, *, out = null)
lu(*args, **kwargs)
manualSeed(seed)
masked.amax(input, dim = null, *, keepdim = false, dtype = null, mask = null)
masked.amin(input, dim = null, *, keepdim = false, dtype = null, mask = null)
masked.argmax(input, dim = null, *, keepdim = false, dtype = null, mask = null)
masked.argmin(input, dim = null, *, keepdim = false, dtype = null, mask = null)
masked.asMaskedTensor(data, mask)
masked.cumprod(input, dim, *, dtype = null, mask = null)
masked.cumsum(input, dim, *, dtype = null, mask = null)
masked.isMaskedTensor(obj, /)
masked.logSoftmax(input, dim, *, dtype = null, mask = null)
masked.logaddexp(input, other, *, dtype = null, inputMask = null, otherMask = null)
masked.logsumexp(input, dim = null, *, keepdim = false, dtype = null, mask = null)
masked.maskedTensor(data, mask, requiresGrad = false)
masked.mean(input, dim = null, *, keepdim = false, dtype = null, mask = null)
masked.median(input, dim = -1, *, keepdim = false, dtype = null, mask = null)
masked.norm(input, ord = 2.0, dim = null, *, keepdim = false, dtype = null, mask = null)
masked.normalize(input, ord, dim, *, eps = 1e-12, dtype = null, mask = null)
masked.prod(input, dim = null, *, keepdim = false, dtype = null, mask = null)
masked.softmax(input, dim, *, dtype = null, mask = null)
masked.softmin(input, dim, *, dtype = null, mask = null)
masked.std(input, dim = null, unbiased = null, *, correction = null, keepdim = false, dtype = null, mask = null)
masked.sum(input, dim = null, *, keepdim = false, dtype = null, mask = null)
masked.var(input, dim = null, unbiased = null, *, correction = null, keepdim = false, dtype = null, mask = null)
matrixRank(input, tol = null, symmetric = false, *, out = null)
meshgrid(*tensors, indexing = null)
nested.asNestedTensor(ts, dtype = null, device = null, layout = null)
nested.maskedSelect(tensor, mask)
nested.narrow(tensor, dim, start, length, layout = ...)
nested.nestedTensor(tensorList, *, dtype = null, layout = null, device = null, requiresGrad = false, pinMemory = false)
nested.nestedTensorFromJagged(values, offsets = null, lengths = null, jaggedDim = null, minSeqlen = null, maxSeqlen = null)
nn.AdaptiveAvgPool1d(outputSize)
nn.AdaptiveAvgPool1d.forward(input)
nn.AdaptiveAvgPool2d(outputSize)
nn.AdaptiveAvgPool2d.forward(input)
nn.AdaptiveAvgPool3d(outputSize)
nn.AdaptiveAvgPool3d.forward(input)
nn.AdaptiveLogSoftmaxWithLoss(inFeatures, nClasses, cutoffs, divValue = 4.0, headBias = false, device = null, dtype = null)
nn.AdaptiveLogSoftmaxWithLoss.forward(input_, target_)
nn.AdaptiveMaxPool1d(outputSize, returnIndices = false)
nn.AdaptiveMaxPool1d.forward(input)
nn.AdaptiveMaxPool2d(outputSize, returnIndices = false)
nn.AdaptiveMaxPool2d.forward(input)
nn.AdaptiveMaxPool3d(outputSize, returnIndices = false)
nn.AdaptiveMaxPool3d.forward(input)
nn.AlphaDropout(p = 0.5, inplace = false)
nn.AlphaDropout.forward(input)
nn.AvgPool1d(kernelSize, stride = null, padding = 0, ceilMode = false, countIncludePad = true)
nn.AvgPool1d.forward(input)
nn.AvgPool2d(kernelSize, stride = null, padding = 0, ceilMode = false, countIncludePad = true, divisorOverride = null)
nn.AvgPool2d.forward(input)
nn.AvgPool3d(kernelSize, stride = null, padding = 0, ceilMode = false, countIncludePad = true, divisorOverride = null)
nn.AvgPool3d.forward(input)
nn.BCELoss(weight = null, sizeAverage = null, reduce = null, reduction = "mean")
nn.BCELoss.forward(input, target)
nn.BCEWithLogitsLoss(weight = null, sizeAverage = null, reduce = null, reduction = "mean", posWeight = null)
nn.BCEWithLogitsLoss.forward(input, target)
nn.BatchNorm1d(numFeatures, eps = 1e-05, momentum = 0.1, affine = true, trackRunningStats = true, device = null, dtype = null)
nn.BatchNorm2d(numFeatures, eps = 1e-05, momentum = 0.1, affine = true, trackRunningStats = true, device = null, dtype = null)
nn.BatchNorm3d(numFeatures, eps = 1e-05, momentum = 0.1, affine = true, trackRunningStats = true, device = null, dtype = null)
nn.Bilinear(in1Features, in2Features, outFeatures, bias = true, device = null, dtype = null)
nn.Bilinear.forward(input1, input2)
nn.Buffer(*args, **kwargs)
nn.CELU(alpha = 1.0, inplace = false)
nn.CELU.forward(input)
nn.CTCLoss(blank = 0, reduction = "mean", zeroInfinity = false)
nn.CTCLoss.forward(logProbs, targets, inputLengths, targetLengths)
nn.ChannelShuffle(groups)
nn.ChannelShuffle.forward(input)
nn.CircularPad1d(padding)
nn.CircularPad2d(padding)
nn.CircularPad3d(padding)
nn.ConstantPad1d(padding, value)
nn.ConstantPad2d(padding, value)
nn.ConstantPad3d(padding, value)
nn.Container(**kwargs)
nn.Conv1d(inChannels, outChannels, kernelSize, stride = 1, padding = 0, dilation = 1, groups = 1, bias = true, paddingMode = "zeros", device = null, dtype = null)
nn.Conv1d.forward(input)
nn.Conv2d(inChannels, outChannels, kernelSize, stride = 1, padding = 0, dilation = 1, groups = 1, bias = true, paddingMode = "zeros", device = null, dtype = null)
nn.Conv2d.forward(input)
nn.Conv3d(inChannels, outChannels, kernelSize, stride = 1, padding = 0, dilation = 1, groups = 1, bias = true, paddingMode = "zeros", device = null, dtype = null)
nn.Conv3d.forward(input)
nn.ConvTranspose1d(inChannels, outChannels, kernelSize, stride = 1, padding = 0, outputPadding = 0, groups = 1, bias = true, dilation = 1, paddingMode = "zeros", device = null, dtype = null)
nn.ConvTranspose1d.forward(input, outputSize = null)
nn.ConvTranspose2d(inChannels, outChannels, kernelSize, stride = 1, padding = 0, outputPadding = 0, groups = 1, bias = true, dilation = 1, paddingMode = "zeros", device = null, dtype = null)
nn.ConvTranspose2d.forward(input, outputSize = null)
nn.ConvTranspose3d(inChannels, outChannels, kernelSize, stride = 1, padding = 0, outputPadding = 0, groups = 1, bias = true, dilation = 1, paddingMode = "zeros", device = null, dtype = null)
nn.ConvTranspose3d.forward(input, outputSize = null)
nn.CosineEmbeddingLoss(margin = 0.0, sizeAverage = null, reduce = null, reduction = "mean")
nn.CosineEmbeddingLoss.forward(input1, input2, target)
nn.CosineSimilarity(dim = 1, eps = 1e-08)
nn.CosineSimilarity.forward(x1, x2)
nn.CrossEntropyLoss(weight = null, sizeAverage = null, ignoreIndex = -100, reduce = null, reduction = "mean", labelSmoothing = 0.0)
nn.CrossEntropyLoss.forward(input, target)
nn.CrossMapLRN2d(size, alpha = 0.0001, beta = 0.75, k = 1)
nn.CrossMapLRN2d.forward(input)
nn.DataParallel(module, deviceIds = null, outputDevice = null, dim = 0)
nn.DataParallel.forward(*inputs, **kwargs)
nn.Dropout(p = 0.5, inplace = false)
nn.Dropout.forward(input)
nn.Dropout1d(p = 0.5, inplace = false)
nn.Dropout1d.forward(input)
nn.Dropout2d(p = 0.5, inplace = false)
nn.Dropout2d.forward(input)
nn.Dropout3d(p = 0.5, inplace = false)
nn.Dropout3d.forward(input)
nn.ELU(alpha = 1.0, inplace = false)
nn.ELU.forward(input)
nn.Embedding(numEmbeddings, embeddingDim, paddingIdx = null, maxNorm = null, normType = 2.0, scaleGradByFreq = false, sparse = false, _weight = null, _freeze = false, device = null, dtype = null)
nn.Embedding.forward(input)
nn.EmbeddingBag(numEmbeddings, embeddingDim, maxNorm = null, normType = 2.0, scaleGradByFreq = false, mode = "mean", sparse = false, _weight = null, includeLastOffset = false, paddingIdx = null, device = null, dtype = null)
nn.EmbeddingBag.forward(input, offsets = null, perSampleWeights = null)
nn.FeatureAlphaDropout(p = 0.5, inplace = false)
nn.FeatureAlphaDropout.forward(input)
nn.Flatten(startDim = 1, endDim = -1)
nn.Flatten.forward(input)
nn.Fold(outputSize, kernelSize, dilation = 1, padding = 0, stride = 1)
nn.Fold.forward(input)
nn.FractionalMaxPool2d(kernelSize, outputSize = null, outputRatio = null, returnIndices = false, _randomSamples = null)
nn.FractionalMaxPool2d.forward(input)
nn.FractionalMaxPool3d(kernelSize, outputSize = null, outputRatio = null, returnIndices = false, _randomSamples = null)
nn.FractionalMaxPool3d.forward(input)
nn.GELU(approximate = "none")
nn.GELU.forward(input)
nn.GLU(dim = -1)
nn.GLU.forward(input)
nn.GRU(inputSize, hiddenSize, numLayers = 1, bias = true, batchFirst = false, dropout = 0.0, bidirectional = false, device = null, dtype = null)
nn.GRU.forward(input, hx = null)
nn.GRUCell(inputSize, hiddenSize, bias = true, device = null, dtype = null)
nn.GRUCell.forward(input, hx = null)
nn.GaussianNLLLoss(*, full = false, eps = 1e-06, reduction = "mean")
nn.GaussianNLLLoss.forward(input, target, var)
nn.GroupNorm(numGroups, numChannels, eps = 1e-05, affine = true, device = null, dtype = null)
nn.GroupNorm.forward(input)
nn.Hardshrink(lambd = 0.5)
nn.Hardshrink.forward(input)
nn.Hardsigmoid(inplace = false)
nn.Hardsigmoid.forward(input)
nn.Hardswish(inplace = false)
nn.Hardswish.forward(input)
nn.Hardtanh(minVal = -1.0, maxVal = 1.0, inplace = false, minValue = null, maxValue = null)
nn.Hardtanh.forward(input)
nn.HingeEmbeddingLoss(margin = 1.0, sizeAverage = null, reduce = null, reduction = "mean")
nn.HingeEmbeddingLoss.forward(input, target)
nn.HuberLoss(reduction = "mean", delta = 1.0)
nn.HuberLoss.forward(input, target)
nn.Identity(*args, **kwargs)
nn.Identity.forward(input)
nn.InstanceNorm1d(numFeatures, eps = 1e-05, momentum = 0.1, affine = false, trackRunningStats = false, device = null, dtype = null)
nn.InstanceNorm2d(numFeatures, eps = 1e-05, momentum = 0.1, affine = false, trackRunningStats = false, device = null, dtype = null)
nn.InstanceNorm3d(numFeatures, eps = 1e-05, momentum = 0.1, affine = false, trackRunningStats = false, device = null, dtype = null)
nn.KLDivLoss(sizeAverage = null, reduce = null, reduction = "mean", logTarget = false)
nn.KLDivLoss.forward(input, target)
nn.L1Loss(sizeAverage = null, reduce = null, reduction = "mean")
nn.L1Loss.forward(input, target)
nn.LPPool1d(normType, kernelSize, stride = null, ceilMode = false)
nn.LPPool1d.forward(input)
nn.LPPool2d(normType, kernelSize, stride = null, ceilMode = false)
nn.LPPool2d.forward(input)
nn.LPPool3d(normType, kernelSize, stride = null, ceilMode = false)
nn.LPPool3d.forward(input)
nn.LSTM(inputSize, hiddenSize, numLayers = 1, bias = true, batchFirst = false, dropout = 0.0, bidirectional = false, projSize = 0, device = null, dtype = null)
nn.LSTM.forward(input, hx = null)
nn.LSTMCell(inputSize, hiddenSize, bias = true, device = null, dtype = null)
nn.LSTMCell.forward(input, hx = null)
nn.LayerNorm(normalizedShape, eps = 1e-05, elementwiseAffine = true, bias = true, device = null, dtype = null)
nn.LayerNorm.forward(input)
nn.LazyBatchNorm1d(eps = 1e-05, momentum = 0.1, affine = true, trackRunningStats = true, device = null, dtype = null)
nn.LazyBatchNorm2d(eps = 1e-05, momentum = 0.1, affine = true, trackRunningStats = true, device = null, dtype = null)
nn.LazyBatchNorm3d(eps = 1e-05, momentum = 0.1, affine = true, trackRunningStats = true, device = null, dtype = null)
nn.LazyConv1d(outChannels, kernelSize, stride = 1, padding = 0, dilation = 1, groups = 1, bias = true, paddingMode = "zeros", device = null, dtype = null)
nn.LazyConv2d(outChannels, kernelSize, stride = 1, padding = 0, dilation = 1, groups = 1, bias = true, paddingMode = "zeros", device = null, dtype = null)
nn.LazyConv3d(outChannels, kernelSize, stride = 1, padding = 0, dilation = 1, groups = 1, bias = true, paddingMode = "zeros", device = null, dtype = null)
nn.LazyConvTranspose1d(outChannels, kernelSize, stride = 1, padding = 0, outputPadding = 0, groups = 1, bias = true, dilation = 1, paddingMode = "zeros", device = null, dtype = null)
nn.LazyConvTranspose2d(outChannels, kernelSize, stride = 1, padding = 0, outputPadding = 0, groups = 1, bias = true, dilation = 1, paddingMode = "zeros", device = null, dtype = null)
nn.LazyConvTranspose3d(outChannels, kernelSize, stride = 1, padding = 0, outputPadding = 0, groups = 1, bias = true, dilation = 1, paddingMode = "zeros", device = null, dtype = null)
nn.LazyInstanceNorm1d(eps = 1e-05, momentum = 0.1, affine = true, trackRunningStats = true, device = null, dtype = null)
nn.LazyInstanceNorm2d(eps = 1e-05, momentum = 0.1, affine = true, trackRunningStats = true, device = null, dtype = null)
nn.LazyInstanceNorm3d(eps = 1e-05, momentum = 0.1, affine = true, trackRunningStats = true, device = null, dtype = null)
nn.LazyLinear(outFeatures, bias = true, device = null, dtype = null)
nn.LeakyReLU(negativeSlope = 0.01, inplace = false)
nn.LeakyReLU.forward(input)
nn.Linear(inFeatures, outFeatures, bias = true, device = null, dtype = null)
nn.Linear.forward(input)
nn.LocalResponseNorm(size, alpha = 0.0001, beta = 0.75, k = 1.0)
nn.LocalResponseNorm.forward(input)
nn.LogSigmoid(*args, **kwargs)
nn.LogSigmoid.forward(input)
nn.LogSoftmax(dim = null)
nn.LogSoftmax.forward(input)
nn.MSELoss(sizeAverage = null, reduce = null, reduction = "mean")
nn.MSELoss.forward(input, target)
nn.MarginRankingLoss(margin = 0.0, sizeAverage = null, reduce = null, reduction = "mean")
nn.MarginRankingLoss.forward(input1, input2, target)
nn.MaxPool1d(kernelSize, stride = null, padding = 0, dilation = 1, returnIndices = false, ceilMode = false)
nn.MaxPool1d.forward(input)
nn.MaxPool2d(kernelSize, stride = null, padding = 0, dilation = 1, returnIndices = false, ceilMode = false)
nn.MaxPool2d.forward(input)
nn.MaxPool3d(kernelSize, stride = null, padding = 0, dilation = 1, returnIndices = false, ceilMode = false)
nn.MaxPool3d.forward(input)
nn.MaxUnpool1d(kernelSize, stride = null, padding = 0)
nn.MaxUnpool1d.forward(input, indices, outputSize = null)
nn.MaxUnpool2d(kernelSize, stride = null, padding = 0)
nn.MaxUnpool2d.forward(input, indices, outputSize = null)
nn.MaxUnpool3d(kernelSize, stride = null, padding = 0)
nn.MaxUnpool3d.forward(input, indices, outputSize = null)
nn.Mish(inplace = false)
nn.Mish.forward(input)
nn.Module(*args, **kwargs)
nn.Module.addModule(name, module)
nn.Module.apply(fn)
nn.Module.bfloat16()
nn.Module.buffers(recurse = true)
nn.Module.children()
nn.Module.compile(*args, **kwargs)
nn.Module.cpu()
nn.Module.cuda(device = null)
nn.Module.double()
nn.Module.eval()
nn.Module.extraRepr()
nn.Module.float()
nn.Module.forward(*input)
nn.Module.getBuffer(target)
nn.Module.getExtraState()
nn.Module.getParameter(target)
nn.Module.getSubmodule(target)
nn.Module.half()
nn.Module.ipu(device = null)
nn.Module.loadStateDict(stateDict, strict = true, assign = false)
nn.Module.modules(removeDuplicate = true)
nn.Module.mtia(device = null)
nn.Module.namedBuffers(prefix = "", recurse = true, removeDuplicate = true)
nn.Module.namedChildren()
nn.Module.namedModules(memo = null, prefix = "", removeDuplicate = true)
nn.Module.namedParameters(prefix = "", recurse = true, removeDuplicate = true)
nn.Module.parameters(recurse = true)
nn.Module.registerBackwardHook(hook)
nn.Module.registerBuffer(name, tensor, persistent = true)
nn.Module.registerForwardHook(hook, *, prepend = false, withKwargs = false, alwaysCall = false)
nn.Module.registerForwardPreHook(hook, *, prepend = false, withKwargs = false)
nn.Module.registerFullBackwardHook(hook, prepend = false)
nn.Module.registerFullBackwardPreHook(hook, prepend = false)
nn.Module.registerLoadStateDictPostHook(hook)
nn.Module.registerLoadStateDictPreHook(hook)
nn.Module.registerModule(name, module)
nn.Module.registerParameter(name, param)
nn.Module.registerStateDictPostHook(hook)
nn.Module.registerStateDictPreHook(hook)
nn.Module.requiresGrad_(requiresGrad = true)
nn.Module.setExtraState(state)
nn.Module.setSubmodule(target, module, strict = false)
nn.Module.shareMemory()
nn.Module.stateDict(*, destination, prefix = ..., keepVars = ...)
nn.Module.to(device = ..., dtype = ..., nonBlocking = ...)
nn.Module.toEmpty(*, device, recurse = true)
nn.Module.train(mode = true)
nn.Module.type(dstType)
nn.Module.xpu(device = null)
nn.Module.zeroGrad(setToNone = true)
nn.ModuleDict(modules = null)
nn.ModuleList(modules = null)
nn.MultiLabelMarginLoss(sizeAverage = null, reduce = null, reduction = "mean")
nn.MultiLabelMarginLoss.forward(input, target)
nn.MultiLabelSoftMarginLoss(weight = null, sizeAverage = null, reduce = null, reduction = "mean")
nn.MultiLabelSoftMarginLoss.forward(input, target)
nn.MultiMarginLoss(p = 1, margin = 1.0, weight = null, sizeAverage = null, reduce = null, reduction = "mean")
nn.MultiMarginLoss.forward(input, target)
nn.MultiheadAttention(embedDim, numHeads, dropout = 0.0, bias = true, addBiasKv = false, addZeroAttn = false, kdim = null, vdim = null, batchFirst = false, device = null, dtype = null)
nn.MultiheadAttention.forward(query, key, value, keyPaddingMask = null, needWeights = true, attnMask = null, averageAttnWeights = true, isCausal = false)
nn.NLLLoss(weight = null, sizeAverage = null, ignoreIndex = -100, reduce = null, reduction = "mean")
nn.NLLLoss.forward(input, target)
nn.NLLLoss2d(weight = null, sizeAverage = null, ignoreIndex = -100, reduce = null, reduction = "mean")
nn.PReLU(numParameters = 1, init = 0.25, device = null, dtype = null)
nn.PReLU.forward(input)
nn.PairwiseDistance(p = 2.0, eps = 1e-06, keepdim = false)
nn.PairwiseDistance.forward(x1, x2)
nn.Parameter(*args, **kwargs)
nn.ParameterDict(parameters = null)
nn.ParameterList(values = null)
nn.PixelShuffle(upscaleFactor)
nn.PixelShuffle.forward(input)
nn.PixelUnshuffle(downscaleFactor)
nn.PixelUnshuffle.forward(input)
nn.PoissonNLLLoss(logInput = true, full = false, sizeAverage = null, eps = 1e-08, reduce = null, reduction = "mean")
nn.PoissonNLLLoss.forward(logInput, target)
nn.RMSNorm(normalizedShape, eps = null, elementwiseAffine = true, device = null, dtype = null)
nn.RMSNorm.forward(x)
nn.RNN(inputSize, hiddenSize, numLayers = 1, nonlinearity = "tanh", bias = true, batchFirst = false, dropout = 0.0, bidirectional = false, device = null, dtype = null)
nn.RNN.forward(input, hx = null)
nn.RNNBase(mode, inputSize, hiddenSize, numLayers = 1, bias = true, batchFirst = false, dropout = 0.0, bidirectional = false, projSize = 0, device = null, dtype = null)
nn.RNNCell(inputSize, hiddenSize, bias = true, nonlinearity = "tanh", device = null, dtype = null)
nn.RNNCell.forward(input, hx = null)
nn.RNNCellBase(inputSize, hiddenSize, bias, numChunks, device = null, dtype = null)
nn.RReLU(lower = 0.125, upper = 0.3333333333333333, inplace = false)
nn.RReLU.forward(input)
nn.ReLU(inplace = false)
nn.ReLU.forward(input)
nn.ReLU6(inplace = false)
nn.ReflectionPad1d(padding)
nn.ReflectionPad2d(padding)
nn.ReflectionPad3d(padding)
nn.ReplicationPad1d(padding)
nn.ReplicationPad2d(padding)
nn.ReplicationPad3d(padding)
nn.SELU(inplace = false)
nn.SELU.forward(input)
nn.Sequential(*args)
nn.Sequential.forward(input)
nn.SiLU(inplace = false)
nn.SiLU.forward(input)
nn.Sigmoid(*args, **kwargs)
nn.Sigmoid.forward(input)
nn.SmoothL1Loss(sizeAverage = null, reduce = null, reduction = "mean", beta = 1.0)
nn.SmoothL1Loss.forward(input, target)
nn.SoftMarginLoss(sizeAverage = null, reduce = null, reduction = "mean")
nn.SoftMarginLoss.forward(input, target)
nn.Softmax(dim = null)
nn.Softmax.forward(input)
nn.Softmax2d(*args, **kwargs)
nn.Softmax2d.forward(input)
nn.Softmin(dim = null)
nn.Softmin.forward(input)
nn.Softplus(beta = 1.0, threshold = 20.0)
nn.Softplus.forward(input)
nn.Softshrink(lambd = 0.5)
nn.Softshrink.forward(input)
nn.Softsign(*args, **kwargs)
nn.Softsign.forward(input)
nn.SyncBatchNorm(numFeatures, eps = 1e-05, momentum = 0.1, affine = true, trackRunningStats = true, processGroup = null, device = null, dtype = null)
nn.SyncBatchNorm.forward(input)
nn.Tanh(*args, **kwargs)
nn.Tanh.forward(input)
nn.Tanhshrink(*args, **kwargs)
nn.Tanhshrink.forward(input)
nn.Threshold(threshold, value, inplace = false)
nn.Threshold.forward(input)
nn.Transformer(dModel = 512, nhead = 8, numEncoderLayers = 6, numDecoderLayers = 6, dimFeedforward = 2048, dropout = 0.1, activation = ..., customEncoder = null, customDecoder = null, layerNormEps = 1e-05, batchFirst = false, normFirst = false, bias = true, device = null, dtype = null)
nn.Transformer.forward(src, tgt, srcMask = null, tgtMask = null, memoryMask = null, srcKeyPaddingMask = null, tgtKeyPaddingMask = null, memoryKeyPaddingMask = null, srcIsCausal = null, tgtIsCausal = null, memoryIsCausal = false)
nn.TransformerDecoder(decoderLayer, numLayers, norm = null)
nn.TransformerDecoder.forward(tgt, memory, tgtMask = null, memoryMask = null, tgtKeyPaddingMask = null, memoryKeyPaddingMask = null, tgtIsCausal = null, memoryIsCausal = false)
nn.TransformerDecoderLayer(dModel, nhead, dimFeedforward = 2048, dropout = 0.1, activation = ..., layerNormEps = 1e-05, batchFirst = false, normFirst = false, bias = true, device = null, dtype = null)
nn.TransformerDecoderLayer.forward(tgt, memory, tgtMask = null, memoryMask = null, tgtKeyPaddingMask = null, memoryKeyPaddingMask = null, tgtIsCausal = false, memoryIsCausal = false)
nn.TransformerEncoder(encoderLayer, numLayers, norm = null, enableNestedTensor = true, maskCheck = true)
nn.TransformerEncoder.forward(src, mask = null, srcKeyPaddingMask = null, isCausal = null)
nn.TransformerEncoderLayer(dModel, nhead, dimFeedforward = 2048, dropout = 0.1, activation = ..., layerNormEps = 1e-05, batchFirst = false, normFirst = false, bias = true, device = null, dtype = null)
nn.TransformerEncoderLayer.forward(src, srcMask = null, srcKeyPaddingMask = null, isCausal = false)
nn.TripletMarginLoss(margin = 1.0, p = 2.0, eps = 1e-06, swap = false, sizeAverage = null, reduce = null, reduction = "mean")
nn.TripletMarginLoss.forward(anchor, positive, negative)
nn.TripletMarginWithDistanceLoss(*, distanceFunction = null, margin = 1.0, swap = false, reduction = "mean")
nn.TripletMarginWithDistanceLoss.forward(anchor, positive, negative)
nn.Unflatten(dim, unflattenedSize)
nn.Unflatten.forward(input)
nn.Unfold(kernelSize, dilation = 1, padding = 0, stride = 1)
nn.Unfold.forward(input)
nn.UninitializedBuffer(*args, **kwargs)
nn.UninitializedParameter(*args, **kwargs)
nn.Upsample(size = null, scaleFactor = null, mode = "nearest", alignCorners = null, recomputeScaleFactor = null)
nn.Upsample.forward(input)
nn.UpsamplingBilinear2d(size = null, scaleFactor = null)
nn.UpsamplingNearest2d(size = null, scaleFactor = null)
nn.ZeroPad1d(padding)
nn.ZeroPad2d(padding)
nn.ZeroPad3d(padding)
nn.factoryKwargs(kwargs)
nn.functional.Tensor(*args, **kwargs)
nn.functional.adaptiveAvgPool2d(input, outputSize)
nn.functional.adaptiveAvgPool3d(input, outputSize)
nn.functional.adaptiveMaxPool1d(*args, **kwargs)
nn.functional.adaptiveMaxPool1dWithIndices(input, outputSize, returnIndices = false)
nn.functional.adaptiveMaxPool2d(*args, **kwargs)
nn.functional.adaptiveMaxPool2dWithIndices(input, outputSize, returnIndices = false)
nn.functional.adaptiveMaxPool3d(*args, **kwargs)
nn.functional.adaptiveMaxPool3dWithIndices(input, outputSize, returnIndices = false)
nn.functional.affineGrid(theta, size, alignCorners = null)
nn.functional.alphaDropout(input, p = 0.5, training = false, inplace = false)
nn.functional.assertIntOrPair(arg, argName, message)
nn.functional.batchNorm(input, runningMean, runningVar, weight = null, bias = null, training = false, momentum = 0.1, eps = 1e-05)
nn.functional.binaryCrossEntropy(input, target, weight = null, sizeAverage = null, reduce = null, reduction = "mean")
nn.functional.binaryCrossEntropyWithLogits(input, target, weight = null, sizeAverage = null, reduce = null, reduction = "mean", posWeight = null)
nn.functional.booleanDispatch(argName, argIndex, default, ifTrue, ifFalse, moduleName, funcName)
nn.functional.celu(input, alpha = 1.0, inplace = false)
nn.functional.cosineEmbeddingLoss(input1, input2, target, margin = 0, sizeAverage = null, reduce = null, reduction = "mean")
nn.functional.crossEntropy(input, target, weight = null, sizeAverage = null, ignoreIndex = -100, reduce = null, reduction = "mean", labelSmoothing = 0.0)
nn.functional.ctcLoss(logProbs, targets, inputLengths, targetLengths, blank = 0, reduction = "mean", zeroInfinity = false)
nn.functional.dropout(input, p = 0.5, training = true, inplace = false)
nn.functional.dropout1d(input, p = 0.5, training = true, inplace = false)
nn.functional.dropout2d(input, p = 0.5, training = true, inplace = false)
nn.functional.dropout3d(input, p = 0.5, training = true, inplace = false)
nn.functional.elu(input, alpha = 1.0, inplace = false)
nn.functional.embedding(input, weight, paddingIdx = null, maxNorm = null, normType = 2.0, scaleGradByFreq = false, sparse = false)
nn.functional.embeddingBag(input, weight, offsets = null, maxNorm = null, normType = 2, scaleGradByFreq = false, mode = "mean", sparse = false, perSampleWeights = null, includeLastOffset = false, paddingIdx = null)
nn.functional.featureAlphaDropout(input, p = 0.5, training = false, inplace = false)
nn.functional.fold(input, outputSize, kernelSize, dilation = 1, padding = 0, stride = 1)
nn.functional.fractionalMaxPool2d(*args, **kwargs)
nn.functional.fractionalMaxPool2dWithIndices(input, kernelSize, outputSize = null, outputRatio = null, returnIndices = false, _randomSamples = null)
nn.functional.fractionalMaxPool3d(*args, **kwargs)
nn.functional.fractionalMaxPool3dWithIndices(input, kernelSize, outputSize = null, outputRatio = null, returnIndices = false, _randomSamples = null)
nn.functional.gaussianNllLoss(input, target, var, full = false, eps = 1e-06, reduction = "mean")
nn.functional.glu(input, dim = -1)
nn.functional.gridSample(input, grid, mode = "bilinear", paddingMode = "zeros", alignCorners = null)
nn.functional.groupNorm(input, numGroups, weight = null, bias = null, eps = 1e-05)
nn.functional.groupedMm(matA, matB, *, offs = null, bias = null, outDtype = null)
nn.functional.gumbelSoftmax(logits, tau = 1, hard = false, eps = 1e-10, dim = -1)
nn.functional.handleTorchFunction(publicApi, relevantArgs, *args, **kwargs)
nn.functional.hardsigmoid(input, inplace = false)
nn.functional.hardswish(input, inplace = false)
nn.functional.hardtanh(input, minVal = -1.0, maxVal = 1.0, inplace = false)
nn.functional.hingeEmbeddingLoss(input, target, margin = 1.0, sizeAverage = null, reduce = null, reduction = "mean")
nn.functional.huberLoss(input, target, reduction = "mean", delta = 1.0, weight = null)
nn.functional.instanceNorm(input, runningMean = null, runningVar = null, weight = null, bias = null, useInputStats = true, momentum = 0.1, eps = 1e-05)
nn.functional.interpolate(input, size = null, scaleFactor = null, mode = "nearest", alignCorners = null, recomputeScaleFactor = null, antialias = false)
nn.functional.klDiv(input, target, sizeAverage = null, reduce = null, reduction = "mean", logTarget = false)
nn.functional.l1Loss(input, target, sizeAverage = null, reduce = null, reduction = "mean", weight = null)
nn.functional.layerNorm(input, normalizedShape, weight = null, bias = null, eps = 1e-05)
nn.functional.leakyRelu(input, negativeSlope = 0.01, inplace = false)
nn.functional.localResponseNorm(input, size, alpha = 0.0001, beta = 0.75, k = 1.0)
nn.functional.logSoftmax(input, dim = null, _stacklevel = 3, dtype = null)
nn.functional.lpPool1d(input, normType, kernelSize, stride = null, ceilMode = false)
nn.functional.lpPool2d(input, normType, kernelSize, stride = null, ceilMode = false)
nn.functional.lpPool3d(input, normType, kernelSize, stride = null, ceilMode = false)
nn.functional.marginRankingLoss(input1, input2, target, margin = 0, sizeAverage = null, reduce = null, reduction = "mean")
nn.functional.maxPool1d(*args, **kwargs)
nn.functional.maxPool1dWithIndices(input, kernelSize, stride = null, padding = 0, dilation = 1, ceilMode = false, returnIndices = false)
nn.functional.maxPool2d(*args, **kwargs)
nn.functional.maxPool2dWithIndices(input, kernelSize, stride = null, padding = 0, dilation = 1, ceilMode = false, returnIndices = false)
nn.functional.maxPool3d(*args, **kwargs)
nn.functional.maxPool3dWithIndices(input, kernelSize, stride = null, padding = 0, dilation = 1, ceilMode = false, returnIndices = false)
nn.functional.maxUnpool1d(input, indices, kernelSize, stride = null, padding = 0, outputSize = null)
nn.functional.maxUnpool2d(input, indices, kernelSize, stride = null, padding = 0, outputSize = null)
nn.functional.maxUnpool3d(input, indices, kernelSize, stride = null, padding = 0, outputSize = null)
nn.functional.mish(input, inplace = false)
nn.functional.mseLoss(input, target, sizeAverage = null, reduce = null, reduction = "mean", weight = null)
nn.functional.multiHeadAttentionForward(query, key, value, embedDimToCheck, numHeads, inProjWeight, inProjBias, biasK, biasV, addZeroAttn, dropoutP, outProjWeight, outProjBias, training = true, keyPaddingMask = null, needWeights = true, attnMask = null, useSeparateProjWeight = false, qProjWeight = null, kProjWeight = null, vProjWeight = null, staticK = null, staticV = null, averageAttnWeights = true, isCausal = false)
nn.functional.multiMarginLoss(input, target, p = 1, margin = 1.0, weight = null, sizeAverage = null, reduce = null, reduction = "mean")
nn.functional.multilabelMarginLoss(input, target, sizeAverage = null, reduce = null, reduction = "mean")
nn.functional.multilabelSoftMarginLoss(input, target, weight = null, sizeAverage = null, reduce = null, reduction = "mean")
nn.functional.nllLoss(input, target, weight = null, sizeAverage = null, ignoreIndex = -100, reduce = null, reduction = "mean")
nn.functional.normalize(input, p = 2.0, dim = 1, eps = 1e-12, out = null)
nn.functional.pad(input, pad, mode = "constant", value = null)
nn.functional.poissonNllLoss(input, target, logInput = true, full = false, sizeAverage = null, eps = 1e-08, reduce = null, reduction = "mean")
nn.functional.relu(input, inplace = false)
nn.functional.relu6(input, inplace = false)
nn.functional.rmsNorm(input, normalizedShape, weight = null, eps = null)
nn.functional.rrelu(input, lower = 0.125, upper = 0.3333333333333333, training = false, inplace = false)
nn.functional.scaledGroupedMm(matA, matB, scaleA, scaleRecipeA, scaleB, scaleRecipeB, swizzleA = null, swizzleB = null, bias = null, offs = null, outputDtype = ..., contractionDim = [], useFastAccum = false)
nn.functional.scaledMm(matA, matB, scaleA, scaleRecipeA, scaleB, scaleRecipeB, swizzleA = null, swizzleB = null, bias = null, outputDtype = ..., contractionDim = [], useFastAccum = false)
nn.functional.selu(input, inplace = false)
nn.functional.sigmoid(input)
nn.functional.silu(input, inplace = false)
nn.functional.smoothL1Loss(input, target, sizeAverage = null, reduce = null, reduction = "mean", beta = 1.0)
nn.functional.softMarginLoss(input, target, sizeAverage = null, reduce = null, reduction = "mean")
nn.functional.softmax(input, dim = null, _stacklevel = 3, dtype = null)
nn.functional.softmin(input, dim = null, _stacklevel = 3, dtype = null)
nn.functional.softsign(input)
nn.functional.tanh(input)
nn.functional.tanhshrink(input)
nn.functional.threshold(input, threshold, value, inplace = false)
nn.functional.tripletMarginLoss(anchor, positive, negative, margin = 1.0, p = 2, eps = 1e-06, swap = false, sizeAverage = null, reduce = null, reduction = "mean")
nn.functional.tripletMarginWithDistanceLoss(anchor, positive, negative, *, distanceFunction = null, margin = 1.0, swap = false, reduction = "mean")
nn.functional.unfold(input, kernelSize, dilation = 1, padding = 0, stride = 1)
nn.functional.upsample(input, size = null, scaleFactor = null, mode = "nearest", alignCorners = null)
nn.functional.upsampleBilinear(input, size = null, scaleFactor = null)
nn.functional.upsampleNearest(input, size = null, scaleFactor = null)
nn.init.Tensor(*args, **kwargs)
nn.init.calculateGain(nonlinearity, param = null)
nn.init.constant(*args, **kwargs)
nn.init.constant_(tensor, val)
nn.init.dirac(*args, **kwargs)
nn.init.dirac_(tensor, groups = 1)
nn.init.eye(*args, **kwargs)
nn.init.eye_(tensor)
nn.init.kaimingNormal(*args, **kwargs)
nn.init.kaimingNormal_(tensor, a = 0, mode = "fan_in", nonlinearity = "leaky_relu", generator = null)
nn.init.kaimingUniform(*args, **kwargs)
nn.init.kaimingUniform_(tensor, a = 0, mode = "fan_in", nonlinearity = "leaky_relu", generator = null)
nn.init.normal(*args, **kwargs)
nn.init.normal_(tensor, mean = 0.0, std = 1.0, generator = null)
nn.init.ones_(tensor)
nn.init.orthogonal(*args, **kwargs)
nn.init.orthogonal_(tensor, gain = 1, generator = null)
nn.init.sparse(*args, **kwargs)
nn.init.sparse_(tensor, sparsity, std = 0.01, generator = null)
nn.init.truncNormal_(tensor, mean = 0.0, std = 1.0, a = -2.0, b = 2.0, generator = null)
nn.init.uniform(*args, **kwargs)
nn.init.uniform_(tensor, a = 0.0, b = 1.0, generator = null)
nn.init.xavierNormal(*args, **kwargs)
nn.init.xavierNormal_(tensor, gain = 1.0, generator = null)
nn.init.xavierUniform(*args, **kwargs)
nn.init.xavierUniform_(tensor, gain = 1.0, generator = null)
nn.init.zeros_(tensor)
nn.utils.clipGradNorm(parameters, maxNorm, normType = 2.0, errorIfNonfinite = false, foreach = null)
nn.utils.clipGradNorm_(parameters, maxNorm, normType = 2.0, errorIfNonfinite = false, foreach = null)
nn.utils.clipGradValue_(parameters, clipValue, foreach = null)
nn.utils.clipGradsWithNorm_(parameters, maxNorm, totalNorm, foreach = null)
nn.utils.convertConv2dWeightMemoryFormat(module, memoryFormat)
nn.utils.convertConv3dWeightMemoryFormat(module, memoryFormat)
nn.utils.fuseConvBnEval(conv, bn, transpose = false)
nn.utils.fuseConvBnWeights(convW, convB, bnRm, bnRv, bnEps, bnW, bnB, transpose = false)
nn.utils.fuseLinearBnEval(linear, bn)
nn.utils.fuseLinearBnWeights(linearW, linearB, bnRm, bnRv, bnEps, bnW, bnB)
nn.utils.getTotalNorm(tensors, normType = 2.0, errorIfNonfinite = false, foreach = null)
nn.utils.parametersToVector(parameters)
nn.utils.prune.BasePruningMethod(*args, **kwargs)
nn.utils.prune.CustomFromMask(mask)
nn.utils.prune.Identity(*args, **kwargs)
nn.utils.prune.L1Unstructured(amount)
nn.utils.prune.LnStructured(amount, n, dim = -1)
nn.utils.prune.PruningContainer(*args)
nn.utils.prune.RandomStructured(amount, dim = -1)
nn.utils.prune.RandomUnstructured(amount)
nn.utils.prune.customFromMask(module, name, mask)
nn.utils.prune.globalUnstructured(parameters, pruningMethod, importanceScores = null, **kwargs)
nn.utils.prune.identity(module, name)
nn.utils.prune.isPruned(module)
nn.utils.prune.l1Unstructured(module, name, amount, importanceScores = null)
nn.utils.prune.lnStructured(module, name, amount, n, dim, importanceScores = null)
nn.utils.prune.randomStructured(module, name, amount, dim)
nn.utils.prune.randomUnstructured(module, name, amount)
nn.utils.prune.remove(module, name)
nn.utils.removeSpectralNorm(module, name = "weight")
nn.utils.removeWeightNorm(module, name = "weight")
nn.utils.rnn.PackedSequence(*args, **kwargs)
nn.utils.rnn.PackedSequence_(*args, **kwargs)
nn.utils.rnn.Tensor(*args, **kwargs)
nn.utils.rnn.bind(optional, fn)
nn.utils.rnn.copyMethodParams(sourceMethod)
nn.utils.rnn.invertPermutation(permutation)
nn.utils.rnn.packPaddedSequence(input, lengths, batchFirst = false, enforceSorted = true)
nn.utils.rnn.packSequence(sequences, enforceSorted = true)
nn.utils.rnn.padPackedSequence(sequence, batchFirst = false, paddingValue = 0.0, totalLength = null)
nn.utils.rnn.padSequence(sequences, batchFirst = false, paddingValue = 0.0, paddingSide = "right")
nn.utils.rnn.unpackSequence(packedSequences)
nn.utils.rnn.unpadSequence(paddedSequences, lengths, batchFirst = false)
nn.utils.skipInit(moduleCls, *args, **kwargs)
nn.utils.spectralNorm(module, name = "weight", nPowerIterations = 1, eps = 1e-12, dim = null)
nn.utils.vectorToParameters(vec, parameters)
nn.utils.weightNorm(module, name = "weight", dim = 0)
norm(input, p = "fro", dim = null, keepdim = false, out = null, dtype = null)
optim.ASGD(params, lr = 0.01, lambd = 0.0001, alpha = 0.75, t0 = 1000000.0, weightDecay = 0, foreach = null, maximize = false, differentiable = false, capturable = false)
optim.Adadelta(params, lr = 1.0, rho = 0.9, eps = 1e-06, weightDecay = 0, foreach = null, *, capturable = false, maximize = false, differentiable = false)
optim.Adafactor(params, lr = 0.01, beta2Decay = -0.8, eps = [null, 0.001], d = 1.0, weightDecay = 0.0, *, foreach = null, maximize = false)
optim.Adagrad(params, lr = 0.01, lrDecay = 0, weightDecay = 0, initialAccumulatorValue = 0, eps = 1e-10, foreach = null, *, maximize = false, differentiable = false, fused = null)
optim.Adam(params, lr = 0.001, betas = [0.9, 0.999], eps = 1e-08, weightDecay = 0, amsgrad = false, *, foreach = null, maximize = false, capturable = false, differentiable = false, fused = null, decoupledWeightDecay = false)
optim.AdamW(params, lr = 0.001, betas = [0.9, 0.999], eps = 1e-08, weightDecay = 0.01, amsgrad = false, *, maximize = false, foreach = null, capturable = false, differentiable = false, fused = null)
optim.Adamax(params, lr = 0.002, betas = [0.9, 0.999], eps = 1e-08, weightDecay = 0, foreach = null, *, maximize = false, differentiable = false, capturable = false)
optim.LBFGS(params, lr = 1, maxIter = 20, maxEval = null, toleranceGrad = 1e-07, toleranceChange = 1e-09, historySize = 100, lineSearchFn = null)
optim.Muon(params, lr = 0.001, weightDecay = 0.1, momentum = 0.95, nesterov = true, nsCoefficients = [3.4445, -4.775, 2.0315], eps = 1e-07, nsSteps = 5, adjustLrFn = null)
optim.NAdam(params, lr = 0.002, betas = [0.9, 0.999], eps = 1e-08, weightDecay = 0, momentumDecay = 0.004, decoupledWeightDecay = false, *, foreach = null, maximize = false, capturable = false, differentiable = false)
optim.Optimizer(params, defaults)
optim.Optimizer.addParamGroup(paramGroup)
optim.Optimizer.loadStateDict(stateDict)
optim.Optimizer.registerLoadStateDictPostHook(hook, prepend = false)
optim.Optimizer.registerLoadStateDictPreHook(hook, prepend = false)
optim.Optimizer.registerStateDictPostHook(hook, prepend = false)
optim.Optimizer.registerStateDictPreHook(hook, prepend = false)
optim.Optimizer.registerStepPostHook(hook)
optim.Optimizer.registerStepPreHook(hook)
optim.Optimizer.stateDict()
optim.Optimizer.step(closure = null)
optim.Optimizer.zeroGrad(setToNone = true)
optim.RAdam(params, lr = 0.001, betas = [0.9, 0.999], eps = 1e-08, weightDecay = 0, decoupledWeightDecay = false, *, foreach = null, maximize = false, capturable = false, differentiable = false)
optim.RMSprop(params, lr = 0.01, alpha = 0.99, eps = 1e-08, weightDecay = 0, momentum = 0, centered = false, capturable = false, foreach = null, maximize = false, differentiable = false)
optim.Rprop(params, lr = 0.01, etas = [0.5, 1.2], stepSizes = [1e-06, 50], *, capturable = false, foreach = null, maximize = false, differentiable = false)
optim.SGD(params, lr = 0.001, momentum = 0, dampening = 0, weightDecay = 0, nesterov = false, *, maximize = false, foreach = null, differentiable = false, fused = null)
optim.SparseAdam(params, lr = 0.001, betas = [0.9, 0.999], eps = 1e-08, maximize = false)
optim.lrScheduler.ChainedScheduler(schedulers, optimizer = null)
optim.lrScheduler.ConstantLR(optimizer, factor = 0.3333333333333333, totalIters = 5, lastEpoch = -1)
optim.lrScheduler.CosineAnnealingLR(optimizer, tMax, etaMin = 0.0, lastEpoch = -1)
optim.lrScheduler.CosineAnnealingWarmRestarts(optimizer, t0, tMult = 1, etaMin = 0.0, lastEpoch = -1)
optim.lrScheduler.CyclicLR(optimizer, baseLr, maxLr, stepSizeUp = 2000, stepSizeDown = null, mode = "triangular", gamma = 1.0, scaleFn = null, scaleMode = "cycle", cycleMomentum = true, baseMomentum = 0.8, maxMomentum = 0.9, lastEpoch = -1)
optim.lrScheduler.ExponentialLR(optimizer, gamma, lastEpoch = -1)
optim.lrScheduler.LRScheduler(optimizer, lastEpoch = -1)
optim.lrScheduler.LRScheduler.getLastLr()
optim.lrScheduler.LRScheduler.getLr()
optim.lrScheduler.LRScheduler.loadStateDict(stateDict)
optim.lrScheduler.LRScheduler.stateDict()
optim.lrScheduler.LRScheduler.step(epoch = null)
optim.lrScheduler.LambdaLR(optimizer, lrLambda, lastEpoch = -1)
optim.lrScheduler.LinearLR(optimizer, startFactor = 0.3333333333333333, endFactor = 1.0, totalIters = 5, lastEpoch = -1)
optim.lrScheduler.MultiStepLR(optimizer, milestones, gamma = 0.1, lastEpoch = -1)
optim.lrScheduler.MultiplicativeLR(optimizer, lrLambda, lastEpoch = -1)
optim.lrScheduler.OneCycleLR(optimizer, maxLr, totalSteps = null, epochs = null, stepsPerEpoch = null, pctStart = 0.3, annealStrategy = "cos", cycleMomentum = true, baseMomentum = 0.85, maxMomentum = 0.95, divFactor = 25.0, finalDivFactor = 10000.0, threePhase = false, lastEpoch = -1)
optim.lrScheduler.Optimizer(params, defaults)
optim.lrScheduler.PolynomialLR(optimizer, totalIters = 5, power = 1.0, lastEpoch = -1)
optim.lrScheduler.ReduceLROnPlateau(optimizer, mode = "min", factor = 0.1, patience = 10, threshold = 0.0001, thresholdMode = "rel", cooldown = 0, minLr = 0, eps = 1e-08)
optim.lrScheduler.ReduceLROnPlateau.loadStateDict(stateDict)
optim.lrScheduler.ReduceLROnPlateau.step(metrics, epoch = null)
optim.lrScheduler.SequentialLR(optimizer, schedulers, milestones, lastEpoch = -1)
optim.lrScheduler.StepLR(optimizer, stepSize, gamma = 0.1, lastEpoch = -1)
optim.lrScheduler.Tensor(*args, **kwargs)
optim.swaUtils.AveragedModel(model, device = null, avgFn = null, multiAvgFn = null, useBuffers = false)
optim.swaUtils.LRScheduler(optimizer, lastEpoch = -1)
optim.swaUtils.Module(*args, **kwargs)
optim.swaUtils.Optimizer(params, defaults)
optim.swaUtils.SWALR(optimizer, swaLr, annealEpochs = 10, annealStrategy = "cos", lastEpoch = -1)
optim.swaUtils.Tensor(*args, **kwargs)
optim.swaUtils.getEmaAvgFn(decay = 0.999)
optim.swaUtils.getEmaMultiAvgFn(decay = 0.999)
optim.swaUtils.getSwaAvgFn()
optim.swaUtils.getSwaMultiAvgFn()
optim.swaUtils.updateBn(loader, model, device = null)
pcaLowrank(A, q = null, center = true, niter = 2)
prepareMultiprocessingEnvironment(path)
profiler.ExecutionTraceObserver()
profiler.KinetoStepTracker(*args, **kwargs)
profiler.Optimizer(params, defaults)
profiler.isFbcode()
profiler.profile(*, activities = null, schedule = null, onTraceReady = null, recordShapes = false, profileMemory = false, withStack = false, withFlops = false, withModules = false, experimentalConfig = null, executionTraceObserver = null, accEvents = false, useCuda = null, customTraceIdCallback = null, postProcessingTimeoutS = null)
profiler.recordFunction(name, args = null)
profiler.registerOptimizerStepPostHook(hook)
profiler.schedule(*, wait, warmup, active, repeat = 0, skipFirst = 0, skipFirstWait = 0)
profiler.supportedActivities()
profiler.tensorboardTraceHandler(dirName, workerName = null, useGzip = false)
profilerAllowCudagraphCuptiLazyReinitCuda12()
quantizedGru(*args, **kwargs)
quantizedLstm(*args, **kwargs)
save(obj, f, pickleModule = ..., pickleProtocol = 2, _useNewZipfileSerialization = true, _disableByteorderRecord = false)
seed()
setDefaultDevice(device)
setDefaultDtype(d, /)
setDefaultTensorType(t, /)
setDeterministicDebugMode(debugMode)
setFloat32MatmulPrecision(precision)
setPrintoptions(precision = null, threshold = null, edgeitems = null, linewidth = null, profile = null, sciMode = null)
setRngState(newState)
setWarnAlways(b, /)
signal.windows.bartlett(M, *, sym = true, dtype = null, layout = ..., device = null, requiresGrad = false)
signal.windows.blackman(M, *, sym = true, dtype = null, layout = ..., device = null, requiresGrad = false)
signal.windows.cosine(M, *, sym = true, dtype = null, layout = ..., device = null, requiresGrad = false)
signal.windows.exponential(M, *, center = null, tau = 1.0, sym = true, dtype = null, layout = ..., device = null, requiresGrad = false)
signal.windows.gaussian(M, *, std = 1.0, sym = true, dtype = null, layout = ..., device = null, requiresGrad = false)
signal.windows.generalCosine(M, *, a, sym = true, dtype = null, layout = ..., device = null, requiresGrad = false)
signal.windows.generalHamming(M, *, alpha = 0.54, sym = true, dtype = null, layout = ..., device = null, requiresGrad = false)
signal.windows.hamming(M, *, sym = true, dtype = null, layout = ..., device = null, requiresGrad = false)
signal.windows.hann(M, *, sym = true, dtype = null, layout = ..., device = null, requiresGrad = false)
signal.windows.kaiser(M, *, beta = 12.0, sym = true, dtype = null, layout = ..., device = null, requiresGrad = false)
signal.windows.nuttall(M, *, sym = true, dtype = null, layout = ..., device = null, requiresGrad = false)
solve(input, A, *, out = null)
sparse.asSparseGradcheck(gradcheck)
sparse.sum(input, dim = null, dtype = null)
sparse.toSparseSemiStructured(originalTensor, transposed = false)
split(tensor, splitSizeOrSections, dim = 0)
stft(input, nFft, hopLength = null, winLength = null, window = null, center = true, padMode = "reflect", normalized = false, onesided = null, returnComplex = null, alignToWindow = null)
svdLowrank(A, q = 6, niter = 2, M = null)
symFloat(a)
symFreshSize(expr)
symInt(a)
symIte(b, t, f)
symMax(a, b)
symMin(a, b)
symNot(a)
symSqrt(a)
symSum(args)
symeig(input, eigenvectors = false, upper = true, *, out = null)
tensordot(a, b, dims = 2, out = null)
typename(obj, /)
unique(*args, **kwargs)
uniqueConsecutive(*args, **kwargs)
unravelIndex(indices, shape)
useDeterministicAlgorithms(mode, *, warnOnly = false)
vmap(func, inDims = 0, outDims = 0, randomness = "error", *, chunkSize = null)
whileLoop(condFn, bodyFn, carriedInputs)
`

/** The names of their required arguments. */
export interface RequiredNames {
  'amp.autocast': ['deviceType']
  'amp.isAutocastAvailable': ['deviceType']
  'autograd.backward': ['tensors']
  'autograd.functional.hessian': ['func', 'inputs']
  'autograd.functional.hvp': ['func', 'inputs']
  'autograd.functional.jacobian': ['func', 'inputs']
  'autograd.functional.jvp': ['func', 'inputs']
  'autograd.functional.vhp': ['func', 'inputs']
  'autograd.functional.vjp': ['func', 'inputs']
  'autograd.grad': ['outputs', 'inputs']
  'autograd.gradcheck': ['func', 'inputs']
  'autograd.gradgradcheck': ['func', 'inputs']
  'autograd.graph.RemovableHandle': ['hooksDict']
  'autograd.graph.disableSavedTensorsHooks': ['errorMessage']
  'autograd.graph.getGradientEdge': ['tensor']
  'autograd.graph.incrementVersion': ['tensor']
  'autograd.graph.registerMultiGradHook': ['tensors', 'fn']
  'autograd.graph.savedTensorsHooks': ['packHook', 'unpackHook']
  'autograd.graph.setWarnOnAccumulateGradStreamMismatch': ['enabled']
  'autograd.isTensorLike': ['inp']
  'autograd.setDetectAnomaly': ['mode']
  'autograd.setGradEnabled': ['mode']
  'autograd.setMultithreadingEnabled': ['mode']
  'cdist': ['x1', 'x2']
  'classproperty': ['func']
  'compile': ['model']
  'cond': ['pred', 'trueFn', 'falseFn']
  'cuda.cachingAllocatorAlloc': ['size']
  'cuda.cachingAllocatorDelete': ['memPtr']
  'cuda.canDeviceAccessPeer': ['device', 'peerDevice']
  'cuda.changeCurrentAllocator': ['allocator']
  'cuda.checkError': ['res']
  'cuda.classproperty': ['func']
  'cuda.getStreamFromExternal': ['dataPtr']
  'cuda.makeGraphedCallables': ['callables', 'sampleArgs']
  'cuda.manualSeed': ['seed']
  'cuda.manualSeedAll': ['seed']
  'cuda.setDevice': ['device']
  'cuda.setPerProcessMemoryFraction': ['fraction']
  'cuda.setRngState': ['newState']
  'cuda.setRngStateAll': ['newStates']
  'cuda.setStream': ['stream']
  'cuda.setSyncDebugMode': ['debugMode']
  'cuda.stream': ['stream']
  'cuda.useMemPool': ['pool']
  'data.BatchSampler': ['sampler', 'batchSize', 'dropLast']
  'data.ChainDataset': ['datasets']
  'data.ConcatDataset': ['datasets']
  'data.DataChunk': ['items']
  'data.DataLoader': ['dataset']
  'data.DistributedSampler': ['dataset']
  'data.RandomSampler': ['dataSource']
  'data.SequentialSampler': ['dataSource']
  'data.Subset': ['dataset', 'indices']
  'data.SubsetRandomSampler': ['indices']
  'data.WeightedRandomSampler': ['weights', 'numSamples']
  'data.argumentValidation': ['f']
  'data.defaultCollate': ['batch']
  'data.defaultConvert': ['data']
  'data.functionalDatapipe': ['name']
  'data.nonDeterministic': ['arg']
  'data.randomSplit': ['dataset', 'lengths']
  'data.runtimeValidation': ['f']
  'distributions.AffineTransform': ['loc', 'scale']
  'distributions.Beta': ['concentration1', 'concentration0']
  'distributions.CatTransform': ['tseq']
  'distributions.Cauchy': ['loc', 'scale']
  'distributions.Chi2': ['df']
  'distributions.ComposeTransform': ['parts']
  'distributions.CumulativeDistributionTransform': ['distribution']
  'distributions.Dirichlet': ['concentration']
  'distributions.Exponential': ['rate']
  'distributions.FisherSnedecor': ['df1', 'df2']
  'distributions.Gamma': ['concentration', 'rate']
  'distributions.GeneralizedPareto': ['loc', 'scale', 'concentration']
  'distributions.Gumbel': ['loc', 'scale']
  'distributions.HalfCauchy': ['scale']
  'distributions.HalfNormal': ['scale']
  'distributions.Independent': ['baseDistribution', 'reinterpretedBatchNdims']
  'distributions.IndependentTransform': ['baseTransform', 'reinterpretedBatchNdims']
  'distributions.InverseGamma': ['concentration', 'rate']
  'distributions.Kumaraswamy': ['concentration1', 'concentration0']
  'distributions.LKJCholesky': ['dim']
  'distributions.Laplace': ['loc', 'scale']
  'distributions.LogNormal': ['loc', 'scale']
  'distributions.LogisticNormal': ['loc', 'scale']
  'distributions.LowRankMultivariateNormal': ['loc', 'covFactor', 'covDiag']
  'distributions.MixtureSameFamily': ['mixtureDistribution', 'componentDistribution']
  'distributions.MultivariateNormal': ['loc']
  'distributions.NegativeBinomial': ['totalCount']
  'distributions.Normal': ['loc', 'scale']
  'distributions.Pareto': ['scale', 'alpha']
  'distributions.Poisson': ['rate']
  'distributions.PowerTransform': ['exponent']
  'distributions.RelaxedBernoulli': ['temperature']
  'distributions.RelaxedOneHotCategorical': ['temperature']
  'distributions.ReshapeTransform': ['inShape', 'outShape']
  'distributions.StackTransform': ['tseq']
  'distributions.StudentT': ['df']
  'distributions.TransformedDistribution': ['baseDistribution', 'transforms']
  'distributions.Uniform': ['low', 'high']
  'distributions.VonMises': ['loc', 'concentration']
  'distributions.Weibull': ['scale', 'concentration']
  'distributions.Wishart': ['df']
  'distributions.bijectTo': ['constraint']
  'distributions.identityTransform': ['x']
  'distributions.klDivergence': ['p', 'q']
  'distributions.registerKl': ['typeP', 'typeQ']
  'distributions.transformTo': ['constraint']
  'fromDlpack': ['extTensor']
  'func.debugUnwrap': ['tensor']
  'func.functionalCall': ['module', 'parameterAndBufferDicts']
  'func.functionalize': ['func']
  'func.grad': ['func']
  'func.gradAndValue': ['func']
  'func.hessian': ['func']
  'func.jacfwd': ['func']
  'func.jacrev': ['func']
  'func.jvp': ['func', 'primals', 'tangents']
  'func.replaceAllBatchNormModules_': ['root']
  'func.stackModuleState': ['models']
  'func.vmap': ['func']
  'isStorage': ['obj']
  'isTensor': ['obj']
  'lobpcg': ['A']
  'lstsq': ['input', 'A']
  'manualSeed': ['seed']
  'masked.amax': ['input']
  'masked.amin': ['input']
  'masked.argmax': ['input']
  'masked.argmin': ['input']
  'masked.asMaskedTensor': ['data', 'mask']
  'masked.cumprod': ['input', 'dim']
  'masked.cumsum': ['input', 'dim']
  'masked.isMaskedTensor': ['obj']
  'masked.logSoftmax': ['input', 'dim']
  'masked.logaddexp': ['input', 'other']
  'masked.logsumexp': ['input']
  'masked.maskedTensor': ['data', 'mask']
  'masked.mean': ['input']
  'masked.median': ['input']
  'masked.norm': ['input']
  'masked.normalize': ['input', 'ord', 'dim']
  'masked.prod': ['input']
  'masked.softmax': ['input', 'dim']
  'masked.softmin': ['input', 'dim']
  'masked.std': ['input']
  'masked.sum': ['input']
  'masked.var': ['input']
  'matrixRank': ['input']
  'nested.asNestedTensor': ['ts']
  'nested.maskedSelect': ['tensor', 'mask']
  'nested.narrow': ['tensor', 'dim', 'start', 'length']
  'nested.nestedTensor': ['tensorList']
  'nested.nestedTensorFromJagged': ['values']
  'nn.AdaptiveAvgPool1d': ['outputSize']
  'nn.AdaptiveAvgPool2d': ['outputSize']
  'nn.AdaptiveAvgPool3d': ['outputSize']
  'nn.AdaptiveLogSoftmaxWithLoss': ['inFeatures', 'nClasses', 'cutoffs']
  'nn.AdaptiveMaxPool1d': ['outputSize']
  'nn.AdaptiveMaxPool2d': ['outputSize']
  'nn.AdaptiveMaxPool3d': ['outputSize']
  'nn.AvgPool1d': ['kernelSize']
  'nn.AvgPool2d': ['kernelSize']
  'nn.AvgPool3d': ['kernelSize']
  'nn.BatchNorm1d': ['numFeatures']
  'nn.BatchNorm2d': ['numFeatures']
  'nn.BatchNorm3d': ['numFeatures']
  'nn.Bilinear': ['in1Features', 'in2Features', 'outFeatures']
  'nn.ChannelShuffle': ['groups']
  'nn.CircularPad1d': ['padding']
  'nn.CircularPad2d': ['padding']
  'nn.CircularPad3d': ['padding']
  'nn.ConstantPad1d': ['padding', 'value']
  'nn.ConstantPad2d': ['padding', 'value']
  'nn.ConstantPad3d': ['padding', 'value']
  'nn.Conv1d': ['inChannels', 'outChannels', 'kernelSize']
  'nn.Conv2d': ['inChannels', 'outChannels', 'kernelSize']
  'nn.Conv3d': ['inChannels', 'outChannels', 'kernelSize']
  'nn.ConvTranspose1d': ['inChannels', 'outChannels', 'kernelSize']
  'nn.ConvTranspose2d': ['inChannels', 'outChannels', 'kernelSize']
  'nn.ConvTranspose3d': ['inChannels', 'outChannels', 'kernelSize']
  'nn.CrossMapLRN2d': ['size']
  'nn.DataParallel': ['module']
  'nn.Embedding': ['numEmbeddings', 'embeddingDim']
  'nn.EmbeddingBag': ['numEmbeddings', 'embeddingDim']
  'nn.Fold': ['outputSize', 'kernelSize']
  'nn.FractionalMaxPool2d': ['kernelSize']
  'nn.FractionalMaxPool3d': ['kernelSize']
  'nn.GRU': ['inputSize', 'hiddenSize']
  'nn.GRUCell': ['inputSize', 'hiddenSize']
  'nn.GroupNorm': ['numGroups', 'numChannels']
  'nn.InstanceNorm1d': ['numFeatures']
  'nn.InstanceNorm2d': ['numFeatures']
  'nn.InstanceNorm3d': ['numFeatures']
  'nn.LPPool1d': ['normType', 'kernelSize']
  'nn.LPPool2d': ['normType', 'kernelSize']
  'nn.LPPool3d': ['normType', 'kernelSize']
  'nn.LSTM': ['inputSize', 'hiddenSize']
  'nn.LSTMCell': ['inputSize', 'hiddenSize']
  'nn.LayerNorm': ['normalizedShape']
  'nn.LazyConv1d': ['outChannels', 'kernelSize']
  'nn.LazyConv2d': ['outChannels', 'kernelSize']
  'nn.LazyConv3d': ['outChannels', 'kernelSize']
  'nn.LazyConvTranspose1d': ['outChannels', 'kernelSize']
  'nn.LazyConvTranspose2d': ['outChannels', 'kernelSize']
  'nn.LazyConvTranspose3d': ['outChannels', 'kernelSize']
  'nn.LazyLinear': ['outFeatures']
  'nn.Linear': ['inFeatures', 'outFeatures']
  'nn.LocalResponseNorm': ['size']
  'nn.MaxPool1d': ['kernelSize']
  'nn.MaxPool2d': ['kernelSize']
  'nn.MaxPool3d': ['kernelSize']
  'nn.MaxUnpool1d': ['kernelSize']
  'nn.MaxUnpool2d': ['kernelSize']
  'nn.MaxUnpool3d': ['kernelSize']
  'nn.MultiheadAttention': ['embedDim', 'numHeads']
  'nn.PixelShuffle': ['upscaleFactor']
  'nn.PixelUnshuffle': ['downscaleFactor']
  'nn.RMSNorm': ['normalizedShape']
  'nn.RNN': ['inputSize', 'hiddenSize']
  'nn.RNNBase': ['mode', 'inputSize', 'hiddenSize']
  'nn.RNNCell': ['inputSize', 'hiddenSize']
  'nn.RNNCellBase': ['inputSize', 'hiddenSize', 'bias', 'numChunks']
  'nn.ReflectionPad1d': ['padding']
  'nn.ReflectionPad2d': ['padding']
  'nn.ReflectionPad3d': ['padding']
  'nn.ReplicationPad1d': ['padding']
  'nn.ReplicationPad2d': ['padding']
  'nn.ReplicationPad3d': ['padding']
  'nn.SyncBatchNorm': ['numFeatures']
  'nn.Threshold': ['threshold', 'value']
  'nn.TransformerDecoder': ['decoderLayer', 'numLayers']
  'nn.TransformerDecoderLayer': ['dModel', 'nhead']
  'nn.TransformerEncoder': ['encoderLayer', 'numLayers']
  'nn.TransformerEncoderLayer': ['dModel', 'nhead']
  'nn.Unflatten': ['dim', 'unflattenedSize']
  'nn.Unfold': ['kernelSize']
  'nn.ZeroPad1d': ['padding']
  'nn.ZeroPad2d': ['padding']
  'nn.ZeroPad3d': ['padding']
  'nn.factoryKwargs': ['kwargs']
  'nn.functional.adaptiveAvgPool2d': ['input', 'outputSize']
  'nn.functional.adaptiveAvgPool3d': ['input', 'outputSize']
  'nn.functional.adaptiveMaxPool1dWithIndices': ['input', 'outputSize']
  'nn.functional.adaptiveMaxPool2dWithIndices': ['input', 'outputSize']
  'nn.functional.adaptiveMaxPool3dWithIndices': ['input', 'outputSize']
  'nn.functional.affineGrid': ['theta', 'size']
  'nn.functional.alphaDropout': ['input']
  'nn.functional.assertIntOrPair': ['arg', 'argName', 'message']
  'nn.functional.batchNorm': ['input', 'runningMean', 'runningVar']
  'nn.functional.binaryCrossEntropy': ['input', 'target']
  'nn.functional.binaryCrossEntropyWithLogits': ['input', 'target']
  'nn.functional.booleanDispatch': ['argName', 'argIndex', 'default', 'ifTrue', 'ifFalse', 'moduleName', 'funcName']
  'nn.functional.celu': ['input']
  'nn.functional.cosineEmbeddingLoss': ['input1', 'input2', 'target']
  'nn.functional.crossEntropy': ['input', 'target']
  'nn.functional.ctcLoss': ['logProbs', 'targets', 'inputLengths', 'targetLengths']
  'nn.functional.dropout': ['input']
  'nn.functional.dropout1d': ['input']
  'nn.functional.dropout2d': ['input']
  'nn.functional.dropout3d': ['input']
  'nn.functional.elu': ['input']
  'nn.functional.embedding': ['input', 'weight']
  'nn.functional.embeddingBag': ['input', 'weight']
  'nn.functional.featureAlphaDropout': ['input']
  'nn.functional.fold': ['input', 'outputSize', 'kernelSize']
  'nn.functional.fractionalMaxPool2dWithIndices': ['input', 'kernelSize']
  'nn.functional.fractionalMaxPool3dWithIndices': ['input', 'kernelSize']
  'nn.functional.gaussianNllLoss': ['input', 'target', 'var']
  'nn.functional.glu': ['input']
  'nn.functional.gridSample': ['input', 'grid']
  'nn.functional.groupNorm': ['input', 'numGroups']
  'nn.functional.groupedMm': ['matA', 'matB']
  'nn.functional.gumbelSoftmax': ['logits']
  'nn.functional.hardsigmoid': ['input']
  'nn.functional.hardswish': ['input']
  'nn.functional.hardtanh': ['input']
  'nn.functional.hingeEmbeddingLoss': ['input', 'target']
  'nn.functional.huberLoss': ['input', 'target']
  'nn.functional.instanceNorm': ['input']
  'nn.functional.interpolate': ['input']
  'nn.functional.klDiv': ['input', 'target']
  'nn.functional.l1Loss': ['input', 'target']
  'nn.functional.layerNorm': ['input', 'normalizedShape']
  'nn.functional.leakyRelu': ['input']
  'nn.functional.localResponseNorm': ['input', 'size']
  'nn.functional.logSoftmax': ['input']
  'nn.functional.lpPool1d': ['input', 'normType', 'kernelSize']
  'nn.functional.lpPool2d': ['input', 'normType', 'kernelSize']
  'nn.functional.lpPool3d': ['input', 'normType', 'kernelSize']
  'nn.functional.marginRankingLoss': ['input1', 'input2', 'target']
  'nn.functional.maxPool1dWithIndices': ['input', 'kernelSize']
  'nn.functional.maxPool2dWithIndices': ['input', 'kernelSize']
  'nn.functional.maxPool3dWithIndices': ['input', 'kernelSize']
  'nn.functional.maxUnpool1d': ['input', 'indices', 'kernelSize']
  'nn.functional.maxUnpool2d': ['input', 'indices', 'kernelSize']
  'nn.functional.maxUnpool3d': ['input', 'indices', 'kernelSize']
  'nn.functional.mish': ['input']
  'nn.functional.mseLoss': ['input', 'target']
  'nn.functional.multiHeadAttentionForward': ['query', 'key', 'value', 'embedDimToCheck', 'numHeads', 'inProjWeight', 'inProjBias', 'biasK', 'biasV', 'addZeroAttn', 'dropoutP', 'outProjWeight', 'outProjBias']
  'nn.functional.multiMarginLoss': ['input', 'target']
  'nn.functional.multilabelMarginLoss': ['input', 'target']
  'nn.functional.multilabelSoftMarginLoss': ['input', 'target']
  'nn.functional.nllLoss': ['input', 'target']
  'nn.functional.normalize': ['input']
  'nn.functional.pad': ['input', 'pad']
  'nn.functional.poissonNllLoss': ['input', 'target']
  'nn.functional.relu': ['input']
  'nn.functional.relu6': ['input']
  'nn.functional.rmsNorm': ['input', 'normalizedShape']
  'nn.functional.rrelu': ['input']
  'nn.functional.scaledGroupedMm': ['matA', 'matB', 'scaleA', 'scaleRecipeA', 'scaleB', 'scaleRecipeB']
  'nn.functional.scaledMm': ['matA', 'matB', 'scaleA', 'scaleRecipeA', 'scaleB', 'scaleRecipeB']
  'nn.functional.selu': ['input']
  'nn.functional.sigmoid': ['input']
  'nn.functional.silu': ['input']
  'nn.functional.smoothL1Loss': ['input', 'target']
  'nn.functional.softMarginLoss': ['input', 'target']
  'nn.functional.softmax': ['input']
  'nn.functional.softmin': ['input']
  'nn.functional.softsign': ['input']
  'nn.functional.tanh': ['input']
  'nn.functional.tanhshrink': ['input']
  'nn.functional.threshold': ['input', 'threshold', 'value']
  'nn.functional.tripletMarginLoss': ['anchor', 'positive', 'negative']
  'nn.functional.tripletMarginWithDistanceLoss': ['anchor', 'positive', 'negative']
  'nn.functional.unfold': ['input', 'kernelSize']
  'nn.functional.upsample': ['input']
  'nn.functional.upsampleBilinear': ['input']
  'nn.functional.upsampleNearest': ['input']
  'nn.init.calculateGain': ['nonlinearity']
  'nn.init.constant_': ['tensor', 'val']
  'nn.init.dirac_': ['tensor']
  'nn.init.eye_': ['tensor']
  'nn.init.kaimingNormal_': ['tensor']
  'nn.init.kaimingUniform_': ['tensor']
  'nn.init.normal_': ['tensor']
  'nn.init.ones_': ['tensor']
  'nn.init.orthogonal_': ['tensor']
  'nn.init.sparse_': ['tensor', 'sparsity']
  'nn.init.truncNormal_': ['tensor']
  'nn.init.uniform_': ['tensor']
  'nn.init.xavierNormal_': ['tensor']
  'nn.init.xavierUniform_': ['tensor']
  'nn.init.zeros_': ['tensor']
  'nn.utils.clipGradNorm': ['parameters', 'maxNorm']
  'nn.utils.clipGradNorm_': ['parameters', 'maxNorm']
  'nn.utils.clipGradValue_': ['parameters', 'clipValue']
  'nn.utils.clipGradsWithNorm_': ['parameters', 'maxNorm', 'totalNorm']
  'nn.utils.convertConv2dWeightMemoryFormat': ['module', 'memoryFormat']
  'nn.utils.convertConv3dWeightMemoryFormat': ['module', 'memoryFormat']
  'nn.utils.fuseConvBnEval': ['conv', 'bn']
  'nn.utils.fuseConvBnWeights': ['convW', 'convB', 'bnRm', 'bnRv', 'bnEps', 'bnW', 'bnB']
  'nn.utils.fuseLinearBnEval': ['linear', 'bn']
  'nn.utils.fuseLinearBnWeights': ['linearW', 'linearB', 'bnRm', 'bnRv', 'bnEps', 'bnW', 'bnB']
  'nn.utils.getTotalNorm': ['tensors']
  'nn.utils.parametersToVector': ['parameters']
  'nn.utils.prune.CustomFromMask': ['mask']
  'nn.utils.prune.L1Unstructured': ['amount']
  'nn.utils.prune.LnStructured': ['amount', 'n']
  'nn.utils.prune.RandomStructured': ['amount']
  'nn.utils.prune.RandomUnstructured': ['amount']
  'nn.utils.prune.customFromMask': ['module', 'name', 'mask']
  'nn.utils.prune.identity': ['module', 'name']
  'nn.utils.prune.isPruned': ['module']
  'nn.utils.prune.l1Unstructured': ['module', 'name', 'amount']
  'nn.utils.prune.lnStructured': ['module', 'name', 'amount', 'n', 'dim']
  'nn.utils.prune.randomStructured': ['module', 'name', 'amount', 'dim']
  'nn.utils.prune.randomUnstructured': ['module', 'name', 'amount']
  'nn.utils.prune.remove': ['module', 'name']
  'nn.utils.removeSpectralNorm': ['module']
  'nn.utils.removeWeightNorm': ['module']
  'nn.utils.rnn.bind': ['optional', 'fn']
  'nn.utils.rnn.copyMethodParams': ['sourceMethod']
  'nn.utils.rnn.invertPermutation': ['permutation']
  'nn.utils.rnn.packPaddedSequence': ['input', 'lengths']
  'nn.utils.rnn.packSequence': ['sequences']
  'nn.utils.rnn.padPackedSequence': ['sequence']
  'nn.utils.rnn.padSequence': ['sequences']
  'nn.utils.rnn.unpackSequence': ['packedSequences']
  'nn.utils.rnn.unpadSequence': ['paddedSequences', 'lengths']
  'nn.utils.spectralNorm': ['module']
  'nn.utils.vectorToParameters': ['vec', 'parameters']
  'nn.utils.weightNorm': ['module']
  'norm': ['input']
  'optim.ASGD': ['params']
  'optim.Adadelta': ['params']
  'optim.Adafactor': ['params']
  'optim.Adagrad': ['params']
  'optim.Adam': ['params']
  'optim.AdamW': ['params']
  'optim.Adamax': ['params']
  'optim.LBFGS': ['params']
  'optim.Muon': ['params']
  'optim.NAdam': ['params']
  'optim.Optimizer': ['params', 'defaults']
  'optim.RAdam': ['params']
  'optim.RMSprop': ['params']
  'optim.Rprop': ['params']
  'optim.SGD': ['params']
  'optim.SparseAdam': ['params']
  'optim.lrScheduler.ChainedScheduler': ['schedulers']
  'optim.lrScheduler.ConstantLR': ['optimizer']
  'optim.lrScheduler.CosineAnnealingLR': ['optimizer', 'tMax']
  'optim.lrScheduler.CosineAnnealingWarmRestarts': ['optimizer', 't0']
  'optim.lrScheduler.CyclicLR': ['optimizer', 'baseLr', 'maxLr']
  'optim.lrScheduler.ExponentialLR': ['optimizer', 'gamma']
  'optim.lrScheduler.LRScheduler': ['optimizer']
  'optim.lrScheduler.LambdaLR': ['optimizer', 'lrLambda']
  'optim.lrScheduler.LinearLR': ['optimizer']
  'optim.lrScheduler.MultiStepLR': ['optimizer', 'milestones']
  'optim.lrScheduler.MultiplicativeLR': ['optimizer', 'lrLambda']
  'optim.lrScheduler.OneCycleLR': ['optimizer', 'maxLr']
  'optim.lrScheduler.Optimizer': ['params', 'defaults']
  'optim.lrScheduler.PolynomialLR': ['optimizer']
  'optim.lrScheduler.ReduceLROnPlateau': ['optimizer']
  'optim.lrScheduler.SequentialLR': ['optimizer', 'schedulers', 'milestones']
  'optim.lrScheduler.StepLR': ['optimizer', 'stepSize']
  'optim.swaUtils.AveragedModel': ['model']
  'optim.swaUtils.LRScheduler': ['optimizer']
  'optim.swaUtils.Optimizer': ['params', 'defaults']
  'optim.swaUtils.SWALR': ['optimizer', 'swaLr']
  'optim.swaUtils.updateBn': ['loader', 'model']
  'pcaLowrank': ['A']
  'prepareMultiprocessingEnvironment': ['path']
  'profiler.Optimizer': ['params', 'defaults']
  'profiler.recordFunction': ['name']
  'profiler.registerOptimizerStepPostHook': ['hook']
  'profiler.tensorboardTraceHandler': ['dirName']
  'save': ['obj', 'f']
  'setDefaultDevice': ['device']
  'setDefaultDtype': ['d']
  'setDefaultTensorType': ['t']
  'setDeterministicDebugMode': ['debugMode']
  'setFloat32MatmulPrecision': ['precision']
  'setRngState': ['newState']
  'setWarnAlways': ['b']
  'signal.windows.bartlett': ['M']
  'signal.windows.blackman': ['M']
  'signal.windows.cosine': ['M']
  'signal.windows.exponential': ['M']
  'signal.windows.gaussian': ['M']
  'signal.windows.generalCosine': ['M']
  'signal.windows.generalHamming': ['M']
  'signal.windows.hamming': ['M']
  'signal.windows.hann': ['M']
  'signal.windows.kaiser': ['M']
  'signal.windows.nuttall': ['M']
  'solve': ['input', 'A']
  'sparse.asSparseGradcheck': ['gradcheck']
  'sparse.sum': ['input']
  'sparse.toSparseSemiStructured': ['originalTensor']
  'split': ['tensor', 'splitSizeOrSections']
  'stft': ['input', 'nFft']
  'svdLowrank': ['A']
  'symFloat': ['a']
  'symFreshSize': ['expr']
  'symInt': ['a']
  'symIte': ['b', 't', 'f']
  'symMax': ['a', 'b']
  'symMin': ['a', 'b']
  'symNot': ['a']
  'symSqrt': ['a']
  'symSum': ['args']
  'symeig': ['input']
  'tensordot': ['a', 'b']
  'typename': ['obj']
  'unravelIndex': ['indices', 'shape']
  'useDeterministicAlgorithms': ['mode']
  'vmap': ['func']
  'whileLoop': ['condFn', 'bodyFn', 'carriedInputs']
}
