export { type AssertCloseOptions, assertClose } from './assert-close'
