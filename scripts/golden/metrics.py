"""metrics.json: values of torchmetrics for random inputs: each batch's own (forward) and that of all batches (compute).

A case has the class, its options, and batches of inputs. `values` are those of forward, `value` that of compute; null in
place of a value stands for an error. `edges` are cases without batches, with absent classes, NaN and the like.
"""

import random
import warnings

import torch
import torchmetrics
from torchmetrics.image import PeakSignalNoiseRatio, StructuralSimilarityIndexMeasure
from torchmetrics.text import Perplexity

from _common import data, number, write

warnings.filterwarnings("ignore")
torch.manual_seed(18)
random.seed(18)
CLASSES = {"PeakSignalNoiseRatio": PeakSignalNoiseRatio, "StructuralSimilarityIndexMeasure": StructuralSimilarityIndexMeasure,
           "Perplexity": Perplexity}
SCORES = ["Accuracy", "Precision", "Recall", "F1Score"]


def coarse(x):
    """Few digits, so that the file stays small."""
    return (x * 64).round() / 64


def metric_class(name):
    return CLASSES.get(name) or getattr(torchmetrics, name)


def attempt(run):
    """A value as data, its kind of error as null."""
    try:
        value = run()
    except (ValueError, RuntimeError, IndexError, TypeError):
        return None
    return data(value)


def case(name, options, batches, about=None):
    arguments = {k: tuple(v) if k == "data_range" and isinstance(v, list) else v for k, v in options.items()}
    made = metric_class(name)(**arguments)
    values = [attempt(lambda: made(*[b.clone() if isinstance(b, torch.Tensor) else b for b in batch])) for batch in batches]
    recipes = [[data(b) if isinstance(b, torch.Tensor) else number(b) if isinstance(b, float) else b for b in batch] for batch in batches]
    found = {"metric": name, "name": type(made).__name__, "options": options, "batches": recipes, "values": values, "value": attempt(made.compute)}
    return found if about is None else {"about": about, **found}


def pick(*values):
    return random.choice(values)


def scores(*shape, dtype=torch.float32):
    """Probabilities or logits, some of them tied."""
    x = torch.randn(*shape, dtype=dtype) * 2
    if random.random() < 0.6:
        x = torch.rand(*shape, dtype=dtype)
    return (x * 8).round() / 8 if random.random() < 0.4 else coarse(x)


def ignoring(target, index):
    """Replaces some of the targets by the index that is ignored."""
    if index is None:
        return target
    return torch.where(torch.rand(target.shape) < 0.25, torch.full_like(target, index), target)


def classified(task, count, extra, has_scores, index):
    """A batch for a task: predictions and targets, with further dimensions."""
    batch = random.randint(3, 9)
    if task == "multiclass":
        # Few classes occur in some batches.
        target = torch.randint(0, random.randint(1, count), (batch, *extra))
        preds = scores(batch, count, *extra) if has_scores else torch.randint(0, count, (batch, *extra))
    else:
        shape = (batch, *extra) if task == "binary" else (batch, count, *extra)
        target = torch.randint(0, 2, shape)
        preds = scores(*shape) if has_scores else torch.randint(0, 2, shape)
    return [preds, ignoring(target, index)]


def task_options(task, count):
    return {"task": task, **({"num_classes": count} if task == "multiclass" else {"num_labels": count} if task == "multilabel" else {})}


def stat_scores():
    name, task, count = pick(*SCORES), pick("binary", "multiclass", "multiclass", "multilabel"), random.randint(2, 5)
    options = task_options(task, count)
    index = pick(None, None, -1, -100, *([0, count - 1] if task == "multiclass" else [])) if random.random() < 0.6 else None
    extra = pick((), (), (3,), (2, 3))
    if task == "multiclass" and random.random() < 0.3:
        options["top_k"] = random.randint(1, count)
    if extra and random.random() < 0.4:
        options["multidim_average"] = "samplewise"
    if random.random() < 0.8:
        options["average"] = pick("micro", "macro", "weighted", "none", None)
    if task != "multiclass" and random.random() < 0.5:
        options["threshold"] = pick(0.25, 0.5, 0.625)
    if name != "Accuracy" and random.random() < 0.3:
        options["zero_division"] = pick(0, 1)
    if index is not None:
        options["ignore_index"] = index
    has_scores = options.get("top_k", 1) > 1 or random.random() < 0.7
    return case(name, options, [classified(task, count, extra, has_scores, index) for _ in range(random.randint(1, 3))])


def confusion():
    task, count = pick("binary", "multiclass", "multilabel"), random.randint(2, 4)
    options = task_options(task, count)
    index = pick(None, None, -1, 0 if task == "multiclass" else -1)
    if index is not None:
        options["ignore_index"] = index
    if random.random() < 0.6:
        options["normalize"] = pick("true", "pred", "all", "none", None)
    if task != "multiclass" and random.random() < 0.5:
        options["threshold"] = pick(0.25, 0.75)
    extra = pick((), (3,))
    return case("ConfusionMatrix", options, [classified(task, count, extra, random.random() < 0.7, index) for _ in range(2)])


def auroc():
    task, count = pick("binary", "multiclass", "multilabel"), random.randint(2, 4)
    options = task_options(task, count)
    index = pick(None, None, -1, 0 if task == "multiclass" else -1)
    if index is not None:
        options["ignore_index"] = index
    if random.random() < 0.5:
        options["thresholds"] = pick(2, 5, 11, [0.1, 0.5, 0.9], [0.0, 0.25, 0.5, 0.75, 1.0])
    if task == "binary":
        if random.random() < 0.5:
            options["max_fpr"] = pick(0.2, 0.5, 0.9, 1.0)
    elif random.random() < 0.8:
        options["average"] = pick("macro", "weighted", "none", None, *(["micro"] if task == "multilabel" else []))
    extra = pick((), (), (3,))
    return case("AUROC", options, [classified(task, count, extra, True, index) for _ in range(random.randint(1, 3))])


def regression():
    name = pick("MeanSquaredError", "MeanAbsoluteError", "R2Score")
    options, outputs = {}, 1
    if name == "R2Score":
        outputs = random.randint(1, 3)
        options = {"multioutput": pick("raw_values", "uniform_average", "variance_weighted"), "adjusted": pick(0, 0, 1, 2, 9, 10)}
        shape = (5,) if outputs == 1 else (5, outputs)
    elif random.random() < 0.5:
        outputs = random.randint(2, 3)
        options, shape = {"num_outputs": outputs}, (5, outputs)
    else:
        shape = pick((5,), (2, 3), (2, 2, 2))
    if name == "MeanSquaredError" and random.random() < 0.5:
        options["squared"] = False
    dtype = pick(torch.float32, torch.float32, torch.float64, torch.int64)

    def one():
        x = coarse(torch.randn(shape, dtype=torch.float64) * 3)
        y = x + coarse(torch.randn(shape, dtype=torch.float64))
        if random.random() < 0.15:
            y[:] = 2.5
        return [x.to(dtype), y.to(dtype)]

    return case(name, options, [one() for _ in range(2)])


def psnr():
    options = {"data_range": pick(1.0, 2, 255.0, [0.25, 0.75], [0, 1])}
    if random.random() < 0.5:
        options["base"] = pick(2.0, 10.0, 2.718281828)
    if random.random() < 0.5:
        options["dim"] = pick(1, [1, 2], [1, 2, 3])
        options["reduction"] = pick("elementwise_mean", "sum", "none", None)
    dtype = pick(torch.float32, torch.float32, torch.float64)
    return case("PeakSignalNoiseRatio", options, [[coarse(torch.rand(2, 2, 3, 4, dtype=dtype)) for _ in range(2)] for _ in range(2)])


def ssim():
    is_3d = random.random() < 0.2
    options = {}
    if random.random() < 0.7:
        options["gaussian_kernel"] = random.random() < 0.5
    if options.get("gaussian_kernel") is False:
        options["kernel_size"] = pick(3, 5) if is_3d else pick(3, 5, [3, 5])
    else:
        options["sigma"] = 0.5 if is_3d else pick(0.5, 0.8, [0.5, 0.8])
        if is_3d:
            options["kernel_size"] = 5
    if random.random() < 0.6:
        options["data_range"] = pick(1.0, 2.0, [0.1, 0.9])
    if random.random() < 0.5:
        options["reduction"] = pick("elementwise_mean", "sum", "none", None)
    if random.random() < 0.3:
        options["k1"], options["k2"] = 0.02, 0.05
    shape = (2, 1, 5, 5, 6) if is_3d else (2, 2, 7, 8)

    def one():
        x = coarse(torch.rand(shape))
        return [x, coarse((x + 0.2 * torch.randn(shape)).clamp(0, 1) if random.random() < 0.7 else torch.rand(shape))]

    return case("StructuralSimilarityIndexMeasure", options, [one() for _ in range(2)])


def perplexity():
    index = pick(None, -100, 1)
    options = {} if index is None else {"ignore_index": index}
    dtype = pick(torch.float32, torch.float64)
    return case("Perplexity", options, [[coarse(torch.randn(2, 4, 5, dtype=dtype)), ignoring(torch.randint(0, 5, (2, 4)), index)] for _ in range(2)])


def mean():
    options = {} if random.random() < 0.5 else {"nan_strategy": pick("ignore", "warn", "disable", 0.0, 2.5)}

    def one():
        kind = pick("number", "tensor", "list", "int")
        value = {"number": 2.5, "tensor": coarse(torch.randn(2, 3)), "list": [1.0, 2.0, 4.0], "int": torch.arange(3)}[kind]
        if kind == "tensor" and random.random() < 0.5:
            value[0, 0] = float("nan")
        # torchmetrics ignores weights where NaN is not looked for.
        if random.random() < 0.5 or options.get("nan_strategy") == "disable":
            return [value]
        # Weights that are broadcast would share the memory in which torchmetrics replaces those of NaN.
        shape = (2, 3) if isinstance(options.get("nan_strategy"), float) else (3,)
        return [value, {"number": 3.0, "tensor": coarse(torch.rand(shape)), "list": 2.0, "int": torch.arange(3)}[kind]]

    return case("MeanMetric", options, [one() for _ in range(3)])


def edges():
    nan = float("nan")
    three = {"task": "multiclass", "num_classes": 3}
    none = [(name, {**three, "average": average}) for name in SCORES for average in ("micro", "macro", "weighted", "none")]
    none += [(name, {"task": "binary"}) for name in [*SCORES, "AUROC", "ConfusionMatrix"]]
    none += [(name, {**three}) for name in ("AUROC", "ConfusionMatrix")]
    none += [("AUROC", {**three, "thresholds": 5}), ("ConfusionMatrix", {**three, "normalize": "true"})]
    none += [(name, {}) for name in ("MeanSquaredError", "MeanAbsoluteError", "R2Score", "StructuralSimilarityIndexMeasure", "Perplexity", "MeanMetric")]
    none += [("PeakSignalNoiseRatio", {"data_range": 1.0}), ("StructuralSimilarityIndexMeasure", {"reduction": "none"})]
    found = [case(name, options, [], "compute before any update") for name, options in none]
    ones, zeros = torch.ones(4, dtype=torch.int64), torch.zeros(4, dtype=torch.int64)
    spread = torch.tensor([0.1, 0.4, 0.6, 0.9])
    found += [case("AUROC", {"task": "binary"}, [[spread, target]], "targets of one class") for target in (ones, zeros)]
    found += [case("AUROC", {"task": "binary", "max_fpr": 0.5}, [[spread, ones]], "targets of one class")]
    found += [case("AUROC", {"task": "binary"}, [[torch.full((4,), 0.5), torch.tensor([0, 1, 0, 1])]], "all scores equal")]
    found += [case("AUROC", {"task": "binary"}, [[torch.tensor([0.5]), torch.tensor([1])]], "one sample")]
    for average in ("macro", "weighted", "none"):
        found.append(case("AUROC", {**three, "average": average}, [[torch.rand(4, 3), torch.tensor([0, 0, 1, 1])]], "a class without targets"))
    for name in SCORES:
        for average in ("micro", "macro", "weighted", "none"):
            found.append(case(name, {**three, "average": average}, [[torch.tensor([0, 0, 1]), torch.tensor([0, 1, 1])]], "a class that occurs nowhere"))
            found.append(case(name, {**three, "average": average, "ignore_index": 1}, [[torch.tensor([0, 2]), torch.tensor([1, 1])]], "all targets ignored"))
        found.append(case(name, {"task": "binary"}, [[zeros, zeros]], "no positives"))
        found.append(case(name, {"task": "binary"}, [[torch.tensor([nan, 0.2, 0.7]), torch.tensor([1, 0, 1])]], "a score that is NaN"))
    found.append(case("AUROC", {"task": "binary"}, [[torch.tensor([nan, 0.2, 0.7]), torch.tensor([1, 0, 1])]], "a score that is NaN"))
    found.append(case("ConfusionMatrix", {**three, "normalize": "true"}, [[torch.tensor([0, 1]), torch.tensor([0, 1])]], "a class that occurs nowhere"))
    found.append(case("MeanSquaredError", {}, [[torch.tensor([nan, 1.0]), torch.tensor([1.0, 1.0])]], "NaN"))
    found.append(case("R2Score", {}, [[torch.tensor([1.0]), torch.tensor([1.0])]], "one sample"))
    found.append(case("R2Score", {}, [[torch.tensor([nan, 1.0]), torch.tensor([1.0, 2.0])]], "NaN"))
    found.append(case("R2Score", {}, [[torch.tensor([1.0, 2.0]), torch.tensor([1.0, 2.0])]], "exact predictions"))
    found.append(case("R2Score", {}, [[torch.tensor([1.0, 2.0]), torch.tensor([3.0, 3.0])]], "constant targets"))
    same = torch.rand(1, 1, 6, 6)
    found.append(case("PeakSignalNoiseRatio", {"data_range": 1.0}, [[same, same]], "equal images"))
    found.append(case("StructuralSimilarityIndexMeasure", {"sigma": 0.5}, [[same, same]], "equal images"))
    found.append(case("Perplexity", {"ignore_index": 1}, [[torch.randn(1, 2, 3), torch.ones(1, 2, dtype=torch.int64)]], "all targets ignored"))
    found.append(case("MeanMetric", {}, [[nan]], "only NaN"))
    found.append(case("MeanMetric", {"nan_strategy": "error"}, [[nan]], "NaN is an error"))
    found.append(case("MeanMetric", {}, [[torch.zeros(0)]], "no elements"))
    return found


def whole(make):
    """A case whose batches are all valid or all wrong, since a forward that fails loses torchmetrics' earlier batches."""
    while True:
        found = make()
        if len({value is None for value in found["values"]}) == 1:
            return found


KINDS = [(stat_scores, 170), (confusion, 40), (auroc, 70), (regression, 50), (psnr, 20), (ssim, 25), (perplexity, 10), (mean, 25)]

write(
    "metrics.json",
    "values of torchmetrics",
    torchmetrics=torchmetrics.__version__,
    cases=[whole(make) for make, count in KINDS for _ in range(count)],
    edges=edges(),
)
