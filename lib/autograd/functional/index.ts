export { type FunctionalHessianOptions, type FunctionalJacobianOptions, hessian, jacobian } from './jacobian'
export type { Same, Some } from './parts'
export { hvp, jvp, type ProductOptions, vhp, vjp } from './products'
