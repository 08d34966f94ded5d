import { ones, zeros } from '../../../lib/generated/ops'
import * as nn from '../../../lib/nn'
import { tensor } from '../../../lib/tensor'
import { build, golden, type Recipe } from '../../golden/recipe'
import { near } from '../../support/golden-modules'

const {
  packPaddedSequence,
  packSequence,
  PackedSequence,
  padPackedSequence,
  padSequence,
  unpackSequence,
  unpadSequence,
} = nn.utils.rnn

const { packs } = golden('sequence-layers') as {
  packs: {
    sequences: Recipe[]
    packed: Record<'data' | 'batch_sizes' | 'sorted_indices' | 'unsorted_indices', Recipe>
    padded: Recipe
    lengths: Recipe
    left: Recipe
  }
}

describe('packing', () => {
  test("sequences of any order gives PyTorch's tensors, and so does padding them again", () => {
    const packed = packSequence(packs.sequences.map(build), { enforceSorted: false })
    const { data, batchSizes, sortedIndices, unsortedIndices } = packed
    const ours = { data, batch_sizes: batchSizes, sorted_indices: sortedIndices!, unsorted_indices: unsortedIndices! }
    for (const [name, value] of Object.entries(ours)) {
      expect([name, near(value, packs.packed[name as keyof typeof ours])]).toEqual([name, 'equal'])
    }
    const [padded, lengths] = padPackedSequence(packed, { batchFirst: true, paddingValue: -1, totalLength: 6 })
    expect([near(padded, packs.padded), near(lengths, packs.lengths)]).toEqual(['equal', 'equal'])
  })

  test('is undone by unpacking', () => {
    const sequences = packs.sequences.map(build)
    const again = unpackSequence(packSequence(sequences, false))
    expect(again.map((sequence) => sequence.toArray())).toEqual(sequences.map((sequence) => sequence.toArray()))
  })

  test('takes lengths as numbers or as a tensor', () => {
    const input = ones([4, 2, 3])
    const [a, b] = [packPaddedSequence(input, [4, 2]), packPaddedSequence(input, tensor([4n, 2n]))]
    expect(a.batchSizes.toArray()).toEqual([2, 2, 1, 1])
    expect(b.batchSizes.toArray()).toEqual([2, 2, 1, 1])
    expect([a.sortedIndices, a.unsortedIndices]).toEqual([null, null])
  })

  test('moves to another dtype as a whole, and returns itself where nothing changes', () => {
    const packed = packSequence([ones([2, 1]), ones([3, 1])], false)
    const moved = packed.to('float64')
    expect([moved.data.dtype, moved.batchSizes.dtype, moved.sortedIndices?.toArray()]).toEqual([
      'float64',
      'int64',
      [1, 0],
    ])
    expect(packed.to('float32')).toBe(packed)
    expect(packed.cpu()).toBe(packed)
  })
})

test('padding fills the side that is asked for', () => {
  expect(near(padSequence(packs.sequences.map(build), { paddingSide: 'left' }), packs.left)).toBe('equal')
  const [one, two] = [ones([1]), ones([2])]
  expect(padSequence([one, two], true, 7).toArray()).toEqual([
    [1, 7],
    [1, 1],
  ])
})

test('unpadding gives sequences of their own', () => {
  const padded = zeros([3, 2])
  const [first, second] = unpadSequence(padded, [3, 1])
  expect([first.shape, second.shape]).toEqual([[3], [1]])
  padded.fill_(1)
  expect(second.toArray()).toEqual([0])
})

test('a recurrent layer gives the same for packed sequences as for each alone', () => {
  const layer = new nn.GRU(3, 2, { bidirectional: true }).double()
  const sequences = packs.sequences.map(build)
  const [output, last] = layer.forward(packSequence(sequences, false))
  expect(output).toBeInstanceOf(PackedSequence)
  const alone = sequences.map((sequence) => layer.forward(sequence))
  const outputs = unpackSequence(output)
  for (const [i, [its, end]] of alone.entries()) {
    expect(outputs[i].sub(its).abs().max().item()).toBeLessThan(1e-12)
    expect(last.select(1, i).sub(end).abs().max().item()).toBeLessThan(1e-12)
  }
})

test.each<[string, () => unknown, string]>([
  [
    'sequences that grow where they must not',
    () => packSequence([ones([2, 1]), ones([3, 1])]),
    'sorted in decreasing order',
  ],
  ['a length of 0', () => packPaddedSequence(ones([2, 1, 1]), [0]), 'Length of all samples has to be greater than 0'],
  ['a length that is not whole', () => packPaddedSequence(ones([2, 1, 1]), [1.5]), 'lengths[0] must be a whole number'],
  [
    'lengths that are none',
    () => packPaddedSequence(ones([2, 1, 1]), 2 as never),
    'lengths must be an array of numbers',
  ],
  ['a tensor that is not packed', () => padPackedSequence(ones([2]) as never), 'needs a PackedSequence'],
  [
    'a total length that is too short',
    () => padPackedSequence(packSequence([ones([3, 1])]), { totalLength: 2 }),
    'totalLength must be a whole number of at least 3, but it is 2',
  ],
  ['as many lengths as there are not', () => unpadSequence(ones([2, 2]), [1]), '2 sequences need as many lengths'],
])('%s is refused', (_, use, message) => {
  expect(use).toThrow(message)
})
