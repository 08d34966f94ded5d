import { Handle } from '../runtime/handle'

/** A sequence of operators that native holds. */
export class Program extends Handle {}
