/**
 * An error's message without the names at its start: a Sequential or a replay is called by another name than a layer.
 */
export const unnamed = (message: string): string => message.replace(/^(?:[\w.]+: )*/, '')
