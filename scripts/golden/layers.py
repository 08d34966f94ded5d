"""layers.json: convolutions, pools, norms, embeddings, activations, losses: first values, results, gradients, printed form."""

import warnings

import torch
from torch import nn

from _common import argument, build, data, given, is_recipe, op, sha256, write

warnings.simplefilter("ignore")


def x(*shape, step=37):
    """Numbers from -3.1 to 3.1 that are exact in float64, without neighbours that are equal."""
    n = 1
    for size in shape:
        n *= size
    numbers = op("arange", n, dtype="float64")
    for name, by in (("mul", step), ("remainder", 101), ("sub", 50), ("div", 16)):
        numbers = op(name, by, of=numbers)
    return op("reshape", list(shape), of=numbers)


def share(*shape, step=37):
    """Numbers from 0.005 to 0.995."""
    return op("div", 6.4, of=op("add", 3.15, of=x(*shape, step=step)))


def ints(values):
    return given(values, "int64")


L1, L2, L3 = x(2, 4, 7), x(1, 4, 5, 6), x(1, 4, 3, 4, 3)
U1, U2, U3 = x(4, 7), x(4, 4, 5), x(4, 3, 4, 2)
ROWS = x(3, 4)
OTHER = x(3, 4, step=53)
SIGNS = given([1.0, -1.0, 1.0])

CONV = [
    ("Conv1d", [4, 6, 3], {}, [L1]), ("Conv1d", [4, 6, 3, 2, 1, 2, 2, False], {}, [L1]), ("Conv1d", [4, 2, [3]], {}, [U1]),
    ("Conv1d", [4, 2, 4], {"padding": "same", "dilation": 2}, [L1]), ("Conv1d", [4, 2, 3], {"padding": "valid"}, [L1]),
    ("Conv1d", [4, 2, 3], {"padding": 1, "padding_mode": "circular"}, [L1]),
    ("Conv2d", [4, 6, 3], {}, [L2]), ("Conv2d", [4, 6, [3, 2], [2, 1], [1, 2], [1, 2]], {}, [L2]), ("Conv2d", [4, 4, 3], {"groups": 4}, [U2]),
    ("Conv2d", [4, 2, [2, 3]], {"padding": "same", "padding_mode": "reflect"}, [L2]),
    ("Conv2d", [4, 2, [2, 3]], {"padding": "same"}, [L2]), ("Conv2d", [4, 2, 3], {"padding": "valid", "padding_mode": "replicate"}, [L2]),
    ("Conv2d", [4, 2, 3], {"padding": [2, 1], "padding_mode": "replicate", "bias": False}, [L2]),
    ("Conv2d", [4, 2, 3], {"padding": [2, 1], "padding_mode": "circular", "stride": 2}, [L2]),
    ("Conv2d", [4, 2, 3], {"padding": 1, "padding_mode": "reflect", "dilation": [1, 2]}, [L2]),
    ("Conv3d", [4, 2, 2], {}, [L3]), ("Conv3d", [4, 4, [2, 3, 1], [1, 2, 1], [0, 1, 0]], {"groups": 2}, [U3]),
    ("Conv3d", [4, 2, 3], {"padding": "same"}, [L3]), ("Conv3d", [4, 2, 3], {"padding": [2, 1, 1], "padding_mode": "reflect"}, [L3]),
    ("ConvTranspose1d", [4, 6, 3], {}, [L1]), ("ConvTranspose1d", [4, 6, 3, 2, 1, 1, 2, False, 2], {}, [U1]),
    ("ConvTranspose1d", [4, 2, 3], {"stride": 2}, [L1, [16]]),
    ("ConvTranspose2d", [4, 6, 3], {"stride": 2, "output_padding": [1, 0]}, [L2]), ("ConvTranspose2d", [4, 6, [2, 3]], {"groups": 2, "padding": 1}, [U2]),
    ("ConvTranspose2d", [4, 2, 3], {"stride": 2, "padding": 1, "dilation": 2}, [L2, [1, 2, 12, 14]]),
    ("ConvTranspose3d", [4, 2, 2], {"stride": 2}, [L3]), ("ConvTranspose3d", [4, 2, 2], {"bias": False, "dilation": [1, 2, 1]}, [U3, None]),
]

POOLS = [
    ("MaxPool1d", [3], {}, [L1]), ("MaxPool1d", [3, 2, 1, 2], {"ceil_mode": True}, [L1]), ("MaxPool1d", [[2]], {"return_indices": True}, [U1]),
    ("MaxPool2d", [2], {}, [L2]), ("MaxPool2d", [[2, 3], [1, 2], [0, 1], [1, 1]], {"ceil_mode": True}, [L2]), ("MaxPool2d", [2], {"return_indices": True, "stride": 1}, [U2]),
    ("MaxPool3d", [2], {}, [L3]), ("MaxPool3d", [[2, 3, 1]], {"stride": 2, "padding": [1, 1, 0], "return_indices": True}, [U3]),
    ("AvgPool1d", [3], {}, [L1]), ("AvgPool1d", [3, 2, 1, True, False], {}, [U1]),
    ("AvgPool2d", [2], {}, [L2]), ("AvgPool2d", [[2, 3], [2, 1], [1, 1]], {"count_include_pad": False}, [U2]), ("AvgPool2d", [3], {"stride": 2, "ceil_mode": True, "divisor_override": 4}, [L2]),
    ("AvgPool3d", [2], {}, [L3]), ("AvgPool3d", [[2, 3, 1]], {"stride": 1, "padding": [1, 1, 0], "divisor_override": 5}, [U3]),
    ("LPPool1d", [2, 3], {}, [share(2, 4, 7)]), ("LPPool1d", [3, 3, 2, True], {}, [share(4, 7)]), ("LPPool2d", [1.2, [3, 2]], {"stride": [2, 1]}, [share(2, 4, 5, 6)]),
    ("LPPool2d", [2, 2], {}, [share(4, 5, 6)]), ("LPPool3d", [2, 2], {"stride": 1}, [share(1, 4, 4, 5, 3)]), ("LPPool3d", [3, [1, 2, 3]], {"ceil_mode": True}, [share(4, 4, 5, 3)]),
    ("AdaptiveAvgPool1d", [3], {}, [L1]), ("AdaptiveAvgPool1d", [[2]], {}, [U1]), ("AdaptiveAvgPool2d", [3], {}, [L2]), ("AdaptiveAvgPool2d", [[None, 4]], {}, [U2]),
    ("AdaptiveAvgPool2d", [1], {}, [L2]), ("AdaptiveAvgPool3d", [2], {}, [L3]), ("AdaptiveAvgPool3d", [[2, None, 1]], {}, [U3]),
    ("AdaptiveMaxPool1d", [3], {}, [L1]), ("AdaptiveMaxPool1d", [3, True], {}, [U1]), ("AdaptiveMaxPool2d", [[None, 4]], {}, [L2]), ("AdaptiveMaxPool2d", [2], {"return_indices": True}, [U2]),
    ("AdaptiveMaxPool3d", [2], {}, [L3]), ("AdaptiveMaxPool3d", [[2, None, 1]], {"return_indices": True}, [U3]),
    ("FractionalMaxPool2d", [2], {"output_size": 3}, [L2]), ("FractionalMaxPool2d", [[2, 3]], {"output_ratio": [0.5, 0.7], "return_indices": True}, [U2]),
    ("FractionalMaxPool3d", [2], {"output_size": [1, 2, 1]}, [L3]), ("FractionalMaxPool3d", [[1, 2, 1]], {"output_ratio": 0.7, "return_indices": True}, [U3]),
    ("MaxUnpool1d", [2], {}, [x(1, 2, 3), ints([[[1, 2, 5], [0, 3, 4]]])]), ("MaxUnpool1d", [2, 3], {"padding": 1}, [x(2, 3), ints([[1, 2, 5], [0, 3, 4]]), [7]]),
    ("MaxUnpool2d", [2], {}, [x(1, 1, 2, 2), ints([[[[5, 2], [9, 15]]]])]), ("MaxUnpool2d", [[2, 2], [2, 2]], {}, [x(1, 1, 2, 2), ints([[[[5, 2], [9, 15]]]]), [1, 1, 5, 4]]),
    ("MaxUnpool3d", [2], {}, [x(1, 1, 1, 2, 2), ints([[[[[5, 2], [9, 31]]]]])]),
]

PADS = [
    (kind + f"Pad{n}d", [padding] + ([3.5] if kind == "Constant" else []), {}, [source])
    for kind in ("Constant", "Zero", "Reflection", "Replication", "Circular")
    for n, padding, source in ((1, 2, L1), (1, [1, 3], U1), (2, 1, L2), (2, [1, 0, 2, 3], U2), (3, 1, L3), (3, [1, 1, 2, 0, 0, 1], U3))
] + [("ZeroPad2d", [[-1, 1, 0, -2]], {}, [L2]), ("ConstantPad1d", [[-1, 1], -20.0], {}, [L1])]

NORMS = [
    ("BatchNorm1d", [4], {}, [L1]), ("BatchNorm1d", [4, 0.001, 0.3, False], {}, [ROWS]), ("BatchNorm1d", [4], {"track_running_stats": False}, [ROWS]),
    ("BatchNorm2d", [4], {}, [L2]), ("BatchNorm2d", [4], {"momentum": None}, [L2]), ("BatchNorm2d", [4], {"affine": False, "track_running_stats": False}, [L2]),
    ("BatchNorm3d", [4], {"eps": 0.1}, [L3]), ("SyncBatchNorm", [4], {}, [L2]),
    ("InstanceNorm1d", [4], {}, [L1]), ("InstanceNorm1d", [4], {"affine": True, "track_running_stats": True}, [U1]),
    ("InstanceNorm2d", [4, 0.001, 0.3, True, True], {}, [L2]), ("InstanceNorm2d", [4], {}, [U2]), ("InstanceNorm3d", [4], {"track_running_stats": True}, [L3]), ("InstanceNorm3d", [4], {"affine": True}, [U3]),
    ("GroupNorm", [2, 4], {}, [L2]), ("GroupNorm", [4, 4, 0.01, False], {}, [L1]), ("GroupNorm", [1, 4], {"eps": 0.1}, [ROWS]),
    ("LayerNorm", [7], {}, [L1]), ("LayerNorm", [[5, 6]], {"bias": False}, [L2]), ("LayerNorm", [[4, 7], 0.01, False], {}, [L1]),
    ("RMSNorm", [7], {}, [L1]), ("RMSNorm", [[5, 6], 0.01], {}, [L2]), ("RMSNorm", [[7]], {"elementwise_affine": False, "eps": 1e-6}, [L1]),
    ("LocalResponseNorm", [2], {}, [L1]), ("LocalResponseNorm", [3, 0.1, 0.5, 2.0], {}, [L2]), ("LocalResponseNorm", [4], {"alpha": 0.2}, [L3]),
    ("CrossMapLRN2d", [3], {}, [L2]), ("CrossMapLRN2d", [3, 0.1, 0.5, 2.5], {}, [x(2, 9, 2, 3)]), ("CrossMapLRN2d", [4], {"alpha": 0.2}, [x(1, 7, 2, 2)]), ("CrossMapLRN2d", [5], {"alpha": 0.3}, [x(1, 3, 2, 2)]),
]

DROPOUTS = [
    (name, args, options, [source])
    for name, sources in (("Dropout", [L1]), ("Dropout1d", [L1, U1]), ("Dropout2d", [L2, U2]), ("Dropout3d", [L3, U3]), ("AlphaDropout", [L1]), ("FeatureAlphaDropout", [L2]))
    for source in sources
    for args, options in (([], {}), ([0.2], {"inplace": True}))
]

BAGS = ints([[1, 2, 4], [4, 3, 2]])
FLAT, OFFSETS = ints([1, 2, 4, 5, 4, 3, 2, 0]), ints([0, 3, 3, 6])
EMBEDDINGS = [
    ("Embedding", [6, 3], {}, [BAGS]), ("Embedding", [6, 3, 2], {}, [BAGS]), ("Embedding", [6, 3], {"padding_idx": -2, "max_norm": 0.8, "norm_type": 1.5}, [BAGS]),
    ("Embedding", [6, 3], {"scale_grad_by_freq": True}, [BAGS]), ("Embedding", [6, 3], {"sparse": True}, [BAGS]), ("Embedding", [6, 3], {"max_norm": 1.0}, [ints(4)]),
    ("EmbeddingBag", [6, 3], {}, [BAGS]), ("EmbeddingBag", [6, 3], {"mode": "sum"}, [FLAT, OFFSETS]), ("EmbeddingBag", [6, 3], {"mode": "max", "max_norm": 1.0}, [FLAT, OFFSETS]),
    ("EmbeddingBag", [6, 3, 1.0, 1.5, True, "sum"], {"padding_idx": 4}, [FLAT, OFFSETS]), ("EmbeddingBag", [6, 3], {"mode": "sum"}, [BAGS, None, share(2, 3)]),
    ("EmbeddingBag", [6, 3], {"include_last_offset": True, "padding_idx": -1}, [FLAT, ints([0, 3, 3, 8])]), ("EmbeddingBag", [6, 3], {"sparse": True}, [FLAT, OFFSETS]),
]

RESIZES = [
    ("Upsample", [], {"size": 5}, [L1]), ("Upsample", [], {"scale_factor": 2.0}, [L2]), ("Upsample", [[3, 9]], {}, [L2]), ("Upsample", [], {"scale_factor": [1.5, 2.0], "mode": "nearest"}, [L2]),
    ("Upsample", [], {"size": 9, "mode": "linear"}, [L1]), ("Upsample", [], {"scale_factor": 1.7, "mode": "linear", "align_corners": True}, [L1]),
    ("Upsample", [], {"scale_factor": 1.7, "mode": "bilinear"}, [L2]), ("Upsample", [], {"scale_factor": 1.7, "mode": "bilinear", "recompute_scale_factor": True}, [L2]),
    ("Upsample", [], {"size": [7, 4], "mode": "bicubic", "align_corners": True}, [L2]), ("Upsample", [], {"scale_factor": 2.0, "mode": "bicubic"}, [L2]),
    ("Upsample", [], {"size": 5, "mode": "trilinear"}, [L3]), ("Upsample", [], {"scale_factor": [1.0, 2.0, 1.5], "mode": "trilinear"}, [L3]), ("Upsample", [], {"scale_factor": 2.0}, [L3]),
    ("Upsample", [], {"size": [3, 3], "mode": "area"}, [L2]), ("Upsample", [], {"scale_factor": 0.6, "mode": "area"}, [L1]), ("Upsample", [], {"size": 2, "mode": "area"}, [L3]),
    ("Upsample", [], {"scale_factor": 1.3, "mode": "nearest-exact"}, [L1]), ("Upsample", [], {"size": [7, 4], "mode": "nearest-exact"}, [L2]), ("Upsample", [], {"size": 3, "mode": "nearest-exact"}, [L3]),
    ("UpsamplingNearest2d", [], {"scale_factor": 2.0}, [L2]), ("UpsamplingNearest2d", [7], {}, [L2]), ("UpsamplingBilinear2d", [], {"scale_factor": 2.0}, [L2]), ("UpsamplingBilinear2d", [[7, 8]], {}, [L2]),
    ("PixelShuffle", [2], {}, [L2]), ("PixelUnshuffle", [2], {}, [x(1, 2, 4, 6)]), ("ChannelShuffle", [2], {}, [L2]),
    ("Fold", [[4, 5], [2, 2]], {}, [x(1, 8, 12)]), ("Fold", [4, 2], {"dilation": 1, "padding": 1, "stride": 2}, [x(8, 9)]),
    ("Unfold", [2], {}, [L2]), ("Unfold", [[2, 3], 2, 1, [1, 2]], {}, [L2]),
]

ACTIVATIONS = [
    (name, args, options, [source])
    for name, args, choices, source in (
        ("ELU", [], [{}, {"alpha": 1.5}, {"inplace": True}], L1), ("CELU", [], [{}, {"alpha": 1.5}, {"inplace": True}], L1), ("SELU", [], [{}, {"inplace": True}], L1),
        ("GLU", [], [{"dim": 1}, {"dim": 0}], L1), ("Hardshrink", [], [{}, {"lambd": 1.25}], L1), ("Hardsigmoid", [], [{}, {"inplace": True}], L1), ("Hardswish", [], [{}, {"inplace": True}], L1),
        ("Hardtanh", [], [{}, {"min_val": -0.5, "max_val": 2.0}, {"inplace": True}], L1), ("LogSigmoid", [], [{}], L1), ("LogSoftmax", [], [{}, {"dim": 1}, {"dim": -1}], L1),
        ("Mish", [], [{}, {"inplace": True}], L1), ("PReLU", [], [{}, {"num_parameters": 4}, {"init": 0.5}], L1), ("ReLU6", [], [{}, {"inplace": True}], L1),
        ("RReLU", [], [{}, {"lower": 0.1, "upper": 0.9}, {"inplace": True}], L1), ("Softmax", [], [{}, {"dim": 1}, {"dim": -1}], L1), ("Softmax2d", [], [{}], L2), ("Softmax2d", [], [{}], U2),
        ("Softmin", [], [{}, {"dim": 1}], L1), ("Softshrink", [], [{}, {"lambd": 1.25}], L1), ("Softsign", [], [{}], L1), ("Tanhshrink", [], [{}], L1),
        ("Threshold", [0.1, 20], [{}, {"inplace": True}], L1), ("Softmax", [1], [{}], ROWS), ("Softmin", [], [{}], ROWS), ("ELU", [2.0], [{}], ROWS),
    )
    for options in choices
]

LOGPROBS = op("log_softmax", -1, of=x(3, 4))
CLASSES = ints([1, 0, 3])
WEIGHT = given([1.0, 0.5, 2.0, 0.25])
SEQUENCES = op("log_softmax", -1, of=x(7, 2, 4))
TARGETS = ints([[1, 2, 2], [3, 1, 0]])


def reduced(name, args, options, inputs, reductions=("mean", "sum", "none")):
    for reduction in reductions:
        yield (name, args, options if reduction == "mean" else {**options, "reduction": reduction}, inputs)


LOSSES = [
    case
    for name, args, choices, inputs in (
        ("NLLLoss", [], [{}, {"weight": WEIGHT}, {"ignore_index": 0}], [LOGPROBS, CLASSES]), ("NLLLoss", [], [{}], [op("log_softmax", 1, of=x(2, 3, 2, 2)), ints([[[0, 1], [2, 2]], [[1, 1], [0, 2]]])]),
        ("PoissonNLLLoss", [], [{}, {"full": True}], [ROWS, given([[0.0, 1.0, 2.0, 5.0]] * 3)]), ("PoissonNLLLoss", [False], [{"eps": 0.01}], [share(3, 4), given([[0.0, 1.0, 2.0, 5.0]] * 3)]),
        ("GaussianNLLLoss", [], [{}, {"full": True}, {"eps": 0.5}], [ROWS, OTHER, share(3, 4)]), ("GaussianNLLLoss", [], [{}], [ROWS, OTHER, share(3)]), ("GaussianNLLLoss", [], [{}], [ROWS, OTHER, share(3, 1)]), ("GaussianNLLLoss", [], [{}], [ROWS, OTHER, 0.5]),
        ("KLDivLoss", [], [{}], [LOGPROBS, op("softmax", -1, of=OTHER)]), ("KLDivLoss", [], [{"log_target": True}], [LOGPROBS, op("log_softmax", -1, of=OTHER)]),
        ("MarginRankingLoss", [], [{}, {"margin": 0.5}], [x(3), x(3, step=53), SIGNS]), ("HingeEmbeddingLoss", [], [{}, {"margin": 2.5}], [x(3), SIGNS]),
        ("MultiLabelMarginLoss", [], [{}], [ROWS, ints([[3, 0, -1, 1], [1, -1, 0, 0], [0, 1, 2, 3]])]), ("MultiLabelSoftMarginLoss", [], [{}, {"weight": WEIGHT}], [ROWS, given([[1.0, 0.0, 0.0, 1.0], [0.0] * 4, [1.0] * 4])]),
        ("SoftMarginLoss", [], [{}], [x(3), SIGNS]), ("CosineEmbeddingLoss", [], [{}, {"margin": -0.5}], [ROWS, OTHER, SIGNS]),
        ("MultiMarginLoss", [], [{}, {"p": 2}, {"margin": 0.5, "weight": WEIGHT}], [ROWS, CLASSES]), ("TripletMarginLoss", [], [{}, {"margin": 3.0, "p": 1.0, "swap": True}, {"margin": 9.0, "eps": 0.1}], [ROWS, OTHER, x(3, 4, step=61)]),
        ("TripletMarginWithDistanceLoss", [], [{}, {"margin": 3.0, "swap": True}], [ROWS, OTHER, x(3, 4, step=61)]),
        ("CTCLoss", [], [{}, {"blank": 3, "zero_infinity": True}], [SEQUENCES, TARGETS, [7, 5], [3, 2]]), ("CTCLoss", [], [{}], [SEQUENCES, ints([1, 2, 2, 3, 1]), ints([7, 6]), ints([3, 2])]), ("CTCLoss", [], [{"zero_infinity": True}], [SEQUENCES, TARGETS, [2, 2], [3, 2]]),
    )
    for options in choices
    for case in reduced(name, args, options, inputs)
] + [("KLDivLoss", [], {"reduction": "batchmean"}, [LOGPROBS, op("softmax", -1, of=OTHER)])]

PAIRS = [
    ("CosineSimilarity", [], {}, [ROWS, OTHER]), ("CosineSimilarity", [0, 0.5], {}, [ROWS, OTHER]), ("PairwiseDistance", [], {}, [ROWS, OTHER]),
    ("PairwiseDistance", [1.0], {"keepdim": True}, [ROWS, OTHER]), ("PairwiseDistance", [], {"p": 3.0, "eps": 0.1}, [ROWS, OTHER]),
    ("Bilinear", [4, 3, 2], {}, [ROWS, x(3, 3)]), ("Bilinear", [4, 3, 2], {"bias": False}, [x(2, 3, 4), x(2, 3, 3)]),
    ("AdaptiveLogSoftmaxWithLoss", [8, 12, [3, 7]], {}, [x(5, 8), ints([0, 2, 4, 11, 3])]), ("AdaptiveLogSoftmaxWithLoss", [8, 12, [3, 7, 9]], {"div_value": 2.0, "head_bias": True}, [x(2, 8), ints([8, 11])]),
    ("AdaptiveLogSoftmaxWithLoss", [8, 12, [3]], {}, [x(8), ints(5)]),
]

IMAGE = x(1, 2, 3, 4)
FUNCTIONS = [
    ("softsign", [ROWS], {}), ("tanhshrink", [ROWS], {}), ("softmin", [ROWS, 1], {}), ("logsigmoid", [ROWS], {}),
    ("gumbel_softmax", [ROWS], {}), ("gumbel_softmax", [ROWS], {"tau": 0.5, "hard": True, "dim": 0}),
    ("normalize", [ROWS], {}), ("normalize", [ROWS], {"p": 1.0, "dim": 0}), ("normalize", [op("zeros", [2, 3], dtype="float64")], {"eps": 0.1}),
    ("grid_sample", [IMAGE, op("div", 3, of=x(1, 2, 3, 2))], {}), ("grid_sample", [IMAGE, op("div", 3, of=x(1, 2, 3, 2))], {"mode": "bicubic", "padding_mode": "reflection", "align_corners": True}),
    ("grid_sample", [IMAGE, op("div", 2, of=x(1, 2, 3, 2))], {"mode": "nearest", "padding_mode": "border"}), ("grid_sample", [x(1, 2, 2, 3, 2), op("div", 3, of=x(1, 2, 1, 3, 3))], {}),
    ("affine_grid", [x(1, 2, 3), [1, 1, 2, 3]], {}), ("affine_grid", [x(1, 3, 4), [1, 1, 2, 2, 3]], {"align_corners": True}),
    ("interpolate", [IMAGE], {"size": [2, 3], "mode": "bilinear", "antialias": True}), ("interpolate", [IMAGE], {"scale_factor": 0.5, "mode": "bicubic", "antialias": True, "align_corners": True}),
    ("one_hot", [ints([0, 2, 1])], {}), ("one_hot", [ints([0, 2, 1]), 5], {}), ("pdist", [ROWS], {}), ("cosine_similarity", [ROWS, OTHER], {"dim": 0}), ("pairwise_distance", [ROWS, OTHER], {"keepdim": True}),
    ("scaled_dot_product_attention", [x(1, 3, 4), x(1, 5, 4), x(1, 5, 2)], {}), ("scaled_dot_product_attention", [x(1, 3, 4), x(1, 3, 4), x(1, 3, 2)], {"is_causal": True, "scale": 0.5}),
    ("conv1d", [L1, x(2, 4, 3)], {"padding": "same"}), ("conv2d", [L2, x(4, 2, 3, 3)], {"groups": 2, "stride": 2, "padding": 1}), ("conv_transpose2d", [L2, x(4, 2, 3, 3)], {"output_padding": 1, "stride": 2}),
    ("pad", [L1, [1, 2]], {}), ("pad", [L1, [1, 2]], {"mode": "reflect"}), ("pad", [L1, [1, 2, 1, 0]], {"mode": "constant", "value": 7.5}),
    ("batch_norm", [L1, x(4), share(4)], {"weight": x(4), "eps": 0.1}), ("instance_norm", [L1], {"bias": x(4)}), ("group_norm", [L1, 2], {"weight": x(4)}), ("layer_norm", [L1, [7]], {"weight": x(7)}),
    ("rms_norm", [L1, [7]], {"eps": 0.01}), ("local_response_norm", [L1, 2], {"k": 2.0}),
    ("embedding", [ints([1, 0]), ROWS], {"max_norm": 1.0}), ("embedding_bag", [ints([[1, 0], [2, 1]]), ROWS], {"mode": "max"}),
    ("lp_pool1d", [share(2, 4, 7), 2, 3], {"stride": 1}), ("max_pool2d", [L2, 2], {"stride": 1}), ("avg_pool2d", [L2, 2], {"divisor_override": 3}), ("adaptive_max_pool2d", [L2, [None, 2]], {}),
    ("adaptive_avg_pool3d", [L3, [None, 2, 1]], {}), ("fractional_max_pool2d", [L2, 2], {"output_ratio": [0.5, 0.5]}), ("max_unpool2d", [x(1, 1, 1, 2), ints([[[[5, 2]]]]), 2], {"output_size": [2, 4]}),
    ("dropout1d", [U1, 0.5], {}), ("dropout2d", [L2], {"p": 0.3}), ("dropout3d", [U3], {}), ("alpha_dropout", [L1], {"training": True}), ("alpha_dropout", [L1], {}), ("feature_alpha_dropout", [L2, 0.4], {"training": True}),
    ("rrelu", [L1], {"training": True}), ("hardtanh", [L1], {"min_val": -0.5}), ("glu", [L1, 1], {}), ("threshold", [L1, 0.5, -1.0], {}), ("unfold", [L2, 2], {"stride": 2}), ("fold", [x(1, 8, 12), [4, 5], [2, 2]], {}),
    ("nll_loss", [LOGPROBS, CLASSES], {"reduction": "sum"}), ("kl_div", [LOGPROBS, ROWS], {"log_target": True, "reduction": "batchmean"}), ("ctc_loss", [SEQUENCES, TARGETS, [7, 5], [3, 2]], {}),
    ("gaussian_nll_loss", [ROWS, OTHER, 2.0], {"full": True}), ("poisson_nll_loss", [ROWS, OTHER], {}), ("triplet_margin_with_distance_loss", [ROWS, OTHER, x(3, 4, step=61)], {}),
    ("margin_ranking_loss", [x(3), x(3, step=53), SIGNS], {"margin": 0.25}), ("multi_margin_loss", [ROWS, CLASSES], {"p": 2}), ("soft_margin_loss", [x(3), SIGNS], {}),
]

INITS = [
    ("dirac_", [3, 4, 5], []), ("dirac_", [6, 2, 2, 3], [2]), ("dirac_", [6, 3, 1, 2, 3], [3]), ("sparse_", [6, 4], [0.5]), ("sparse_", [5, 3], [0.1, 2.0]), ("sparse_", [5, 3], [1.0]),
    ("orthogonal_", [4, 3], []), ("orthogonal_", [3, 4], []), ("orthogonal_", [2, 3, 2, 2], []), ("orthogonal_", [0, 3], []),
]

LAZY = [
    ("LazyLinear", [3], {}, ROWS), ("LazyLinear", [3], {"bias": False}, L1), ("LazyConv1d", [6, 3], {"stride": 2}, L1), ("LazyConv2d", [4, [3, 2]], {"groups": 2, "padding": "same", "padding_mode": "reflect"}, L2),
    ("LazyConv3d", [2, 2], {"bias": False}, U3), ("LazyConvTranspose1d", [6, 3], {}, U1), ("LazyConvTranspose2d", [4, 3], {"groups": 2, "stride": 2}, L2), ("LazyConvTranspose3d", [2, 2], {}, L3),
    ("LazyBatchNorm1d", [], {}, ROWS), ("LazyBatchNorm2d", [0.01, None], {}, L2), ("LazyBatchNorm3d", [], {"affine": False}, L3), ("LazyBatchNorm2d", [], {"affine": False, "track_running_stats": False}, L2),
    ("LazyInstanceNorm1d", [], {"affine": True}, L1), ("LazyInstanceNorm2d", [], {"track_running_stats": True}, L2), ("LazyInstanceNorm3d", [], {"affine": True}, L3),
]

TABLE = CONV + POOLS + PADS + NORMS + DROPOUTS + EMBEDDINGS + RESIZES + ACTIVATIONS + LOSSES + PAIRS


def python(value):
    """An argument as a Python user writes it: with tuples for lists."""
    if isinstance(value, list):
        return tuple(python(v) for v in value)
    return build(value) if is_recipe(value) else value


def results(output):
    return list(output) if isinstance(output, tuple) else [output]


def dense(tensor):
    return tensor.to_dense() if tensor.is_sparse else tensor


def measured(module, inputs, differentiable):
    leaves = [build(i) if is_recipe(i) else i for i in inputs]
    for i, leaf in enumerate(leaves):
        if isinstance(leaf, torch.Tensor) and leaf.is_floating_point():
            leaf.requires_grad_(i in differentiable)
    torch.manual_seed(1)
    outputs = results(module(*(leaf.clone() if isinstance(leaf, torch.Tensor) else leaf for leaf in leaves)))
    total = 0
    for output in outputs:
        if output.is_floating_point() and output.requires_grad:
            total = total + (output * torch.arange(1, output.numel() + 1, dtype=output.dtype).reshape(output.shape)).sum()
    if isinstance(total, torch.Tensor):
        total.backward()
    grads = [data(leaf.grad) if isinstance(leaf, torch.Tensor) and leaf.grad is not None else None for leaf in leaves]
    return outputs, grads


def case(name, args, options, inputs):
    def made():
        torch.manual_seed(0)
        made_of = {k: python(v) for k, v in options.items()}
        return getattr(nn, name)(*(python(a) for a in args), **made_of)

    module = made()
    state = states(module)
    module.double()
    floating = [i for i, recipe in enumerate(inputs) if is_recipe(recipe) and build(recipe).is_floating_point()]
    try:
        outputs, grads = measured(module, inputs, floating)
    except (RuntimeError, NotImplementedError):
        module = made().double()
        outputs, grads = measured(module, inputs, floating[:1])
    entry = {"module": name, "args": args, "options": options, "repr": repr(module), "inputs": inputs, "outputs": [data(o) for o in outputs], "grads": grads}
    if state:
        entry["state"] = state
    changed = {k: data(b) for k, b in module.named_buffers() if sha256(b.float()) != state[k]["sha256"] and sha256(b) != state[k]["sha256"]}
    if changed:
        entry["buffers"] = changed
    parameters = {k: data(dense(p.grad)) for k, p in module.named_parameters() if p.grad is not None}
    if parameters:
        entry["parameter_grads"] = parameters
    torch.manual_seed(1)
    later = results(module.eval()(*(build(i) if is_recipe(i) else i for i in inputs)))
    if any(not torch.equal(a, b) for a, b in zip(outputs, later)):
        entry["eval_outputs"] = [data(o) for o in later]
    return entry


def states(module):
    return {k: {"dtype": str(v.dtype).removeprefix("torch."), "shape": list(v.shape), "sha256": sha256(v)} for k, v in module.state_dict().items()}


def lazy(name, args, options, source):
    torch.manual_seed(0)
    module = getattr(nn, name)(*(python(a) for a in args), **{k: python(v) for k, v in options.items()})
    before = repr(module)
    output = module(build(source).float())
    return {"module": name, "args": args, "options": options, "input": source, "before": before, "after": repr(module), "state": states(module), "output": data(output)}


def function(name, args, options):
    torch.manual_seed(1)
    given_args = [build(a) if is_recipe(a) else a for a in args]
    result = getattr(nn.functional, name)(*given_args, **{k: argument(v) for k, v in options.items()})
    return {"function": name, "args": args, "options": options, "output": data(result)}


def initialised(name, shape, args):
    torch.manual_seed(0)
    made = getattr(nn.init, name)(torch.empty(shape), *args)
    return {"init": name, "shape": shape, "args": args, "output": data(made)}


def main():
    about = (
        "manual_seed(0), then module(args, options): state is its state dict (bytes in float32). Turned to float64; manual_seed(1),"
        " then called with clones of inputs it gives outputs; grads (null where not asked for) are those of the sum over all outputs"
        " of sum(output * [1, 2, 3, ...]); buffers are what changed; eval_outputs is what it gives in evaluation afterwards with the"
        " same seed, where that differs. functions: manual_seed(1), then nn.functional's function; init: manual_seed(0), then nn.init's on"
        " a float32 tensor of that shape; lazy: manual_seed(0), constructor, then a call in float32. names: all of torch.nn. Tensors are recipes (scripts/golden/_common.py). Agreement to 1e-12 relative."
    )
    lazies = [lazy(*e) for e in LAZY]
    names = sorted(set(nn.modules.__all__))
    write("layers.json", about, names=names, cases=[case(*e) for e in TABLE], lazy=lazies, functions=[function(*e) for e in FUNCTIONS], inits=[initialised(*e) for e in INITS])


if __name__ == "__main__":
    main()
