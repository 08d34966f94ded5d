import * as torch from '../../lib'
import { told } from '../support/warnings'

const { autograd, tensor } = torch
type Tensor = torch.Tensor

const f = (x: Tensor) => x.sin().mul(x.exp()).sum()

class Scaled extends autograd.Function {
  static override forward(x: Tensor, factor: number) {
    return x.mul(factor)
  }
  static setupContext(ctx: torch.autograd.FunctionContext, [x, factor]: [Tensor, number]) {
    ctx.saveForBackward(x)
    ctx.factor = factor
  }
  static override backward(ctx: torch.autograd.FunctionContext, g: Tensor): (Tensor | null)[] {
    return [g.mul(ctx.factor).add(ctx.savedTensors[0]), null]
  }
  static vmap(_info: unknown, inDims: number[], x: Tensor, factor: number): [Tensor, number] {
    return [Scaled.apply(x, factor), inDims[0]]
  }
}

const leaf = (x: Tensor) => x.clone().requiresGrad_()

/** Functions that must give the same compiled as written, at each of six calls. */
const functions: Record<string, (x: Tensor) => unknown> = {
  'autograd.functional.jacobian': (x) => autograd.functional.jacobian((a: Tensor) => a.exp().mul(a.sum()), x),
  'autograd.functional.hessian, vectorized': (x) => autograd.functional.hessian(f, x, { vectorize: true }),
  'autograd.functional.hvp': (x) => autograd.functional.hvp(f, x, x)[1],
  'autograd.functional.jvp': (x) => autograd.functional.jvp((a: Tensor) => a.pow(3), x, x)[1],
  'a custom function with setupContext': (x) => {
    const a = leaf(x)
    return autograd.grad(Scaled.apply(a, 3).sum(), a)[0]
  },
  'a custom function in func.grad': (x) => torch.func.grad((a: Tensor) => Scaled.apply(a, 3).sum())(x),
  'a custom function in vmap': (x) => torch.vmap((a: Tensor) => Scaled.apply(a, 2))(x),
  'func.linearize': (x) => torch.func.linearize((a: Tensor) => a.sin(), x)[1](x),
  'dual numbers': (x) =>
    autograd.forwardAd.dualLevel(() => autograd.forwardAd.unpackDual(f(autograd.forwardAd.makeDual(x, x))).tangent),
  registerMultiGradHook: (x) => {
    const a = leaf(x)
    const seen: (Tensor | null)[] = []
    autograd.graph.registerMultiGradHook([a], (grads) => void seen.push(...grads))
    a.pow(2).sum().backward()
    return seen[0]?.mul(2)
  },
  saveOnCpu: (x) => {
    const a = leaf(x)
    autograd.graph.saveOnCpu(() => a.pow(2).sum()).backward()
    return a.grad
  },
  cond: (x) =>
    torch.cond(
      x.sum().gt(4),
      (a: Tensor) => a.mul(2),
      (a: Tensor) => a.neg(),
      [x],
    ),
  'einsum with operands': (x) => torch.einsum('i,j->ij', x, x),
}

const values = (found: unknown) => (found as Tensor).detach().toArray()

test.each(Object.entries(functions))('%s', (_, fn) => {
  const warn = jest.spyOn(process, 'emitWarning').mockImplementation()
  const compiled = torch.compile(fn)
  const inputs = [1, 2, 3, 0.5, 4, 1].map((scale) => tensor([0.3 * scale, scale, 0.7]))
  expect(inputs.map((x) => values(compiled(x)))).toEqual(inputs.map((x) => values(fn(x))))
  for (const [, text] of told(warn)) expect(text).toMatch(/the function runs as written/)
  warn.mockRestore()
})
