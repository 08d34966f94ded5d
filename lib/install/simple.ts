import { TorchError } from '../errors'
import { isArray } from '../kinds'
import { normal } from './selection'
import { HttpStatus, shownUrl, type Web } from './web'

/** A wheel that an index offers. */
export interface Offer {
  file: string
  url: URL
  /** The hash that the index gives, in hex. */
  sha256?: string
}

const accept = 'application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1'

/**
 * Lists the wheels of a project on a simple-API index, in JSON (PEP 691) or HTML (PEP 503).
 *
 * @returns an empty list where the index does not know the project
 */
export async function listWheels(web: Web, index: string, project: string): Promise<Offer[]> {
  const address = indexUrl(index)
  address.pathname = `${address.pathname.replace(/\/+$/, '')}/${normal(project)}/`
  try {
    const page = await web.page(address, accept)
    const offers = page.type.includes('json') ? fromJson(page.text, page.url) : fromHtml(page.text, page.url, page.type)
    return offers.filter(({ file }) => file.endsWith('.whl')).map((offer) => withCredentials(offer, page.url))
  } catch (error) {
    if (error instanceof HttpStatus && error.status === 404) return []
    throw error
  }
}

function indexUrl(index: string): URL {
  if (!URL.canParse(index) || !/^https?:$/.test(new URL(index).protocol)) {
    // The address is not shown, since one that cannot be parsed may hold a password anywhere.
    throw new TorchError('ERR_DOWNLOAD', 'the index is not an https address, such as https://host/simple')
  }
  return new URL(index)
}

/** A file on the index's own origin is requested with the index's name and password. */
function withCredentials(offer: Offer, page: URL): Offer {
  if (offer.url.origin === page.origin && !offer.url.username) {
    offer.url.username = page.username
    offer.url.password = page.password
  }
  return offer
}

interface JsonFile {
  filename?: unknown
  url?: unknown
  hashes?: { sha256?: unknown }
  yanked?: unknown
}

function fromJson(text: string, page: URL): Offer[] {
  let files: unknown
  try {
    files = (JSON.parse(text) as { files?: unknown } | null)?.files
  } catch {
    files = undefined
  }
  if (!isArray(files))
    throw new TorchError('ERR_DOWNLOAD', `${shownUrl(page)} is not an index page: its JSON has no list of files`)
  return (files as JsonFile[]).flatMap((file) => {
    if (typeof file?.filename !== 'string' || typeof file.url !== 'string' || file.yanked) return []
    const { sha256 } = file.hashes ?? {}
    return offer(file.filename, file.url, typeof sha256 === 'string' ? sha256 : undefined, page)
  })
}

function fromHtml(text: string, page: URL, type: string): Offer[] {
  if (!/html/i.test(type) || !/<(html|body|!doctype|a)\b/i.test(text)) {
    throw new TorchError('ERR_DOWNLOAD', `${shownUrl(page)} is not an index page: its type is ${JSON.stringify(type)}`)
  }
  // The match is bounded, so that no page takes quadratic time.
  return [...text.matchAll(/<a\b([^<>]{0,4000})>/gi)].flatMap(([, attributes]) => {
    const href = /\bhref\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')/i.exec(attributes)
    if (!href || /\bdata-yanked\b/i.test(attributes)) return []
    const address = (href[1] ?? href[2]).replace(/&amp;/g, '&').replace(/&#43;/g, '+')
    if (!URL.canParse(address, page.href)) return []
    const { pathname, hash } = new URL(address, page)
    const name = pathname.slice(pathname.lastIndexOf('/') + 1)
    if (!isEncoded(name)) return []
    return offer(decodeURIComponent(name), address, /sha256=([0-9a-f]{64})/i.exec(hash)?.[1], page)
  })
}

/** Whether {@link decodeURIComponent} accepts a text. */
function isEncoded(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

function offer(file: string, address: string, sha256: string | undefined, page: URL): Offer[] {
  if (!URL.canParse(address, page.href) || /[/\\]/.test(file)) return []
  const url = new URL(address, page)
  url.hash = ''
  const hash = sha256?.toLowerCase()
  // The hash becomes a part of a path.
  return [{ file, url, sha256: hash !== undefined && /^[0-9a-f]{64}$/.test(hash) ? hash : undefined }]
}
