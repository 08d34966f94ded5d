import { nn, ones, type Tensor } from '../../../lib'

class Inverse extends nn.Module<[x: Tensor], Tensor> {
  constructor(private readonly made: unknown) {
    super()
  }
  override forward(x: Tensor): Tensor {
    return x
  }
  rightInverse(): unknown {
    return this.made
  }
}

test.each([[[undefined]], [[ones([1, 1]), undefined]], [undefined], [3]])(
  'a rightInverse that gives something else than tensors is refused (%#)',
  (made) => {
    const register = () =>
      nn.utils.parametrize.registerParametrization(new nn.Linear(1, 1), 'weight', new Inverse(made))
    expect(register).toThrow(/rightInverse must give a tensor or a list of tensors, but it gave (undefined|3)/)
  },
)
