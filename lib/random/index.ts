export { defaultGenerator, Generator, getRngState, initialSeed, manualSeed, seed, setRngState } from './generator'
