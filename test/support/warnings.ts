/** The type and the text of each warning that a spy on process.emitWarning has recorded. */
export function told(spy: { mock: { calls: unknown[][] } }): [type: string, text: string][] {
  return spy.mock.calls.map(([warning]) => {
    const { name, message } = warning as Error
    return [name, message]
  })
}
