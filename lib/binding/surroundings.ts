/** What is open around the code that runs now, and decides whether a compiled function may be replayed. */
export const surroundings = {
  /** `autograd.forwardAd.dualLevel`: tensors may carry tangents, which a replay would drop. */
  dual: false,
  /** The blocks of autocast that keep casts of weights until the outermost ends, even if the weights change. */
  caching: 0,
  /** Whether one of these blocks switches autocast on, so that casts may have been kept. */
  keepsCasts: false,
  /** The blocks of `parametrize.cached`, which keep parametrized tensors even if what they are made of changes. */
  keepsParametrized: 0,
}
