"""distributions.json: draws, log probabilities, moments, entropies, distribution functions and divergences of torch.distributions."""


import torch
from torch import distributions as D

from _common import bits, data, given, write

SQUARE = [[0.5, -0.3, 0.2], [0.1, -0.4, 0.7], [-0.6, 0.8, 0.3]]
PLAIN = [-1.5, 0.25, 3.0]
POSITIVE = [0.3, 1.0, 4.5]
UNIT = [0.05, 0.5, 0.9]
COUNTS = [0.0, 2.0, 5.0]


def t(values, dtype="float64"):
    return given(values, dtype)


ROWS = [[0.2, 0.3, 0.5], [0.6, 0.3, 0.1]]
COVARIANCE = [[2.0, 0.3, 0.1], [0.3, 1.0, -0.2], [0.1, -0.2, 0.5]]
TRIL = [[1.2, 0.0, 0.0], [0.4, 0.9, 0.0], [-0.3, 0.2, 1.5]]
# Class, positional arguments, named ones, values to ask about (float64; the batch broadcasts).
CASES = [
    ("Normal", [0.5, 2.0], {}, PLAIN), ("Normal", [t(PLAIN), t(POSITIVE)], {}, [[0.1], [2.0]]), ("Normal", [t([0.0, 1.0], "float32"), 1.5], {}, [[0.3], [1.0]]),
    ("LogNormal", [t(PLAIN), t([0.5, 1.0, 0.2])], {}, POSITIVE), ("HalfNormal", [t(POSITIVE)], {}, POSITIVE),
    ("Uniform", [-1.0, 3.5], {}, [-1.0, 0.0, 3.0]), ("Uniform", [t([0.0, 1.0]), t([1.0, 4.0])], {}, [[0.5, 1.5], [0.0, 3.0]]),
    ("Laplace", [0.5, 2.0], {}, PLAIN), ("Laplace", [t(PLAIN), t(POSITIVE)], {}, [[0.1], [2.0]]),
    ("Cauchy", [t(PLAIN), t(POSITIVE)], {}, [[0.1], [2.0]]), ("Gumbel", [t(PLAIN), t(POSITIVE)], {}, [[0.1], [2.0]]), ("Gumbel", [0.5, 2.0], {}, PLAIN),
    ("Exponential", [2.0], {}, POSITIVE), ("Exponential", [t(POSITIVE)], {}, [[0.1], [2.0]]),
    ("Gamma", [2.0, 3.0], {}, POSITIVE), ("Gamma", [t(POSITIVE), t([2.0, 0.5, 1.0])], {}, [[0.1], [2.0]]), ("Chi2", [t(POSITIVE)], {}, [[0.1], [2.0]]),
    ("StudentT", [t([0.8, 1.5, 4.0]), t(PLAIN), t(POSITIVE)], {}, [[0.1], [2.0]]), ("StudentT", [3.0], {}, PLAIN),
    ("Poisson", [4.0], {}, COUNTS), ("Poisson", [t([0.5, 3.0, 20.0])], {}, COUNTS),
    ("Bernoulli", [0.3], {}, [0.0, 1.0]), ("Bernoulli", [], {"probs": t([0.0, 0.5, 1.0])}, [[0.0], [1.0]]), ("Bernoulli", [], {"logits": t(PLAIN)}, [[0.0], [1.0]]),
    ("Geometric", [t(UNIT)], {}, COUNTS), ("Geometric", [], {"logits": t(PLAIN)}, COUNTS), ("Geometric", [t([1.0, 0.5])], {}, [[0.0, 0.0], [1.0, 3.0]]),
    ("Binomial", [7, t(UNIT)], {}, COUNTS), ("Binomial", [7], {"logits": t(PLAIN)}, COUNTS),
    ("NegativeBinomial", [3.5, t(UNIT)], {}, COUNTS), ("NegativeBinomial", [t([0.0, 2.0, 6.0])], {"logits": t(PLAIN)}, COUNTS),
    ("Categorical", [t(ROWS)], {}, [[0.0, 2.0], [1.0, 1.0]]), ("Categorical", [], {"logits": t(PLAIN)}, [0.0, 1.0, 2.0]), ("Categorical", [t([2.0, 0.0, 3.0])], {}, [0.0, 1.0]),
    ("OneHotCategorical", [t(ROWS)], {}, [[0.0, 1.0, 0.0], [1.0, 0.0, 0.0]]), ("OneHotCategorical", [], {"logits": t(PLAIN)}, [[0.0, 0.0, 1.0]]),
    ("Beta", [2.0, 3.0], {}, UNIT), ("Beta", [t(POSITIVE), t([0.5, 1.0, 2.0])], {}, [[0.1], [0.7]]),
    ("Dirichlet", [t(POSITIVE)], {}, ROWS), ("Dirichlet", [t([[0.5, 0.2, 0.9], [3.0, 2.0, 1.5]])], {}, ROWS),
    ("MultivariateNormal", [t(PLAIN), t(COVARIANCE)], {}, [[0.1, 0.2, 0.3], [1.0, -1.0, 2.0]]),
    ("MultivariateNormal", [t(PLAIN)], {"precision_matrix": t(COVARIANCE)}, [[0.1, 0.2, 0.3]]),
    ("MultivariateNormal", [t([PLAIN, POSITIVE])], {"scale_tril": t(TRIL)}, [[[0.1, 0.2, 0.3]], [[1.0, -1.0, 2.0]]]),
    ("MultivariateNormal", [t(PLAIN)], {"covariance_matrix": t([COVARIANCE, [[1.0, 0, 0], [0, 2.0, 0], [0, 0, 3.0]]])}, [[0.1, 0.2, 0.3], [1.0, -1.0, 2.0]]),
    ("Pareto", [t(POSITIVE), t([0.5, 1.5, 3.0])], {}, [[5.0], [8.0]]), ("Pareto", [1.5, 2.5], {}, [2.0, 3.0]),
    ("Weibull", [t(POSITIVE), t([0.5, 1.0, 2.5])], {}, [[0.1], [2.0]]), ("Weibull", [1.5, 2.0], {}, POSITIVE),
    ("Kumaraswamy", [t(POSITIVE), t([0.5, 1.0, 2.5])], {}, [[0.1], [0.7]]), ("Kumaraswamy", [2.0, 3.0], {}, UNIT),
    ("HalfCauchy", [t(POSITIVE)], {}, POSITIVE), ("InverseGamma", [t([0.8, 1.5, 4.0]), t(POSITIVE)], {}, [[0.1], [2.0]]),
    ("FisherSnedecor", [t([1.0, 3.0, 5.0]), t([2.0, 3.0, 9.0])], {}, [[0.1], [2.0]]),
    ("Multinomial", [5, t(ROWS)], {}, [[1.0, 2.0, 2.0], [5.0, 0.0, 0.0]]), ("Multinomial", [3], {"logits": t(PLAIN)}, [[1.0, 1.0, 1.0]]),
    ("ContinuousBernoulli", [0.3], {}, UNIT), ("ContinuousBernoulli", [t(UNIT)], {}, [[0.1], [0.7]]), ("ContinuousBernoulli", [], {"logits": t(PLAIN)}, [[0.1], [0.7]]),
    ("VonMises", [t(PLAIN), t(POSITIVE)], {}, [[0.1], [2.0]]), ("VonMises", [t([0.5]), t([7.0])], {}, [[0.1], [2.0]]),
    ("GeneralizedPareto", [t(PLAIN, "float32"), t(POSITIVE, "float32"), t([0.4, 0.0, -0.3], "float32")], {}, [[4.0], [5.0]]), ("GeneralizedPareto", [0.5, 2.0, 0.25], {}, [1.0, 3.0]),
    ("RelaxedBernoulli", [t([0.7]), t(UNIT)], {}, [[0.1], [0.7]]), ("RelaxedBernoulli", [t([0.7])], {"logits": t(PLAIN)}, [[0.1], [0.7]]),
    ("RelaxedOneHotCategorical", [t([0.7]), t(ROWS)], {}, ROWS), ("RelaxedOneHotCategorical", [t([1.7])], {"logits": t(PLAIN)}, ROWS),
    ("OneHotCategoricalStraightThrough", [t(ROWS)], {}, [[0.0, 1.0, 0.0], [1.0, 0.0, 0.0]]),
    ("LogisticNormal", [t(PLAIN), t(POSITIVE)], {}, [[0.1, 0.2, 0.3, 0.4]]),
    ("LowRankMultivariateNormal", [t(PLAIN), t([[1.0, 0.2], [0.5, -0.3], [0.0, 0.7]]), t(POSITIVE)], {}, [[0.1, 0.2, 0.3], [1.0, -1.0, 2.0]]),
    ("LowRankMultivariateNormal", [t([PLAIN, POSITIVE]), t([[1.0], [0.5], [0.0]]), t(POSITIVE)], {}, [[0.1, 0.2, 0.3], [1.0, -1.0, 2.0]]),
    ("Wishart", [5.0, t(COVARIANCE)], {}, COVARIANCE), ("Wishart", [t([4.0, 6.5])], {"scale_tril": t(TRIL)}, COVARIANCE),
    ("Wishart", [t([4.0])], {"precision_matrix": t(COVARIANCE)}, COVARIANCE),
    ("LKJCholesky", [3, t([0.5, 2.0])], {}, [[1.0, 0.0, 0.0], [0.6, 0.8, 0.0], [0.0, 0.0, 1.0]]),
]
TRANSFORMS = [
    ("ExpTransform", [], PLAIN), ("PowerTransform", [2.0], POSITIVE), ("PowerTransform", [t([0.5, -1.0, 2.0])], POSITIVE),
    ("AffineTransform", [0.5, -2.0], PLAIN), ("AffineTransform", [t(PLAIN), t(POSITIVE)], [PLAIN, POSITIVE]), ("SigmoidTransform", [], PLAIN),
    ("TanhTransform", [], PLAIN), ("SoftplusTransform", [], PLAIN), ("AbsTransform", [], POSITIVE), ("SoftmaxTransform", [], [PLAIN, POSITIVE]),
    ("StickBreakingTransform", [], [PLAIN, POSITIVE]), ("LowerCholeskyTransform", [], [SQUARE, SQUARE]), ("PositiveDefiniteTransform", [], SQUARE),
    ("CorrCholeskyTransform", [], [PLAIN, POSITIVE]), ("CorrCholeskyTransform", [], [0.3]), ("ReshapeTransform", [[3, 1], [3]], [[[1.0], [2.0], [3.0]]] * 2),
    ("IndependentTransform", [["ExpTransform"], 1], [PLAIN, POSITIVE]), ("CatTransform", [[["ExpTransform"], ["TanhTransform"]], -1, [1, 2]], [PLAIN, POSITIVE]),
    ("CatTransform", [[["ExpTransform"], ["IndependentTransform", ["TanhTransform"], 1]], 0, [1, 2]], [[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]]),
    ("StackTransform", [[["ExpTransform"], ["SigmoidTransform"], ["AffineTransform", 1.0, 2.0]], -1], [PLAIN, POSITIVE]),
    ("CumulativeDistributionTransform", [["Normal", 0.5, 2.0]], PLAIN),
]
# Constraints by how they are called, and unbounded numbers for the transforms that lead to them.
CONSTRAINTS = [
    (["real"], PLAIN), (["positive"], PLAIN), (["nonnegative"], PLAIN), (["unit_interval"], PLAIN), (["simplex"], PLAIN), (["real_vector"], PLAIN),
    (["greater_than", 1.5], PLAIN), (["greater_than_eq", t([1.0, 2.0, 3.0])], PLAIN), (["less_than", -1.0], PLAIN), (["interval", -1.0, 2.5], PLAIN),
    (["half_open_interval", 0.0, t([1.0, 2.0, 4.0])], PLAIN), (["corr_cholesky"], PLAIN), (["lower_cholesky"], SQUARE), (["positive_definite"], SQUARE),
    (["independent", ["positive"], 1], PLAIN), (["stack", [["real"], ["positive"], ["unit_interval"]], -1], PLAIN),
    (["cat", [["positive"], ["interval", 0.0, 3.0]], 0, [1, 2]], [[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]]), (["boolean"], PLAIN),
]
# A base, transforms of it, values.
TRANSFORMED = [
    (("Normal", [0.5, t([1.0, 2.0])]), [("AffineTransform", [1.0, -0.5]), ("SigmoidTransform", [])], [[0.1, 0.6], [0.3, 0.9]]),
    (("Normal", [t(PLAIN), 1.0]), [("ExpTransform", []), ("PowerTransform", [0.5])], [POSITIVE]),
    (("Normal", [t(PLAIN), t(POSITIVE)]), [("StickBreakingTransform", [])], [[0.1, 0.2, 0.3, 0.4]]),
    (("Gamma", [2.0, t(POSITIVE)]), [("AffineTransform", [t([[0.0], [1.0]]), 2.0])], [[[2.0, 3.0, 4.0], [2.5, 3.5, 9.0]]]),
    (("Uniform", [t([0.0, 0.0]), 1.0]), [], [[0.25, 0.5]]),
]
# The mixture's probabilities, the components, values.
MIXTURES = [
    (t([0.2, 0.3, 0.5]), ("Normal", [t(PLAIN), t(POSITIVE)]), PLAIN),
    (t(ROWS), ("Gamma", [t([POSITIVE, [1.0, 2.0, 3.0]]), 1.0]), [[0.5, 2.0]]),
    (t([0.2, 0.8]), ("MultivariateNormal", [t([PLAIN, POSITIVE]), t(COVARIANCE)]), [PLAIN, [0.0, 0.5, 1.0]]),
]
KL = [
    ["Normal", [0.5, 2.0]], ["Laplace", [0.3, 1.5]], ["Gumbel", [0.2, 1.1]], ["Cauchy", [0.1, 0.7]], ["Exponential", [1.7]], ["Gamma", [2.5, 0.8]],
    ["Beta", [2.0, 3.5]], ["Uniform", [0.2, 0.9]], ["Uniform", [-1.0, 2.0]], ["Poisson", [3.0]], ["Bernoulli", [0.3]], ["Geometric", [0.4]],
    ["LogNormal", [0.5, 1.2]], ["HalfNormal", [1.3]], ["Chi2", [t([2.0])]], ["Binomial", [5, t([0.3])]], ["Categorical", [t(ROWS[0])]],
    ["OneHotCategorical", [t(ROWS[1])]], ["Dirichlet", [t(POSITIVE)]], ["MultivariateNormal", [t(PLAIN), t(COVARIANCE)]], ["StudentT", [3.0]],
    ["Pareto", [0.4, 2.5]], ["Pareto", [1.5, t([0.8])]], ["ContinuousBernoulli", [0.3]], ["LowRankMultivariateNormal", [t(PLAIN), t([[1.0], [0.5], [0.2]]), t(POSITIVE)]], ["Weibull", [1.0, 2.0]],
]
OTHER = {
    "Normal": [1.0, 0.5], "Laplace": [-0.4, 0.5], "Gumbel": [1.2, 2.0], "Cauchy": [0.6, 1.7], "Exponential": [0.6], "Gamma": [0.9, 1.8], "Beta": [0.7, 1.5],
    "Uniform": [0.0, 1.0], "Poisson": [1.5], "Bernoulli": [0.8], "Geometric": [0.7], "LogNormal": [0.0, 0.4], "HalfNormal": [0.6], "Chi2": [t([3.0])],
    "Binomial": [5, t([0.6])], "Categorical": [t(ROWS[1])], "OneHotCategorical": [t(ROWS[0])], "Dirichlet": [t([2.0, 1.0, 0.5])],
    "MultivariateNormal": [t(POSITIVE), {"scale_tril": t(TRIL)}], "StudentT": [2.0],
    "Pareto": [0.15, 1.5], "ContinuousBernoulli": [0.6], "LowRankMultivariateNormal": [t(POSITIVE), t([[0.3], [-0.5], [1.0]]), t([1.0, 2.0, 0.5])], "Weibull": [1.5, 2.0],
}


def build(value):
    return torch.tensor(value["data"], dtype=getattr(torch, value["dtype"])) if isinstance(value, dict) and "data" in value else value


def make(name, args, options=None):
    options = dict(options or {})
    if args and isinstance(args[-1], dict) and "data" not in args[-1]:
        options, args = args[-1], args[:-1]
    return getattr(D, name)(*[build(a) for a in args], **{k: build(v) for k, v in options.items()})


def attempt(compute):
    try:
        value = compute()
    except NotImplementedError:
        return None
    return data(value)


def gradients(name, args, options):
    """Gradients of the sum of squares of a draw with respect to the tensors it was made of."""
    tensors = []

    def leaf(value):
        if not (isinstance(value, dict) and "data" in value):
            return value
        tensors.append(build(value).requires_grad_())
        return tensors[-1]

    args, options = [leaf(a) for a in args], {k: leaf(v) for k, v in options.items()}
    if not tensors:
        return None
    torch.manual_seed(5)
    try:
        getattr(D, name)(*args, **options).rsample((4,)).square().sum().backward()
    except RuntimeError:
        return None  # PyTorch's own Wishart changes what its gradient needs.
    return [data(x.grad) for x in tensors]


def case(name, args, options, values):
    d = make(name, args, options)
    mean = attempt(lambda: d.mean)
    dtype = d.sample().dtype if mean is None else d.mean.dtype
    x = torch.tensor(values, dtype=dtype)
    entry = {"name": name, "args": args, "options": options, "batch_shape": list(d.batch_shape), "event_shape": list(d.event_shape)}
    for method in ("sample", "rsample"):
        if method == "rsample" and not d.has_rsample:
            continue
        torch.manual_seed(11)
        entry[method] = bits(getattr(d, method)((3,)).contiguous())
    for what in ("mean", "mode", "variance", "stddev"):
        entry[what] = attempt(lambda: getattr(d, what))
    entry["value"] = data(x)
    entry["log_prob"] = attempt(lambda: d.log_prob(x))
    entry["entropy"] = attempt(d.entropy)
    entry["cdf"] = attempt(lambda: d.cdf(x))
    p = torch.tensor(UNIT, dtype=dtype)
    entry["icdf"] = attempt(lambda: d.icdf(p.reshape((3,) + (1,) * len(d.batch_shape))))
    entry["enumerate_support"] = attempt(d.enumerate_support)
    shape = (2, *d.batch_shape)
    big = d.expand(shape)
    torch.manual_seed(13)
    entry["expanded"] = {"batch_shape": list(big.batch_shape), "sample": bits(big.sample().contiguous())}
    if d.has_rsample:
        entry["gradients"] = gradients(name, args, options)
    return entry


def divergences():
    made = []
    for p_name, p_args in KL:
        for q_name, q_args in OTHER.items():
            p, q = make(p_name, p_args), make(q_name, q_args)
            try:
                value = D.kl_divergence(p, q)
            except NotImplementedError:
                continue
            made.append({"p": [p_name, p_args], "q": [q_name, q_args], "kl": data(value)})
    return made


def part_of(value):
    """An argument of a transform or a constraint, which may be another one: its name, and its own arguments."""
    if isinstance(value, list) and value and isinstance(value[0], str):
        name, *args = value
        if name[0].islower():
            made = getattr(D.constraints, name)
            return made(*[part_of(a) for a in args]) if args else made
        return getattr(D.transforms if hasattr(D.transforms, name) else D, name)(*[part_of(a) for a in args])
    return [part_of(v) for v in value] if isinstance(value, list) else build(value)


def transform_of(name, args):
    return part_of([name, *args]) if args else getattr(D.transforms, name)()


def led_to(constraint, values):
    x = torch.tensor(values, dtype=torch.float64)
    ways = {}
    for name, way in (("biject_to", D.biject_to), ("transform_to", D.transform_to)):
        try:
            made = way(part_of(constraint))
            y = made(x)
            ways[name] = {"y": data(y), "back": data(made.inv(y)), "fits": part_of(constraint).check(y).all().item()}
        except NotImplementedError:
            ways[name] = None
    return {"constraint": constraint, "x": data(x), **ways}


def transform(name, args, values):
    made, x = transform_of(name, args), torch.tensor(values, dtype=torch.float64)
    y = made(x)
    return {"name": name, "args": args, "x": data(x), "y": data(y), "back": data(made.inv(y)), "stretch": attempt(lambda: made.log_abs_det_jacobian(x, y))}


def described(d, values):
    torch.manual_seed(11)
    sample = bits(d.sample((3,)).contiguous())
    torch.manual_seed(13)
    expanded = bits(d.expand((2, *d.batch_shape)).sample().contiguous())
    x = torch.tensor(values, dtype=torch.float64)
    shapes = {"batch_shape": list(d.batch_shape), "event_shape": list(d.event_shape)}
    return {**shapes, "sample": sample, "expanded": expanded, "value": data(x), "log_prob": data(d.log_prob(x))}


def transformed(base, transforms, values):
    d = D.TransformedDistribution(make(*base), [transform_of(*each) for each in transforms])
    p = torch.tensor(UNIT, dtype=torch.float64).reshape((3,) + (1,) * len(d.batch_shape))
    more = {"cdf": attempt(lambda: d.cdf(torch.tensor(values, dtype=torch.float64))), "icdf": attempt(lambda: d.icdf(p))} if not d.event_shape else {}
    return {"base": base, "transforms": transforms, **described(d, values), **more}


def mixture(probs, component, values):
    d = D.MixtureSameFamily(D.Categorical(build(probs)), make(*component))
    more = {"cdf": attempt(lambda: d.cdf(torch.tensor(values, dtype=torch.float64)))} if not d.event_shape else {}
    text = repr(D.MixtureSameFamily(D.Categorical(build(probs)), make(*component)))
    return {"probs": probs, "component": component, **described(d, values), "mean": data(d.mean), "variance": data(d.variance), "repr": text, **more}


def main():
    independent = D.Independent(D.Normal(build(t([PLAIN, POSITIVE])), 2.0), 1)
    value = torch.tensor([0.5, 1.0, -1.0], dtype=torch.float64)
    reprs = [
        {"name": n, "args": a, "options": o, "repr": repr(make(n, a, o))}
        for n, a, o in [("Normal", [0.5, 2.0], {}), ("Normal", [t(PLAIN), t(POSITIVE)], {}), ("Gamma", [2.0, 3.0], {}), ("Bernoulli", [0.25], {}),
                        ("Bernoulli", [], {"logits": t(PLAIN)}), ("Categorical", [t(ROWS)], {}), ("Binomial", [3], {"probs": t([0.5])}),
                        ("MultivariateNormal", [t(PLAIN)], {"scale_tril": t(TRIL)}), ("Dirichlet", [t(POSITIVE)], {})]
    ]
    about = (
        "Each case: a distribution made of args and options (PyTorch's names; tensors as recipes), draws of shape [3] after"
        " manual_seed(11), as bits, what it says of value, icdf at 0.05, 0.5 and 0.9, the draw of its expansion to [2, ...batch_shape] after"
        " manual_seed(13), and gradients of the sum of squares of rsample([4]) after manual_seed(5). null: PyTorch does not"
        " implement it. Agreement: draws to the bit (on the machine that made them) or 1e-6 relative; the rest 1e-12 relative in"
        " float64, 1e-6 in float32."
    )
    extra = {"log_prob": data(independent.log_prob(value)), "entropy": data(independent.entropy()), "repr": repr(independent)}
    write("distributions.json", about, cases=[case(*c) for c in CASES], kl=divergences(), reprs=reprs, independent=extra, transforms=[transform(*c) for c in TRANSFORMS], constraints=[led_to(*c) for c in CONSTRAINTS],
          transformed=[transformed(*c) for c in TRANSFORMED], mixtures=[mixture(*c) for c in MIXTURES])


if __name__ == "__main__":
    main()
