import { compile, ones, type Tensor } from '../../lib'

function revoked(target: object): object {
  const { proxy, revoke } = Proxy.revocable(target, {})
  revoke()
  return proxy
}

const values: [string, unknown][] = [
  ['an object', revoked({})],
  ['a list', revoked([])],
  ['within a list', [revoked({})]],
  ['within an object', { a: [revoked([])] }],
]

describe.each(values)('a function that is given a revoked Proxy, %s', (_, value) => {
  const make = () => compile((x: Tensor, _given: unknown) => x.mul(2))

  beforeEach(() => void jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined))
  afterEach(() => jest.restoreAllMocks())

  test('runs as written', () => {
    const double = make()
    for (let i = 0; i < 4; i++) expect(double(ones([1]), value).item()).toBe(2)
  })

  test('runs as written by async and many', async () => {
    expect((await make().async(ones([1]), value)).item()).toBe(2)
    expect(
      make()
        .many([[ones([1]), value]])
        .map((x) => x.item()),
    ).toEqual([2])
  })
})
