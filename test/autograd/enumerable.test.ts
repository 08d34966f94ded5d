import { ones } from '../../lib'

test('for (const key in tensor) lists no method', () => {
  const tensor = ones([1]) as unknown as Record<string, unknown>
  const listed: string[] = []
  for (const key in tensor) listed.push(key)
  expect(listed.filter((key) => typeof tensor[key] === 'function')).toEqual([])
})
